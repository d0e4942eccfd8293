import type { Secret } from "./secret.ts";

const HIDDEN = "***";

/** Tokens of GitLab and GitHub by their published prefixes (all those that `tokenKind` knows), wherever they turn up. */
const TOKEN_SHAPES = /\b(?:gl(?:pat|ptt|cbt|rtr?|dt|oas|soat|agent|ft|ffct|imt)-|gh[pousr]_|github_pat_)[\w.-]{8,}/g;
const QUERY_TOKEN = /([?&](?:token|private_token|job_token|access_token|secret)=)[^&#\s"']+/gi;
/** No quotes in it: an address with a port in JSON is not to reach for an `@` further on. */
const URL_PASSWORD = /(\b[a-z][a-z\d+.-]*:\/\/[^/\s:@"]*:)[^/\s@"]+@/gi;

/** Shorter secrets than this would blank out ordinary text; they are hidden only by their shape. */
const SHORTEST_LITERAL = 4;

/**
 * A function that hides the given secrets, and everything that looks like a token, in any text.
 *
 * The second line of defence: the first is that `Secret` never prints. It also knows the URL-encoded and the JSON-escaped
 * spelling of each secret, since that is how they come back in other programs' messages.
 */
export function redactor(secrets: Iterable<Secret>): (text: string) => string {
  const spellings = new Set<string>();
  for (const secret of secrets) {
    const value = secret.reveal();
    if (value.length < SHORTEST_LITERAL) continue;
    for (const spelling of [value, encodeURIComponent(value.toWellFormed()), JSON.stringify(value).slice(1, -1)])
      spellings.add(spelling);
  }
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  return (text) => {
    let out = text;
    for (const spelling of longestFirst) out = out.replaceAll(spelling, HIDDEN);
    return out
      .replaceAll(TOKEN_SHAPES, HIDDEN)
      .replaceAll(QUERY_TOKEN, `$1${HIDDEN}`)
      .replaceAll(URL_PASSWORD, `$1${HIDDEN}@`);
  };
}
