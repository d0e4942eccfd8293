import { ANONYMOUS, type Credential } from "../../shared/gitlab/auth.ts";
import { Secret } from "../../shared/text/secret.ts";
import type { StartCredential } from "../model/new-pipeline.ts";
import type { InputReader } from "./input-reader.ts";
import { mayGetJobToken, type SurroundingJob } from "./server.ts";
import { readToken, type TokenInput } from "./token.ts";

/** The tokens of a run, as far as they were given. */
export interface Tokens {
  readonly triggerToken: Secret | undefined;
  readonly accessToken: Secret | undefined;
  readonly oauthToken: Secret | undefined;
  readonly jobToken: Secret | undefined;
  readonly githubToken: Secret | undefined;
}

/** Reads every token; a job token that was not given is that of the GitLab job around us, where it may be used. */
export function readTokens(reader: InputReader, around: SurroundingJob | undefined, host: string | undefined): Tokens {
  const token = (name: TokenInput) => readToken(name, reader.given(name), reader.complainOf(name));
  return {
    triggerToken: token("trigger-token"),
    accessToken: token("access-token"),
    oauthToken: token("oauth-token"),
    jobToken: reader.given("job-token") === undefined ? surroundingJobToken(around, host ?? "") : token("job-token"),
    githubToken: token("github-token"),
  };
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

/** What starts a pipeline, the first that is there: trigger token, job token, then what the pipelines API takes. */
export function startCredential(tokens: Tokens): StartCredential | undefined {
  if (tokens.triggerToken !== undefined) return { kind: "trigger-token", token: tokens.triggerToken };
  if (tokens.jobToken !== undefined) return { kind: "job-token", token: tokens.jobToken };
  return apiCredential(tokens);
}

/** What acts in a person's place: it starts through the pipelines API, cancels, retries and plays. */
export function apiCredential(
  tokens: Tokens,
): Extract<Credential, { readonly kind: "access-token" | "oauth-token" }> | undefined {
  if (tokens.accessToken !== undefined) return { kind: "access-token", token: tokens.accessToken };
  return tokens.oauthToken === undefined ? undefined : { kind: "oauth-token", token: tokens.oauthToken };
}

/** Whether a token was given that acts in a person's place, also one that was complained about. */
export function isActingTokenGiven(reader: InputReader): boolean {
  return reader.given("access-token") !== undefined || reader.given("oauth-token") !== undefined;
}

/** What may read, the best first: access token, OAuth token, job token, nobody. A trigger token reads nothing. */
export function readersOf(tokens: Partial<Tokens>): readonly Credential[] {
  return [
    ...(tokens.accessToken === undefined ? [] : [{ kind: "access-token", token: tokens.accessToken } as const]),
    ...(tokens.oauthToken === undefined ? [] : [{ kind: "oauth-token", token: tokens.oauthToken } as const]),
    ...(tokens.jobToken === undefined ? [] : [{ kind: "job-token", token: tokens.jobToken } as const]),
    ANONYMOUS,
  ];
}
