// A form of the site answered in place: on this device, or by the server when the device cannot, and it is said.
import { htmlToFragment } from "../html.ts";
import { isListed } from "../packs.ts";
import { fieldsOf, HELP, PRINT, readAsked, TWO_PLACES } from "./asking.ts";
import type { Device } from "./device.ts";
import { updateList } from "./filters.ts";
import { notice } from "./notice.ts";
import { now } from "./present.ts";
import { fetchMain } from "./server.ts";
import { main, show, type Kind } from "./stage.ts";
import { asksWhoFor } from "./who_for.ts";
import { readWords, say } from "./words.ts";

const AT_ONCE = 400; // milliseconds before waiting is worth a word

/** What is shown, and what kind of page it is. */
type Made = { readonly content: DocumentFragment; readonly kind: Kind; readonly fromServer: boolean };

let sending = false;

/** Whether we answer a form ourselves, sent by that button. */
export function isAnswered(form: HTMLFormElement, pressed: HTMLElement | null): boolean {
  return [HELP, TWO_PLACES, PRINT].includes(addressOf(form, pressed).pathname);
}

/** Answer a form, whichever way. Never throws; says on the page what goes wrong, and keeps what was typed. */
export function answerForm(form: HTMLFormElement, pressed: HTMLElement | null): void {
  const address = addressOf(form, pressed);
  const fields = fieldsOf(form, pressed);
  if (address.pathname === HELP && asksWhoFor(form, fields)) return;
  const done = (made: Made): void => {
    if (!form.isConnected) return; // the visitor went back meanwhile
    show(made.content, made.kind, address.pathname === TWO_PLACES ? "#reponse" : address.hash);
    if (made.fromServer) tell(say("sent"));
    if (address.pathname === PRINT) void offerToPrint();
  };
  const attempt = (elsewhere: boolean): void => {
    const written = fieldsOf(form, pressed);
    send(form, address, written, { done, elsewhere, agreed: () => attempt(true) })
      .catch(() => sendAsBrowsersDo(form, address, written));
  };
  attempt(false);
}

/** Ask for the same answer with another need; the lists change, the rest of the page stays. */
export function askAgain(bar: HTMLElement, fields: URLSearchParams): void {
  const done = (made: Made): void => {
    if (!bar.isConnected) return; // another answer stands by now: these lists are not its own
    updateList(made.content);
    if (made.fromServer) notice(bar, say("sent"));
  };
  const attempt = (elsewhere: boolean): void => {
    send(bar, new URL(HELP, location.href), fields, { done, elsewhere, agreed: () => attempt(true) })
      .catch(() => notice(bar, say("no_network")));
  };
  attempt(false);
}

/** The way without scripts, when nothing else works: the answer matters more than the history. */
function sendAsBrowsersDo(form: HTMLFormElement, address: URL, fields: URLSearchParams): void {
  const plain = document.createElement("form");
  plain.method = "post";
  plain.action = address.pathname + address.hash;
  for (const [name, value] of fields) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    plain.append(field);
  }
  form.after(plain);
  plain.submit();
}

/** `elsewhere`: the server may be asked. `agreed`: called when the visitor says so, because the device cannot. */
type Way = { readonly done: (made: Made) => void; readonly elsewhere: boolean; readonly agreed: () => void };

async function send(form: HTMLElement, { pathname }: URL, fields: URLSearchParams, way: Way): Promise<void> {
  if (sending) return;
  sending = true;
  form.setAttribute("aria-busy", "true");
  try {
    await readWords();
    const here = way.elsewhere ? "elsewhere" : await onDevice(form, pathname, fields);
    if (here === "failed") {
      notice(form, say("to_server"), say("send_here"), way.agreed); // nothing leaves before this is pressed
      return;
    }
    const made = here === "elsewhere" ? await byServer(form, pathname, fields) : here;
    if (made !== null) {
      notice(form, "");
      way.done(made);
    }
  } finally {
    form.removeAttribute("aria-busy");
    sending = false;
  }
}

/**
 * What the device makes; "failed" when it should have and could not; "elsewhere" when the visitor will not wait,
 * or when there are no packs to answer with.
 */
async function onDevice(form: HTMLElement, path: string, fields: URLSearchParams): Promise<Made | "failed" | "elsewhere"> {
  if (!isListed("places", "help", "cards", ...(path === TWO_PLACES ? ["two_places" as const] : []))) return "elsewhere";
  const device = await whenReady(form);
  if (device === "failed" || device === "elsewhere") return device;
  try {
    return (await make(device, path, fields)) ?? "failed";
  } catch {
    return "failed"; // a fault of ours: the server knows how
  }
}

async function make(device: Device, path: string, fields: URLSearchParams): Promise<Made | null> {
  if (path === PRINT) {
    const { pageToPrint } = await import("./answers.ts");
    const date = document.querySelector("footer time")?.textContent ?? "";
    const page = pageToPrint(fields, device, now(), date);
    return page === null ? null : { content: htmlToFragment(page), kind: "page", fromServer: false };
  }
  if (path === TWO_PLACES) {
    const { compare, readyTwoPlaces } = await import("./answers.ts");
    const file = await readyTwoPlaces(); // it came with the device
    return file && { content: htmlToFragment(compare(device, file, fields, now())), kind: "form", fromServer: false };
  }
  const { respond } = await import("./answers.ts");
  return { ...respond(device, readAsked(fields)), fromServer: false };
}

/** The device once its packs are there; "failed" when they do not come, "elsewhere" when the visitor will not wait. */
function whenReady(form: HTMLElement): Promise<Device | "failed" | "elsewhere"> {
  return new Promise((resolve) => {
    const ask = setTimeout(() => notice(form, say("wait"), say("do_not_wait"), () => resolve("elsewhere")), AT_ONCE);
    void loadDevice().then((device) => {
      clearTimeout(ask);
      resolve(device ?? "failed");
    });
  });
}

/** Fetch all that the forms of this page need; null when something fails. */
export async function loadDevice(): Promise<Device | null> {
  try {
    const { readyDevice } = await import("./answers.ts");
    const device = (await readyDevice()).thing;
    if (main().querySelector(`form[action="${TWO_PLACES}"]`) === null) return device;
    const { readyTwoPlaces } = await import("./answers.ts");
    return (await readyTwoPlaces()) && device;
  } catch {
    return null; // the script itself did not come
  }
}

async function byServer(form: HTMLElement, path: string, fields: URLSearchParams): Promise<Made | null> {
  notice(form, say("to_server"));
  const page = await fetchMain(path, fields);
  if (page === null) {
    notice(form, say("no_network"));
    return null;
  }
  const content = htmlToFragment(path === PRINT ? await styled(page) : page);
  const kind = content.querySelector("#appeler") !== null ? "answer" : path === PRINT ? "page" : "form";
  return { content, kind, fromServer: true };
}

/** What the server made to be printed, without its sheet, which is worn: no HTML of ours may bring a style. */
async function styled(page: string): Promise<string> {
  const { wearSheetOf } = await import("./answers.ts");
  return wearSheetOf(page);
}

async function offerToPrint(): Promise<void> {
  const { offerToPrint: offer } = await import("./answers.ts");
  offer(main(), say("print"));
}

/** A line of the page that was just shown, after what matters most. */
function tell(text: string): void {
  const line = document.createElement("p");
  line.className = "say";
  line.textContent = text;
  (main().querySelector(".sum, #reponse") ?? main().querySelector("h1"))?.after(line);
}

function addressOf(form: HTMLFormElement, pressed: HTMLElement | null): URL {
  const own = pressed?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
  return new URL(own, location.href);
}
