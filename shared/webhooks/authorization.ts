import type { Secret } from "../text/secret.ts";
import type { SignatureVerdict } from "./hub-signature.ts";
import { anyDigestEqual, sha256 } from "./sha256.ts";
import { verifySharedToken } from "./shared-token.ts";

/** Schemes are compared without regard to case (RFC 9110, 11.1); exactly one space, as everybody sends. */
const BEARER = /^bearer (\S+)$/i;
const BASIC = /^basic ((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/i;

/** Whether an Authorization header holds one of the secrets as a bearer token (RFC 6750). Never throws. */
export function verifyBearer(header: string | undefined, secrets: readonly Secret[]): SignatureVerdict {
  if (header === undefined || header === "") return { kind: "invalid", why: "missing" };
  const token = BEARER.exec(header)?.[1];
  return token === undefined ? { kind: "invalid", why: "malformed" } : verifySharedToken(token, secrets);
}

/**
 * Whether an Authorization header holds the user's name with one of the secrets as password (RFC 7617, UTF-8). Never throws.
 *
 * Name and password are compared in one piece. That is what splitting at the first colon comes to, since the name has none, and a
 * password may have as many as it likes; and nothing shows in the time it takes, not even whether the name was right.
 *
 * @param username without a colon
 */
export function verifyBasic(
  header: string | undefined,
  username: string,
  secrets: readonly Secret[],
): SignatureVerdict {
  if (header === undefined || header === "") return { kind: "invalid", why: "missing" };
  const base64 = BASIC.exec(header)?.[1];
  if (base64 === undefined) return { kind: "invalid", why: "malformed" };
  const expected = secrets.map((secret) => sha256(Buffer.from(`${username}:${secret.reveal()}`)));
  const equal = anyDigestEqual(expected, [sha256(Buffer.from(base64, "base64"))]);
  return equal ? { kind: "valid" } : { kind: "invalid", why: "mismatch" };
}
