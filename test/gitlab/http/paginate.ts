import { invalid } from "../http/refusal.ts";
import type { ParamHash } from "../params/nested.ts";
import { optionalInteger } from "../params/pick.ts";
import type { Ctx } from "./env.ts";
import { type Site, urlOf } from "./site.ts";

const MOST_PER_PAGE = 100;

/** The part of a list that was asked for by `page` and `per_page`, with the pagination headers set. */
export function paginate<Item>(
  c: Ctx,
  site: Site,
  params: ParamHash,
  items: readonly Item[],
  options: { readonly totals?: boolean } = {},
): readonly Item[] {
  const perPage = readPerPage(params);
  const page = Math.max(1, optionalInteger(params, "page") ?? 1);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const next = page < pages ? page + 1 : undefined;
  const prev = page > 1 && page <= pages ? page - 1 : undefined;
  const totals = options.totals ?? true;
  c.header("X-Next-Page", next === undefined ? "" : String(next));
  c.header("X-Page", String(page));
  c.header("X-Per-Page", String(perPage));
  c.header("X-Prev-Page", prev === undefined ? "" : String(prev));
  if (totals) {
    c.header("X-Total", String(items.length));
    c.header("X-Total-Pages", String(pages));
  }
  const link = (rel: string, to: number | undefined) =>
    to === undefined ? [] : [`<${pageUrl(c, site, { page: String(to), per_page: String(perPage) })}>; rel="${rel}"`];
  c.header(
    "Link",
    [...link("prev", prev), ...link("next", next), ...link("first", 1), ...(totals ? link("last", pages) : [])].join(
      ", ",
    ),
  );
  return items.slice((page - 1) * perPage, page * perPage);
}

/** The part of a list sorted by falling id that follows the `cursor`, with only a link to the next part. */
export function paginateByKey<Item extends { readonly id: number }>(
  c: Ctx,
  site: Site,
  params: ParamHash,
  items: readonly Item[],
): readonly Item[] {
  const perPage = readPerPage(params);
  const { cursor, id_after: idAfter } = params;
  const rising = params["sort"] === "asc";
  const sorted = items.toSorted((a, b) => (rising ? a.id - b.id : b.id - a.id));
  const after = typeof cursor === "string" ? readCursor(cursor) : idAfter === undefined ? undefined : Number(idAfter);
  const rest = after === undefined ? sorted : sorted.filter(({ id }) => (rising ? id > after : id < after));
  const part = rest.slice(0, perPage);
  const last = part.at(-1);
  if (last !== undefined && rest.length > part.length) {
    c.header("Link", `<${pageUrl(c, site, { cursor: writeCursor(last.id), per_page: String(perPage) })}>; rel="next"`);
  }
  return part;
}

function readPerPage(params: ParamHash): number {
  const perPage = optionalInteger(params, "per_page") ?? 20;
  if (perPage <= 0) throw invalid("per_page has a value not allowed");
  return Math.min(perPage, MOST_PER_PAGE);
}

function pageUrl(c: Ctx, site: Site, changed: Readonly<Record<string, string>>): string {
  const { path, query } = c.get("record");
  const search = new URLSearchParams(query);
  for (const name of ["private_token", "access_token", "job_token", "page", "per_page", "cursor", "id_after"])
    search.delete(name);
  for (const [name, value] of Object.entries(changed)) search.set(name, value);
  return `${urlOf({ ...site, root: "" }, path)}?${search.toString()}`;
}

function writeCursor(id: number): string {
  return Buffer.from(JSON.stringify({ id: String(id), _kd: "n" })).toString("base64url");
}

function readCursor(cursor: string): number {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (typeof read === "object" && read !== null && "id" in read && Number.isInteger(Number(read.id)))
      return Number(read.id);
  } catch {
    // Not one of ours; answered below.
  }
  throw invalid("cursor is invalid");
}
