// Asking the server for a page to show in place: by this page itself, so that nothing enters the history.

const PATIENCE = 20_000; // milliseconds; a network that is half gone would otherwise be waited for without a word

/** The inside of the <main> of a page; null when it did not come in time or is no page of ours. */
export async function fetchMain(address: string, body: URLSearchParams | null): Promise<string | null> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(address, {
      method: body === null ? "GET" : "POST",
      body,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: patience.signal,
    });
    const html = await response.text();
    return /<main\b[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
