import { isInwardAddress } from "./inward-address.ts";

/** The longest chain of redirects we follow; a GitLab download takes one or two. */
export const MAX_REDIRECTS = 5;

/** How far a redirect may lead: API calls stay (a moved project), downloads may go to object storage or a CDN. */
export type RedirectReach = "same-origin" | "any-origin";

/** An answer with a 3xx status, and what led to it. */
export interface Redirect {
  readonly from: URL;
  readonly location: string | undefined;
  readonly method: string;
  /** Redirects followed before this one. */
  readonly followed: number;
  /** Whether the credential went along so far. */
  readonly keepCredential: boolean;
  readonly reach: RedirectReach;
}

/** What becomes of a redirect: where to go on, or why not, as the end of "a redirect …". */
export type RedirectVerdict =
  | { readonly kind: "follow"; readonly url: URL; readonly keepCredential: boolean }
  | { readonly kind: "refuse"; readonly why: string; readonly hint?: string };

/**
 * Whether to follow a redirect, and whether the credential may go along.
 *
 * Only a GET is redirected: to send a trigger a second time, to an address somebody else named, is not ours to decide. The
 * credential goes along only while every hop has stayed on one origin; once dropped it is never added again. From https to
 * http nothing is followed, and nobody but a server on this machine leads to this machine.
 */
export function judgeRedirect(redirect: Redirect): RedirectVerdict {
  const { from, location, followed, reach } = redirect;
  if (location === undefined || !URL.canParse(location, from.href))
    return { kind: "refuse", why: "without a usable Location" };
  const url = new URL(location, from);
  const sameOrigin = url.origin === from.origin;
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return { kind: "refuse", why: `to a ${url.protocol} address` };
  if (url.username !== "" || url.password !== "") return { kind: "refuse", why: "to an address that holds a password" };
  if (redirect.method !== "GET")
    return sameOrigin
      ? {
          kind: "refuse",
          why: `of a ${redirect.method}`,
          hint: "Name the project by its present path or its id: it may have moved.",
        }
      : { kind: "refuse", why: `of a ${redirect.method} to ${url.origin}`, hint: otherServer(url) };
  if (from.protocol === "https:" && url.protocol === "http:")
    return {
      kind: "refuse",
      why: `from https to plain http at ${url.host}`,
      ...(reach === "any-origin" && url.host !== from.host ? { hint: HTTP_STORAGE } : {}),
    };
  if (!sameOrigin && reach === "same-origin")
    return { kind: "refuse", why: `to another server, ${url.origin}`, hint: otherServer(url) };
  if (isInwardAddress(url.hostname) && !isInwardAddress(from.hostname))
    return {
      kind: "refuse",
      why: `to ${url.origin}, an address of this very machine or its own network`,
      hint: INWARD,
    };
  if (followed >= MAX_REDIRECTS) return { kind: "refuse", why: `after ${followed} others` };
  url.hash = "";
  return { kind: "follow", url, keepCredential: redirect.keepCredential && sameOrigin };
}

const INWARD =
  "Have the administrator give GitLab's object storage an address that others can reach, or let GitLab hand downloads on itself (`proxy_download`).";

const HTTP_STORAGE =
  "Have the administrator give GitLab's object storage an https address, or let GitLab hand downloads on itself (`proxy_download`).";

function otherServer(url: URL): string {
  return `If GitLab really answers at ${url.origin}, set \`host\` to that address.`;
}
