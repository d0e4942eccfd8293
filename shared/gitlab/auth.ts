import type { Secret } from "../text/secret.ts";

/**
 * What a request to GitLab identifies itself with.
 *
 * A trigger token is no credential: it only triggers, as the `token` parameter in the body.
 */
export type Credential =
  | { readonly kind: "access-token"; readonly token: Secret }
  | { readonly kind: "job-token"; readonly token: Secret }
  | { readonly kind: "anonymous" };

export const ANONYMOUS: Credential = { kind: "anonymous" };

/** The header that presents a credential. Works for personal, project, group and job tokens alike. */
export function credentialHeaders(credential: Credential): Readonly<Record<string, string>> {
  switch (credential.kind) {
    case "access-token":
      return { "PRIVATE-TOKEN": credential.token.reveal() };
    case "job-token":
      return { "JOB-TOKEN": credential.token.reveal() };
    case "anonymous":
      return {};
  }
}

/** What a trigger call is authorised by. */
export type TriggerCredential =
  | { readonly kind: "trigger-token"; readonly token: Secret }
  | { readonly kind: "job-token"; readonly token: Secret };
