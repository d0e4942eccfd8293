import { type CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import { type Finding, failed, failedAs, notChecked, ok, warning } from "./finding.ts";
import { DEVELOPER } from "./roles.ts";

/** What a credential may read of a project: `yes`, or how GitLab refuses. */
export interface ReadingSeen {
  readonly by: Credential["kind"];
  readonly pipelines: "yes" | CodedError;
  readonly jobs: "yes" | CodedError;
}

/** A credential as it stands after "with". */
function withWhat(by: Credential["kind"]): string {
  if (by === "anonymous") return "without a token";
  return `with the ${by === "oauth-token" ? "OAuth token" : by.replace("-", " ")}`;
}

/** Whether somebody at hand can see how a started pipeline goes on. @param waits whether the run waits for it */
export function judgeReading(sights: readonly ReadingSeen[], waits: boolean): Finding {
  const whole = sights.find(({ pipelines, jobs }) => pipelines === "yes" && jobs === "yes");
  if (whole !== undefined) return ok("reading", `Pipelines and their jobs can be read ${withWhat(whole.by)}.`);
  const jobs = sights.find((sight) => sight.jobs === "yes");
  if (jobs !== undefined)
    return ok(
      "reading",
      `Jobs can be read ${withWhat(jobs.by)}, and with each the status of its pipeline; pipelines themselves cannot.`,
    );
  const pipelines = sights.find((sight) => sight.pipelines === "yes");
  if (pipelines !== undefined)
    return warning(
      "reading",
      `Pipelines can be read ${withWhat(pipelines.by)}, and none of their jobs.`,
      "The verdict will come without jobs and logs. Give `access-token` with the scope read_api of somebody who is at least Reporter.",
    );
  const refusals = sights.flatMap((sight) => [sight.pipelines, sight.jobs]).filter((one) => one !== "yes");
  const passing = refusals.find(({ status }) => status === undefined || status >= 500 || status === 429);
  if (passing !== undefined) return notChecked("reading", passing.message, passing.hint);
  const policy = refusals.find((one) => isCoded(one, "GITLAB_POLICY_REFUSED"));
  const why = policy === undefined ? "" : ` ${policy.message}`;
  if (!waits)
    return ok("reading", `Nobody at hand may read how pipelines go on, and the run does not wait for them.${why}`);
  return failed("reading", "WATCH_FORBIDDEN", `Nobody at hand may read how a started pipeline goes on.${why}`);
}

/** What opening an archive came to. */
export type ArchiveFacts =
  /** @param from another origin that serves archives, where it is not GitLab's own */
  | { readonly kind: "opened"; readonly by: Credential["kind"]; readonly job: number; readonly from?: string }
  | { readonly kind: "refused"; readonly error: CodedError }
  | { readonly kind: "none-there" }
  | { readonly kind: "not-tried" };

/** Whether artifacts can be brought back, by opening the newest archive there is. */
export function judgeArtifacts(facts: {
  readonly archive: ArchiveFacts;
  /** Whether the run is to bring some. */
  readonly wanted: boolean;
  readonly publicJobs?: boolean;
  readonly keepsLatest?: boolean;
}): Finding {
  const { archive, wanted, publicJobs, keepsLatest } = facts;
  const keep =
    keepsLatest === undefined
      ? ""
      : keepsLatest
        ? " GitLab keeps those of each ref's newest successful pipeline, and others until they expire."
        : " GitLab removes them all when they expire (Keep artifacts from most recent successful jobs is off).";
  switch (archive.kind) {
    case "opened": {
      const from = archive.from === undefined ? "" : `, from ${archive.from}`;
      return ok(
        "artifacts",
        `Artifacts can be downloaded ${withWhat(archive.by)}: those of job ${archive.job} were opened${from}.${keep}`,
      );
    }
    case "none-there":
      return notChecked("artifacts", `No recent job has artifacts, so that no download could be tried.${keep}`);
    case "not-tried":
      return notChecked(
        "artifacts",
        `Nobody at hand may list jobs, so that no download could be tried.${publicJobs === false ? " Jobs are for members only." : ""}`,
        "Give `access-token` with the scope read_api, or let the job token read jobs (read_jobs).",
      );
    case "refused": {
      const { error } = archive;
      if (wanted) return failedAs("artifacts", error);
      return warning("artifacts", `Artifacts cannot be downloaded. ${error.message}`, error.hint);
    }
  }
}

/** What is known of whether somebody at hand may cancel, retry and play. */
export interface ActingFacts {
  /** Absent where no token of a user was given, or GitLab does not take it. */
  readonly user?: {
    readonly by: "access-token" | "oauth-token";
    readonly scopes?: readonly string[];
    readonly level?: number;
  };
  /** Inputs that were given and take it. */
  readonly acts: readonly string[];
}

/** Whether pipelines can be cancelled and retried, which takes a user's token with the scope api and the role Developer. */
export function judgeActing({ user, acts }: ActingFacts): Finding {
  const lacking = whatIsMissing(user);
  if (lacking === undefined)
    return ok("acting", `Pipelines can be cancelled and retried ${withWhat(user?.by ?? "anonymous")}.`);
  const fix = "Give `access-token` with the scope api, of somebody who is at least Developer in the project.";
  if (lacking.kind === "unknown")
    return notChecked("acting", `Whether pipelines can be cancelled and retried cannot be told: ${lacking.why}.`, fix);
  if (acts.length > 0)
    return failed("acting", "CANCEL_NOT_POSSIBLE", `\`${acts.join("`, `")}\` cannot be done: ${lacking.why}.`, fix);
  return warning(
    "acting",
    `A cancelled run cannot cancel the pipeline it has started, nor retry it: ${lacking.why}.`,
    fix,
  );
}

function whatIsMissing(
  user: ActingFacts["user"],
): { readonly kind: "missing" | "unknown"; readonly why: string } | undefined {
  if (user === undefined)
    return {
      kind: "missing",
      why: "that takes a working token of a user, GitLab takes neither trigger nor job tokens for it",
    };
  const { scopes, level } = user;
  if (scopes !== undefined && !scopes.includes("api"))
    return { kind: "missing", why: "the token does not have the scope api" };
  if (level !== undefined && level < DEVELOPER)
    return { kind: "missing", why: "the token's user is less than a Developer there" };
  if (scopes === undefined) return { kind: "unknown", why: "the token's scopes cannot be read" };
  if (level === undefined) return { kind: "unknown", why: "the role of the token's user cannot be read" };
  return undefined;
}
