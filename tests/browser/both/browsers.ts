// Debian's Chromium and Firefox ESR, driven the same way, each with a profile that can be searched afterwards.
import { createRequire } from "node:module";
import type { Browser, LaunchOptions, Page } from "../../../frontend/node_modules/puppeteer-core/lib/types.d.ts";

export type { Browser, Page };
export type Name = "chromium" | "firefox";

const puppeteer = createRequire(import.meta.url)("../../../frontend/node_modules/puppeteer-core") as {
  default: { launch(options: LaunchOptions): Promise<Browser> };
};
const QUIET = [
  "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--no-first-run",
];

/** What each browser takes besides: preferences of Firefox, words of Chromium's command line. */
export type Besides = { readonly preferences?: Record<string, unknown>; readonly args?: readonly string[] };

export function launch(name: Name, profile: string, { preferences = {}, args = [] }: Besides = {}): Promise<Browser> {
  const common = { headless: true, userDataDir: profile };
  return puppeteer.default.launch(
    name === "firefox"
      ? { ...common, browser: "firefox", executablePath: "/usr/bin/firefox-esr", extraPrefsFirefox: preferences }
      : { ...common, executablePath: "/usr/bin/chromium", args: [...QUIET, ...args] },
  );
}
