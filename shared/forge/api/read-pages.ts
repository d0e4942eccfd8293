import { CodedError } from "../../errors/coded-error.ts";
import type { ForgeAnswer } from "../exchange.ts";
import { fieldsOf } from "../fields.ts";
import { type CallDeps, callForge, type ForgeCall } from "./call-forge.ts";
import type { ForgeAccess } from "./forge-access.ts";

/** One page of a list. */
export interface ListPage {
  readonly json: unknown;
}

/** More pages than any list of ours has in earnest; a forge that always names another one is not followed for ever. */
export const MOST_PAGES = 200;

/**
 * Reads a list page by page. The next page is the one the answer names, in a `Link` header (RFC 8288) or in its body as Bitbucket does; of the
 * address it names only the query counts, since a forge behind a proxy may think that it has another host.
 *
 * @throws CodedError FORGE_REFUSED, FORGE_UNAVAILABLE; the latter also when there is no end, and when it is no list: to take that for an
 *   empty one would mean that everything is gone
 */
export async function* readPages(
  deps: CallDeps,
  access: ForgeAccess,
  list: Omit<ForgeCall, "method">,
  signal: AbortSignal,
): AsyncGenerator<ListPage> {
  const [path = ""] = list.path.split("?", 1);
  let query = list.path.slice(path.length);
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const answer = await callForge(deps, access, { ...list, method: "GET", path: `${path}${query}` }, signal);
    const json = jsonOf(answer, list.what);
    if (!isList(json)) throw noList(list.what, answer.status);
    yield { json };
    const next = nextQuery(answer, json, query);
    if (next === undefined || next === query) return;
    query = next;
  }
  throw new CodedError("FORGE_UNAVAILABLE", `The forge failed at ${list.what}: its list has no end.`);
}

/**
 * The JSON of an answer.
 *
 * @throws CodedError FORGE_UNAVAILABLE when it is none: what stands between us and the forge has answered
 */
export function jsonOf({ body, status }: ForgeAnswer, what: string): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    throw new CodedError(
      "FORGE_UNAVAILABLE",
      `The forge failed at ${what}: it answered ${status} with what is no JSON.`,
    );
  }
}

/** An array, bare or as Bitbucket's `values`; servers written in Go may say null of an empty one. */
function isList(json: unknown): boolean {
  return json === null || Array.isArray(json) || Array.isArray(fieldsOf(json)["values"]);
}

function noList(what: string, status: number): CodedError {
  return new CodedError(
    "FORGE_UNAVAILABLE",
    `The forge failed at ${what}: it answered ${status} with what is no list.`,
  );
}

function nextQuery({ headers }: ForgeAnswer, json: unknown, query: string): string | undefined {
  const { link } = headers;
  const linked = typeof link === "string" ? /<([^<>]*)>\s*;[^,<]*\brel="?next"?/.exec(link)?.[1] : undefined;
  const { next, nextPageStart, isLastPage } = fieldsOf(json);
  if (isLastPage === false && typeof nextPageStart === "number") {
    const search = new URLSearchParams(query);
    search.set("start", String(nextPageStart));
    return `?${search.toString()}`;
  }
  const named = linked ?? (typeof next === "string" ? next : undefined);
  return named === undefined ? undefined : URL.parse(named, "http://forge.invalid")?.search;
}
