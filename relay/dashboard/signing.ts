import type { Context, Hono } from "hono";
import { CATALOGUE } from "../../shared/errors/catalogue.ts";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { isOwnSite } from "../admin/own-site.ts";
import { isOwnForm, type Session } from "../admin/session.ts";
import type { DashboardGround } from "./ground.ts";
import { html } from "./markup.ts";
import { onceMorePage, signInPage } from "./pages/sign-in.ts";
import { ownPath, pathTo } from "./path-to.ts";
import { readForm } from "./read-form.ts";

/** Adds the pages on which people sign in and out. */
export function addSigning(pages: Hono, { auth }: Pick<DashboardGround, "auth">): void {
  pages.get(pathTo("sign-in"), (c) => {
    const to = ownPath(c.req.query("to"));
    return auth.session(c) === undefined ? c.html(String(signInPage(to))) : c.redirect(to, 303);
  });
  pages.post(pathTo("sign-in"), async (c) => {
    const form = await readForm(c);
    const to = ownPath(form.get("to") ?? undefined);
    try {
      auth.logIn(c, form.get("token")?.trim() ?? "");
      return c.redirect(to, 303);
    } catch (error) {
      if (!isCoded(error, "ADMIN_UNAUTHENTICATED", "ADMIN_THROTTLED", "ADMIN_FORGED")) throw error;
      if (error.retryAfterMs !== undefined) c.header("Retry-After", String(Math.ceil(error.retryAfterMs / 1_000)));
      return c.html(String(signInPage(to, whyNot(error))), CATALOGUE[error.code].httpStatus ?? 401);
    }
  });
  pages.post(pathTo("sign-out"), async (c) => {
    const session = auth.session(c);
    const csrf = (await readForm(c)).get("csrf") ?? "";
    if (session !== undefined && (!isOwnSite(c) || !isOwnForm(session, csrf)))
      throw new CodedError("ADMIN_FORGED", "The form did not come from this relay's own page.");
    auth.logOut(c);
    return c.redirect(pathTo("sign-in"), 303);
  });
}

/**
 * Who asks; or the answer to somebody who is not signed in: the page to sign in, which leads back here.
 *
 * A link from another site brings no cookie of the strict kind along, also of somebody who is signed in. So the first answer to it asks the
 * browser to come once more, from our own address.
 */
export function whoAsks(c: Context, { auth }: Pick<DashboardGround, "auth">): Session | Response {
  const session = auth.session(c);
  if (session !== undefined) return session;
  const { pathname, search } = new URL(c.req.url);
  const here = ownPath(pathname + search);
  if (c.req.method !== "GET") {
    const problem = html`Nobody is signed in, or not any more, so nothing was done. Sign in and do it again.`;
    return c.html(String(signInPage(ownPath(undefined), problem)), 401);
  }
  if (c.req.header("sec-fetch-site") === "cross-site") return c.html(String(onceMorePage(here)));
  return c.redirect(pathTo("sign-in", [], { to: here }), 303);
}

function whyNot(error: CodedError): string {
  switch (error.code) {
    case "ADMIN_THROTTLED":
      return "Too many wrong tokens came from your address. Wait a minute, then try again.";
    case "ADMIN_FORGED":
      return `This form did not come from the relay's own page. ${error.hint}`;
    default:
      return "No token of the configuration is like that.";
  }
}
