import { CodedError } from "../../shared/errors/coded-error.ts";
import type { OwnToken } from "../../shared/gitlab/own-token.ts";
import type { Person } from "../../shared/gitlab/people.ts";
import type { TokenKind } from "../../shared/gitlab/token-kind.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import { type Finding, failed, failedAs, notChecked, ok, warning } from "./finding.ts";

/** What is known of a token that stands for a user. */
export interface UserTokenFacts {
  readonly given: "access-token" | "oauth-token";
  /** By its prefix. */
  readonly kind: TokenKind | undefined;
  /** What it says of itself, or how GitLab refused to say. */
  readonly own: OwnToken | CodedError;
  /** Whom it stands for, or how GitLab refused to say. */
  readonly user: Person | CodedError;
  /** What it is wanted for that takes the scope api, as inputs are named: `cancel-on`. */
  readonly acts: readonly string[];
  /** Whether the pipeline is started with it. */
  readonly starts: boolean;
  readonly now: Date;
}

const DAY_MS = 86_400_000;
const SOON_DAYS = 14;

/** What an access or OAuth token is good for: known, of whom, with which scopes, and for how long. */
export function judgeUserToken(facts: UserTokenFacts): Finding {
  const { given, kind, own, user } = facts;
  const what = given === "access-token" ? "access token" : "OAuth token";
  if (kind !== undefined && kind !== "a personal, project or group access token")
    return failed(
      given,
      "GITLAB_TOKEN_REJECTED",
      `What was given as \`${given}\` is ${kind}.`,
      kind === "a pipeline trigger token" || kind === "a job token"
        ? `Give it as \`${kind === "a job token" ? "job-token" : "trigger-token"}\`.`
        : "Give a personal, project or group access token (glpat-…).",
    );
  const refusal = [own, user].find((one) => one instanceof CodedError && one.status === 401);
  if (refusal instanceof CodedError) return rejected(given, what, refusal);
  if (own instanceof CodedError) return untold(given, what, user, own);
  return judgeScopes(
    facts,
    own,
    `The ${what} is ${user instanceof CodedError ? "known" : `of @${printable(user.username, 80)}`}`,
  );
}

function rejected(given: UserTokenFacts["given"], what: string, error: CodedError): Finding {
  return failed(
    given,
    "GITLAB_TOKEN_REJECTED",
    `GitLab does not take the ${what}. ${error.message}`,
    given === "access-token"
      ? "It is mistyped, revoked, expired, of another server, or of a blocked user. Create a new one under Settings > Access tokens of the project, or of your own account."
      : "It is mistyped, revoked, or expired, as OAuth tokens do within hours: have the application refresh it.",
  );
}

/** A GitLab that does not know the route; the token may be well nevertheless. */
function untold(given: UserTokenFacts["given"], what: string, user: Person | CodedError, error: CodedError): Finding {
  if (!(user instanceof CodedError))
    return warning(
      given,
      `The ${what} is of @${printable(user.username, 80)}; its scopes and its end cannot be read (${error.status ?? error.code}).`,
      "Look them up on the page the token was made on.",
    );
  return error.status === 404 || error.status === 403
    ? notChecked(given, `GitLab does not tell what the ${what} is.`)
    : failedAs(given, error);
}

function judgeScopes(facts: UserTokenFacts, { scopes, expiresAt }: OwnToken, start: string): Finding {
  const { given, acts, starts, now } = facts;
  const list =
    scopes.length === 0
      ? "no scopes"
      : `the scopes ${listed(
          scopes.map((one) => printable(one, 40)),
          8,
        )}`;
  const end =
    expiresAt === undefined ? "does not end by itself" : `works until ${printable(expiresAt.slice(0, 10), 20)}`;
  const says = `${start}, has ${list}, and ${end}.`;
  const acting = scopes.includes("api");
  if (!acting && starts)
    return failed(given, "GITLAB_FORBIDDEN", `${says} It is to start the pipeline, which takes api.`, MAKE_API);
  if (!acting && !scopes.includes("read_api"))
    return failed(
      given,
      "GITLAB_FORBIDDEN",
      `${says} It reads nothing here.`,
      "Make one with the scope read_api, or api where it is to cancel, retry or start as well.",
    );
  const leftDays =
    expiresAt === undefined ? Number.POSITIVE_INFINITY : (Date.parse(expiresAt) - now.getTime()) / DAY_MS;
  if (leftDays <= SOON_DAYS)
    return warning(
      given,
      says,
      `It ends in ${Math.max(0, Math.floor(leftDays))} days: make a new one, and put it where this one is.`,
    );
  if (!acting && acts.length > 0)
    return warning(given, `${says} With that it reads, and \`${acts.join("`, `")}\` cannot be done.`, MAKE_API);
  return ok(given, says);
}

const MAKE_API = "Make one with the scope api, of somebody who is at least Developer in the project.";
