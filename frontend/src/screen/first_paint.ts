// What is read first comes first: until the page was drawn, what only serves later asks for nothing of a slow network.

/** Resolves once the page was drawn and is at rest, or at once when somebody is in a field already. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => {
    if (isField(document.activeElement)) resolve();
    document.addEventListener("focusin", ({ target }) => {
      if (isField(target)) resolve();
    });
    whenPainted(() => {
      if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 3000 });
      else setTimeout(resolve, 300);
    });
  });
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** Of a tab that nobody looks at: once it is looked at. */
function whenPainted(then: () => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes("paint")) {
    requestAnimationFrame(then); // a browser that does not say when
    return;
  }
  const seen = new PerformanceObserver(() => {
    seen.disconnect();
    then();
  });
  seen.observe({ type: "paint", buffered: true });
}
