// Asking the server for a page to show in place: by this page itself, so that nothing enters the history.

/** The inside of the <main> of a page; null when it did not come or is no page of ours. */
export async function fetchMain(address: string, body: URLSearchParams | null): Promise<string | null> {
  try {
    const response = await fetch(address, {
      method: body === null ? "GET" : "POST",
      body,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
    });
    const html = await response.text();
    return /<main\b[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? null;
  } catch {
    return null;
  }
}
