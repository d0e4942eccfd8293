import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { clientOf } from "../http/client.ts";
import type { LiveConfig } from "../live-config.ts";
import type { AdminConfig } from "../model/relay-config.ts";
import type { Observe } from "../observe/signal.ts";
import { type Access, type AdminToken, tokenOf } from "./access.ts";
import { createGuessLimit } from "./guess-limit.ts";
import { isOwnSite } from "./own-site.ts";
import { isOwnForm, openSession, type Session, sessionOf } from "./session.ts";

/** What knowing people stands on. */
export interface AuthDeps {
  readonly config: Pick<LiveConfig, "current">;
  readonly clock: Clock;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly observe: Observe;
}

/** Who may use the admin API, the dashboard and the metrics. One for all of them: guesses are counted together. */
export interface Auth {
  /** Whether the configuration has an `admin` at all; where it has none, nothing here lets anybody in. */
  enabled(): boolean;
  /**
   * What the request's bearer token may do (RFC 6750). For programs: it looks at no cookie, so no page can make a browser send it.
   *
   * @throws CodedError ADMIN_UNAUTHENTICATED, the same for every cause; ADMIN_THROTTLED
   */
  bearer(c: Context): Access;
  /** The session the request's cookie proves; undefined when it proves none. */
  session(c: Context): Session | undefined;
  /**
   * Opens a session for whoever has this token, and sets its cookie. The form must come from our own page.
   *
   * @throws CodedError ADMIN_FORGED, ADMIN_UNAUTHENTICATED, ADMIN_THROTTLED
   */
  logIn(c: Context, token: string): Session;
  /** Ends the request's session, also for whoever else has its cookie (until the relay's next start), and takes the cookie back. */
  logOut(c: Context): void;
  /**
   * Lets a form through that comes from our own page and carries its session's `csrf`, of a session that may act.
   *
   * @throws CodedError ADMIN_FORGED, ADMIN_READ_ONLY
   */
  checkForm(c: Context, session: Session, csrf: string): void;
}

/** Browsers keep `__Host-` cookies to this very host and to https; over plain http there can be none of that name. */
const SECURE_COOKIE = "__Host-sluice";
const PLAIN_COOKIE = "sluice";

/** Everything a program may send as a token; what is longer is none of ours. */
const BEARER = /^bearer +([\x21-\x7e]{1,1000}) *$/i;

/** Sessions that were ended before their time, of which the oldest is forgotten beyond so many. */
const MOST_ENDED = 10_000;

/** Knows people by the tokens of the configuration in force. */
export function createAuth({ config, clock, randomBytes, observe }: AuthDeps): Auth {
  const guesses = createGuessLimit(clock);
  const ended = new Set<string>();

  const clientFor = (c: Context) => clientOf(c, config.current.listen.trustProxy);

  /** A token of the configuration; every other end is the same error. */
  const known = (c: Context, text: string | undefined): AdminToken => {
    const { address } = clientFor(c);
    const waitMs = guesses.waitMs(address);
    if (waitMs > 0)
      throw new CodedError("ADMIN_THROTTLED", "Too many wrong tokens came from this address.", {
        retryAfterMs: waitMs,
      });
    const { admin } = config.current;
    const token = admin === undefined || text === undefined ? undefined : tokenOf(admin, text);
    if (token !== undefined) return token;
    // Without any token there was no guess: whoever opens an address in a browser is not to be kept out for it.
    if (text !== undefined) {
      guesses.wrong(address);
      observe({ kind: "admin-not-authentic", address, path: c.req.path });
    }
    throw new CodedError("ADMIN_UNAUTHENTICATED", "The request is not authenticated.");
  };

  const cookieOf = (c: Context) => getCookie(c, clientFor(c).https ? SECURE_COOKIE : PLAIN_COOKIE);

  const session = (c: Context): Session | undefined => {
    const { admin } = config.current;
    const cookie = cookieOf(c);
    const found = admin && cookie !== undefined ? sessionOf(admin, cookie, clock.now()) : undefined;
    return found === undefined || ended.has(found.id) ? undefined : found;
  };

  return {
    enabled: () => config.current.admin !== undefined,
    bearer(c) {
      const header = c.req.header("authorization");
      return known(c, header === undefined ? undefined : (BEARER.exec(header)?.[1] ?? "")).access;
    },
    session,
    logIn(c, text) {
      if (!isOwnSite(c)) throw forged();
      const token = known(c, text);
      const { https, address } = clientFor(c);
      const expiresAt = new Date(clock.now().getTime() + sessionMs(config.current.admin));
      const opened = openSession(token, expiresAt, randomBytes);
      setCookie(c, https ? SECURE_COOKIE : PLAIN_COOKIE, opened.cookie, { ...cookieFor(https), expires: expiresAt });
      observe({ kind: "admin-logged-in", address, access: token.access });
      return opened.session;
    },
    logOut(c) {
      const found = session(c);
      if (found !== undefined) ended.add(found.id);
      const [oldest] = ended;
      if (ended.size > MOST_ENDED && oldest !== undefined) ended.delete(oldest);
      const { https } = clientFor(c);
      deleteCookie(c, https ? SECURE_COOKIE : PLAIN_COOKIE, cookieFor(https));
    },
    checkForm(c, of, csrf) {
      if (!isOwnSite(c) || !isOwnForm(of, csrf)) throw forged();
      if (of.access !== "act")
        throw new CodedError("ADMIN_READ_ONLY", "This login may look at everything and change nothing.");
    },
  };
}

function sessionMs(admin: AdminConfig | undefined): number {
  return admin?.sessionMs ?? 0;
}

function cookieFor(https: boolean) {
  return { path: "/", httpOnly: true, sameSite: "Strict", secure: https } as const;
}

function forged(): CodedError {
  return new CodedError("ADMIN_FORGED", "The form did not come from this relay's own page.");
}
