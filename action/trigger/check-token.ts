import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { type Credential, isUserCredential, tokenName } from "../../shared/gitlab/auth.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { ownToken } from "../../shared/gitlab/own-token.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { canTrigger, tokenKind } from "../../shared/gitlab/token-kind.ts";
import { listTriggerTokens } from "../../shared/gitlab/trigger-tokens.ts";
import { printable } from "../../shared/text/printable.ts";
import type { StartCredential } from "../model/new-pipeline.ts";

/** Where a token is to start a pipeline. */
export interface TokenDeps {
  readonly gitlab: GitLab;
  readonly project: ProjectRef;
  readonly readers: readonly Credential[];
}

/** What can be told about the token that is to start a pipeline, without starting one, in a sentence. Throws when it surely cannot. */
export async function checkToken(deps: TokenDeps, by: StartCredential, signal: AbortSignal): Promise<string> {
  const kind = tokenKind(by.token.reveal());
  const name = tokenName(by.kind);
  if (isUserCredential(by)) {
    if (kind === "a pipeline trigger token" || kind === "a job token")
      throw new CodedError("GITLAB_TOKEN_REJECTED", `What was given as ${name} is ${kind}.`, {
        hint: `Write it as \`${kind === "a job token" ? "job-token" : "trigger-token"}\`.`,
      });
    return by.kind === "access-token"
      ? await checkAccessToken(deps, by, signal)
      : "The OAuth token shows only in use what it may.";
  }
  if (!canTrigger(kind))
    throw new CodedError(
      "GITLAB_TRIGGER_TOKEN_UNKNOWN",
      `The token given as ${name} is ${kind}, which never triggers anything.`,
    );
  if (by.kind === "job-token")
    return "Whether the target lets the job token in shows only when it triggers: nothing tells beforehand.";
  return await checkTriggerToken(deps, by, signal);
}

async function checkAccessToken(
  { gitlab }: TokenDeps,
  by: Extract<StartCredential, { readonly kind: "access-token" }>,
  signal: AbortSignal,
): Promise<string> {
  try {
    const { scopes, expiresAt } = await ownToken(gitlab, by, signal);
    const list = scopes.map((scope) => printable(scope, 60)).join(", ");
    if (!scopes.includes("api"))
      throw new CodedError(
        "GITLAB_FORBIDDEN",
        `The access token has the scopes ${list}: it reads, and creates nothing.`,
        {
          hint: "Give it the scope api.",
        },
      );
    return `The access token has the scopes ${list}${expiresAt === undefined ? "" : ` and works until ${printable(expiresAt, 40)}`}.`;
  } catch (error) {
    // What an older GitLab does not tell.
    if (isCoded(error, "GITLAB_NOT_FOUND", "GITLAB_REQUEST_REFUSED"))
      return "The access token's scopes cannot be read.";
    throw error;
  }
}

/** A project's trigger tokens are for maintainers to see, and whole only for their own owner. */
async function checkTriggerToken(
  { gitlab, project, readers }: TokenDeps,
  by: Extract<StartCredential, { readonly kind: "trigger-token" }>,
  signal: AbortSignal,
): Promise<string> {
  for (const reader of readers.filter(isUserCredential)) {
    try {
      const tokens = await listTriggerTokens(gitlab, reader, project, signal);
      const ours = tokens.find(({ token }) => token === by.token.reveal());
      if (ours !== undefined) return judge(ours, gitlab.deps.clock.now());
      if (!tokens.some(({ token }) => isCut(token)))
        throw new CodedError("GITLAB_TRIGGER_TOKEN_UNKNOWN", "The trigger token is none of the project's.");
    } catch (error) {
      signal.throwIfAborted();
      if (!isCoded(error) || isCoded(error, "GITLAB_TRIGGER_TOKEN_UNKNOWN")) throw error;
    }
  }
  return "Whether the trigger token is one of the project's shows only when it triggers: nobody at hand may look.";
}

function judge(
  { id, description, expiresAt }: { readonly id: number; readonly description: string; readonly expiresAt?: string },
  now: Date,
): string {
  const name = `the project's trigger token ${id}${description === "" ? "" : ` (${printable(description, 60)})`}`;
  if (expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime())
    throw new CodedError(
      "GITLAB_TRIGGER_TOKEN_UNKNOWN",
      `The token is ${name}, which expired at ${printable(expiresAt, 40)}.`,
    );
  return `The token is ${name}.`;
}

/** Of another owner's token GitLab shows the first four characters. */
function isCut(token: string): boolean {
  return token.length <= 4;
}
