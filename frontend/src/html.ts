// The one door from a string to HTML or to a script: the Trusted Types policy `balise`. No other file may write
// `innerHTML` or name a script.

/** What the policy gives: TrustedHTML and TrustedScriptURL where browsers have them, the same strings elsewhere. */
interface Policy {
  createHTML(html: string): string;
  createScriptURL(address: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

// Our templates make none of these, whatever the directory holds: what has one was not made by our code.
const NEVER = /<\s*\/?\s*(?:script|iframe|frame|object|embed|base|meta|link|style|template)\b|<[a-z](?:[^>"']|"[^"]*"|'[^']*')*?[\s"'/]on[a-z]+\s*=|(?:href|src|action)\s*=\s*["']?\s*(?:javascript|data|vbscript):/i;

const OURS = /^\/s\/[\w-]{16}\.js$/; // the built scripts, named by their content

const rules: Policy = {
  createHTML(html) {
    if (NEVER.test(html)) throw new TypeError("this HTML was not made by our templates");
    return html;
  },
  createScriptURL(address) {
    const { origin, pathname, search } = new URL(address, location.href);
    if (origin !== location.origin || !OURS.test(pathname + search)) throw new TypeError("this script is not ours");
    return address;
  },
};

let made: Policy | undefined;

/** Made when first needed: a policy can be made once only, and the exit must not wait for it. */
function policy(): Policy {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  made ??= factory === undefined ? rules : factory.createPolicy("balise", rules);
  return made;
}

/** The nodes of a piece of HTML. Throws TypeError on what our templates never make. */
export function htmlToFragment(html: string): DocumentFragment {
  const holder = document.createElement("template");
  holder.innerHTML = policy().createHTML(html);
  return holder.content;
}

/** The address of one of our built scripts, for a worker. Throws TypeError on any other. */
export function trustedScriptUrl(address: string): string {
  return policy().createScriptURL(address);
}
