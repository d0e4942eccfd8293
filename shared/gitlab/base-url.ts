import { CodedError } from "../errors/coded-error.ts";
import { printable } from "../text/printable.ts";

/**
 * The address of a GitLab server as calls use it: scheme, host, relative URL root, no slash at the end.
 *
 * `gitlab.example.com` means https, a bare loopback address (`localhost:8080`) means http, an explicit `http://` is taken
 * as given. A trailing `/api/v4` (as in `$CI_API_V4_URL`) is taken off. Throws INPUT_INVALID for anything else; the message
 * leaves out an address that holds a password.
 */
export function normalizeBaseUrl(text: string): string {
  const url = parse(text.trim());
  if (url.username !== "" || url.password !== "")
    throw invalid("The address of the GitLab server holds a user name or password; give tokens by their own inputs.");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw invalid(
      `The address of the GitLab server starts with ${quoted(url.protocol)}; it takes https:// or http://.`,
    );
  if (url.search !== "" || url.hash !== "")
    throw invalid(`The address of the GitLab server, ${quoted(text)}, has a query or a fragment, which no server has.`);
  const path = trimSlashes(trimSlashes(url.pathname).replace(/\/api\/v4$/, ""));
  return `${url.protocol}//${url.host}${path}`;
}

/**
 * An address as people write it, as a URL: where it names no scheme, a bare loopback address means http and any other https.
 * Undefined when it is no address at all.
 */
export function parseAddress(text: string): URL | undefined {
  if (text === "") return undefined;
  const whole = hasScheme(text) ? text : `${LOOPBACK.test(text) ? "http" : "https"}://${text}`;
  return URL.parse(whole) ?? undefined;
}

/** Whether an address names its scheme itself. */
export function hasScheme(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text);
}

function parse(text: string): URL {
  const url = parseAddress(text);
  if (url === undefined)
    throw invalid(
      text.includes("@")
        ? "The address of the GitLab server is no URL."
        : `The address of the GitLab server, ${quoted(text)}, is no URL; it looks like https://gitlab.example.com.`,
    );
  return url;
}

/** A GitLab on this very machine is a development server, and those rarely speak TLS. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/i;

function trimSlashes(path: string): string {
  return path.replace(/\/+$/, "");
}

function quoted(text: string): string {
  return `"${printable(text, 200)}"`;
}

function invalid(message: string): CodedError {
  return new CodedError("INPUT_INVALID", message, {
    hint: "Give the server's address as you open it in a browser, such as https://gitlab.example.com.",
  });
}
