import type { Secret } from "../../shared/text/secret.ts";
import { anyDigestEqual, sha256 } from "../../shared/webhooks/sha256.ts";
import type { AdminConfig } from "../model/relay-config.ts";

/** What the bearer of a token may do: look, or look and act. */
export type Access = "read" | "act";

/** A token of the configuration, and what it is good for. */
export interface AdminToken {
  readonly secret: Secret;
  readonly access: Access;
}

/** Every token of the configuration, those that may act first. */
export function tokensOf({ tokens, readTokens }: AdminConfig): readonly AdminToken[] {
  return [
    ...tokens.map((secret): AdminToken => ({ secret, access: "act" })),
    ...readTokens.map((secret): AdminToken => ({ secret, access: "read" })),
  ];
}

/**
 * The configured token that `text` is; undefined when it is none.
 *
 * Digests are compared, with every token, so that nothing shows in the time it takes.
 */
export function tokenOf(admin: AdminConfig, text: string): AdminToken | undefined {
  const received = [sha256(Buffer.from(text, "utf8"))];
  return tokensOf(admin).filter(({ secret }) =>
    anyDigestEqual([sha256(Buffer.from(secret.reveal(), "utf8"))], received),
  )[0];
}
