import type { IncomingHttpHeaders } from "node:http";
import { CodedError } from "../errors/coded-error.ts";
import { type Credential, secretsOf } from "./auth.ts";
import { readAnswer } from "./call.ts";
import type { GitLab } from "./http.ts";
import { nextLink } from "./link.ts";
import { listOf, type Parser } from "./wire.ts";

/** The largest page GitLab gives. */
const PER_PAGE = 100;

/** 20,000 rows; a list beyond that is no list of jobs or tokens any more. */
const MAX_PAGES = 200;

/** A call whose answer is a list in pages. */
export interface ListCall {
  /** Without paging parameters. */
  readonly path: string;
  readonly what: string;
  readonly credential: Credential;
}

/**
 * Every row of a list, page after page.
 *
 * Ends when GitLab names no next page; totals are not needed, since GitLab leaves them out of long lists. Throws
 * GITLAB_ANSWER_TOO_LARGE for a list without end.
 */
export async function listAll<T>(
  gitlab: GitLab,
  list: ListCall,
  one: Parser<T>,
  signal?: AbortSignal,
): Promise<readonly T[]> {
  const { what, credential } = list;
  const parse = listOf(one);
  const rows: T[] = [];
  let path: string | undefined = withQuery(list.path, "per_page", PER_PAGE);
  for (let page = 0; path !== undefined; page++) {
    if (page === MAX_PAGES)
      throw new CodedError("GITLAB_ANSWER_TOO_LARGE", `GitLab gave more than ${MAX_PAGES} pages to ${what}.`);
    const answer = await gitlab.send({ method: "GET", path, what, credential }, signal);
    rows.push(...readAnswer(answer, what, parse, secretsOf(credential)));
    path = nextPath(gitlab.apiUrl, path, answer.headers);
  }
  return rows;
}

/**
 * The path of the next page, below the API root; undefined after the last.
 *
 * A `Link` is followed only below the configured API root. One that leads elsewhere (a server behind another name
 * than it knows of itself, or something worse) never gets a credential: there the number in `X-Next-Page` is put into our
 * own address, and without one the list counts as unreadable rather than as complete.
 */
function nextPath(apiUrl: string, path: string, headers: IncomingHttpHeaders): string | undefined {
  const link = nextLink(headers["link"]);
  const here = `${apiUrl}/${path}`;
  if (link !== undefined && URL.canParse(link, here)) {
    const next = new URL(link, here);
    const root = new URL(`${apiUrl}/`);
    if (next.origin === root.origin && next.pathname.startsWith(root.pathname) && next.username === "")
      return next.pathname.slice(root.pathname.length) + next.search;
  }
  const number = headers["x-next-page"];
  if (typeof number === "string" && /^\d+$/.test(number)) return withQuery(path, "page", number);
  if (link === undefined) return undefined;
  throw new CodedError(
    "GITLAB_REDIRECT_REFUSED",
    "GitLab's list goes on at another address than the configured one, which is not followed.",
    { hint: "Set `host` to the address GitLab gives for itself (its external_url)." },
  );
}

function withQuery(path: string, name: string, value: string | number): string {
  const [before = "", query = ""] = path.split("?", 2);
  const parameters = new URLSearchParams(query);
  parameters.set(name, String(value));
  return `${before}?${parameters.toString()}`;
}
