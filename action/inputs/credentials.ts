import { ANONYMOUS, type Credential, type TriggerCredential } from "../../shared/gitlab/auth.ts";
import { Secret } from "../../shared/text/secret.ts";
import { mayGetJobToken, type SurroundingJob } from "./server.ts";

/** The tokens of a run, as far as they were given. */
export interface Tokens {
  readonly triggerToken: Secret | undefined;
  readonly accessToken: Secret | undefined;
  readonly jobToken: Secret | undefined;
}

/**
 * The job token of the GitLab job around us, where it may be used: only towards the server that issued it.
 *
 * It would mean nothing elsewhere, and another server has no business seeing it.
 */
export function surroundingJobToken(around: SurroundingJob | undefined, server: string): Secret | undefined {
  if (around?.jobToken === undefined || !mayGetJobToken(around, server)) return undefined;
  return new Secret(around.jobToken);
}

/** What authorises the trigger: the trigger token, else the job token. An access token does not trigger. */
export function triggerCredential(tokens: Tokens): TriggerCredential | undefined {
  if (tokens.triggerToken !== undefined) return { kind: "trigger-token", token: tokens.triggerToken };
  return tokens.jobToken === undefined ? undefined : { kind: "job-token", token: tokens.jobToken };
}

/** What may read, the best first: the access token, the job token, nobody. A trigger token reads nothing. */
export function readersOf(tokens: Tokens): readonly Credential[] {
  return [
    ...(tokens.accessToken === undefined ? [] : [{ kind: "access-token", token: tokens.accessToken } as const]),
    ...(tokens.jobToken === undefined ? [] : [{ kind: "job-token", token: tokens.jobToken } as const]),
    ANONYMOUS,
  ];
}
