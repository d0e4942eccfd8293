import * as z from "zod/mini";
import type { UserCredential } from "./auth.ts";
import { call } from "./call.ts";
import type { GitLab } from "./http.ts";
import { orElse, text } from "./wire.ts";

/** What an access token says of itself. */
export interface OwnToken {
  readonly scopes: readonly string[];
  /** The day from which on it no longer works, as GitLab writes it (2026-12-31); absent for one without end. */
  readonly expiresAt?: string;
}

const tokenRow = z.object({
  scopes: z.array(z.string()),
  expires_at: text,
});

const infoRow = z.object({
  scope: z.array(z.string()),
  expires_in: orElse(z.optional(z.number()), undefined),
});

/** Reads what an OAuth access token is (`GET /oauth/token/info`, beside the API); its end is an instant. */
export function ownOauthToken(
  gitlab: GitLab,
  credential: Extract<UserCredential, { readonly kind: "oauth-token" }>,
  signal?: AbortSignal,
): Promise<OwnToken> {
  const parse = (json: unknown): OwnToken => {
    const { scope, expires_in } = infoRow.parse(json);
    if (expires_in === undefined) return { scopes: scope };
    return { scopes: scope, expiresAt: new Date(gitlab.deps.clock.now().getTime() + expires_in * 1_000).toISOString() };
  };
  const path = "../../oauth/token/info";
  return call(gitlab, { path, what: "reading what the OAuth token is", credential }, parse, signal);
}

/** Reads what a personal, project or group access token is (`GET /personal_access_tokens/self`); any scope may. */
export function ownToken(gitlab: GitLab, credential: UserCredential, signal?: AbortSignal): Promise<OwnToken> {
  const parse = (json: unknown): OwnToken => {
    const { scopes, expires_at } = tokenRow.parse(json);
    return { scopes, ...(expires_at === undefined ? {} : { expiresAt: expires_at }) };
  };
  return call(
    gitlab,
    { path: "personal_access_tokens/self", what: "reading what the token is", credential },
    parse,
    signal,
  );
}
