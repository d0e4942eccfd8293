import type { Context } from "hono";

/**
 * Whether a request that would change something was made by a page of this very relay.
 *
 * Every browser of today says so by Sec-Fetch-Site, which no page can set; older ones send Origin with every form, whose host must
 * be the one that was asked for. A request with neither comes from no page.
 */
export function isOwnSite(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin");
  if (origin === undefined) return false;
  return URL.canParse(origin) && new URL(origin).host === (c.req.header("host") ?? new URL(c.req.url).host);
}
