import type { Secret } from "../../shared/text/secret.ts";
import { anyDigestEqual, hmacSha256, sha256 } from "../../shared/webhooks/sha256.ts";
import type { AdminConfig } from "../model/relay-config.ts";
import { type Access, type AdminToken, tokensOf } from "./access.ts";

/** A login at the dashboard. */
export interface Session {
  readonly id: string;
  readonly access: Access;
  readonly expiresAt: Date;
  /** What every form of this session carries; nobody else can know it. */
  readonly csrf: string;
}

const ID_BYTES = 16;
const COOKIE = /^1\.([\w-]{22})\.(\d{13,15})\.([\w-]{43})$/;

/** A new session of whoever has this token, and the cookie's value that proves it. */
export function openSession(
  { secret, access }: AdminToken,
  expiresAt: Date,
  randomBytes: (count: number) => Uint8Array,
): { readonly session: Session; readonly cookie: string } {
  const id = Buffer.from(randomBytes(ID_BYTES)).toString("base64url");
  const until = String(expiresAt.getTime());
  const cookie = `1.${id}.${until}.${signed(secret, "session", id, until).toString("base64url")}`;
  return { session: { id, access, expiresAt, csrf: csrfOf(secret, id) }, cookie };
}

/**
 * The session a cookie proves; undefined when it proves none, or one that is over.
 *
 * Cookies are signed with a key made of the token they were opened with. So they survive the relay's restart, nothing is kept about them,
 * and a token that goes from the configuration takes its sessions along.
 */
export function sessionOf(admin: AdminConfig, cookie: string, now: Date): Session | undefined {
  const [, id = "", until = "", mac = ""] = COOKIE.exec(cookie) ?? [];
  const received = Buffer.from(mac, "base64url");
  const expiresAt = new Date(Number(until));
  if (received.length !== 32 || expiresAt <= now) return undefined;
  const [token] = tokensOf(admin).filter(({ secret }) =>
    anyDigestEqual([signed(secret, "session", id, until)], [received]),
  );
  return token && { id, access: token.access, expiresAt, csrf: csrfOf(token.secret, id) };
}

/** Whether a form carries what the session's forms carry. */
export function isOwnForm({ csrf }: Session, received: string): boolean {
  return anyDigestEqual([sha256(Buffer.from(csrf))], [sha256(Buffer.from(received))]);
}

function csrfOf(secret: Secret, id: string): string {
  return signed(secret, "form", id, "").toString("base64url");
}

/** What is signed for one purpose is no proof for another. */
function signed(secret: Secret, purpose: "session" | "form", id: string, until: string): Buffer {
  return hmacSha256(hmacSha256(secret.reveal(), `sluice ${purpose}`), `${id}.${until}`);
}
