import { CodedError } from "../errors/coded-error.ts";
import type { Secret } from "../text/secret.ts";

/**
 * What a request to GitLab identifies itself with.
 *
 * A trigger token is no credential: it only triggers, as the `token` parameter in the body.
 */
export type Credential =
  | { readonly kind: "access-token"; readonly token: Secret }
  /** An OAuth 2.0 access token; may what the token of a user may. */
  | { readonly kind: "oauth-token"; readonly token: Secret }
  | { readonly kind: "job-token"; readonly token: Secret }
  | { readonly kind: "anonymous" };

/** A credential that stands for a user, which is what GitLab asks for wherever a pipeline is made, changed or looked into. */
export type UserCredential = Extract<Credential, { readonly kind: "access-token" | "oauth-token" }>;

/** Whether a credential stands for a user. */
export function isUserCredential(credential: { readonly kind: string }): credential is UserCredential {
  return credential.kind === "access-token" || credential.kind === "oauth-token";
}

/** No credential: what everybody may see. */
export const ANONYMOUS: Credential = { kind: "anonymous" };

/**
 * The header that presents a credential. Works for personal, project, group and job tokens alike.
 *
 * Throws INPUT_INVALID for a token that no header can carry, since Node's own error comes later and says less.
 */
export function credentialHeaders(credential: Credential): Readonly<Record<string, string>> {
  if (credential.kind === "anonymous") return {};
  const value = credential.token.reveal();
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new CodedError(
      "INPUT_INVALID",
      `The ${tokenName(credential.kind)} is empty or holds a space, a line break or another character that no token has.`,
    );
  switch (credential.kind) {
    case "job-token":
      return { "JOB-TOKEN": value };
    case "oauth-token":
      return { authorization: `Bearer ${value}` };
    case "access-token":
      return { "PRIVATE-TOKEN": value };
  }
}

/** What must not show up in anything printed about a call with this credential. */
export function secretsOf(credential: Credential): readonly Secret[] {
  return credential.kind === "anonymous" ? [] : [credential.token];
}

/** The end of a sentence about a call: `with the access token`. */
export function credentialName(credential: Credential): string {
  return credential.kind === "anonymous" ? "without a token" : `with the ${tokenName(credential.kind)}`;
}

/** What a token was given as, in words: `access token`, `OAuth token`. */
export function tokenName(kind: Exclude<Credential["kind"], "anonymous"> | TriggerCredential["kind"]): string {
  return kind === "oauth-token" ? "OAuth token" : kind.replace("-", " ");
}

/** What a trigger call is authorised by. */
export type TriggerCredential =
  | { readonly kind: "trigger-token"; readonly token: Secret }
  | { readonly kind: "job-token"; readonly token: Secret };
