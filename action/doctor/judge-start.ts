import type { CodedError } from "../../shared/errors/coded-error.ts";
import type { OwnJob } from "../../shared/gitlab/own-job.ts";
import { isPassing } from "../../shared/gitlab/passing.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import { type Finding, failed, failedAs, notChecked, ok } from "./finding.ts";
import { leastRole, roleName } from "./roles.ts";

/** What came of asking for a pipeline on a ref that cannot exist. */
export type ProbeFacts =
  | {
      readonly kind: "answered";
      readonly error: CodedError;
      /** The job the token is of, where it started with a job token that GitLab knows. */
      readonly job?: OwnJob;
    }
  /** It was not sent; the end of a sentence. */
  | { readonly kind: "not-sent"; readonly why: string; readonly fix?: string };

/**
 * Whether a start would get through, by how far GitLab got with one that cannot: it looks for the ref only once it has found
 * token and project to belong together, has let whoever starts in, and has taken the variables.
 *
 * @param by what starts, as it stands in sentences: `trigger token`
 * @param variables how many were sent along
 */
export function judgeStart(probe: ProbeFacts, by: string, variables: number, project: string): Finding {
  if (probe.kind === "not-sent") return notChecked("start", `No start was tried, since ${probe.why}.`, probe.fix);
  const { error } = probe;
  const along = variables === 0 ? "without variables" : `with ${counted(variables, "variable")}`;
  if (error.code === "GITLAB_REF_NOT_FOUND")
    return ok(
      "start",
      `GitLab takes a start with this ${by}, ${along}: asked for a ref that cannot exist, it refuses the ref alone. Nothing was started.`,
    );
  if (isPassing(error))
    return notChecked("start", `The start that was tried says nothing: ${error.message}`, error.hint);
  if (error.code === "GITLAB_TRIGGER_NOT_FOUND") return judgeNotFound(error, probe.job, by, project);
  return failedAs("start", error);
}

/**
 * A 404 that nobody at hand could explain by looking at the project. Of its three causes, a token whose job is known to run
 * leaves two; the prefix of a trigger token leaves two others.
 */
function judgeNotFound(error: CodedError, job: OwnJob | undefined, by: string, project: string): Finding {
  if (job !== undefined) {
    const caller = job.projectPath === undefined ? `project ${job.projectId}` : printable(job.projectPath, 200);
    const user = job.user === undefined ? "the job's user" : `@${printable(job.user.username, 80)}`;
    return failed(
      "start",
      "GITLAB_JOB_TOKEN_NOT_ALLOWED",
      `GitLab answers 404 to a start with the job token. The token is good, so ${project} does not let ${caller} in, ${user} is no member of it, or there is no such project.`,
      `In ${project}, add ${caller} under Settings > CI/CD > Job token permissions, and make ${user} a member (Developer). Give \`access-token\` of a Maintainer (scope read_api), and the doctor tells which it is.`,
    );
  }
  return failed(
    "start",
    error.code,
    `GitLab answers 404 to a start with the ${by}: there is no project ${project}, or the token is none of its trigger tokens. It does not say which.`,
    "Compare `project` with the page of the project, and the token with Settings > CI/CD > Pipeline trigger tokens there. Give `access-token` of a member (scope read_api), and the doctor tells which it is.",
  );
}

/** What is known of who may set pipeline variables. */
export interface VariableFacts {
  readonly project: string;
  /** The project's setting; absent where it was not told. */
  readonly least?: string;
  /** How many are to be set. */
  readonly count: number;
  /** Who starts, as it stands in sentences, and their role where it can be told. */
  readonly starter: string;
  readonly level?: number;
  /** What the start that was tried said about variables. */
  readonly probed: "taken" | "refused" | "unknown";
}

/** Whether variables may be set, by the project's setting and by what GitLab says when asked. */
export function judgeVariables({ project, least, count, starter, level, probed }: VariableFacts): Finding {
  const check = "variables";
  const many = count === 0 ? "None are to be set" : `${counted(count, "variable")} would be set`;
  const setting = settingText(project, least);
  if (probed === "refused")
    return failed(
      check,
      "GITLAB_VARIABLES_FORBIDDEN",
      count === 0
        ? `${setting}; GitLab refuses even a start without variables, since this version counts its own TRIGGER_PAYLOAD.`
        : `${setting}; ${many}, and GitLab refuses them.`,
    );
  if (probed === "taken") return ok(check, `${setting}. ${many}, and GitLab takes that from ${starter}.`);
  if (count === 0) return ok(check, `${setting}. ${many}.`);
  if (least === undefined)
    return notChecked(
      check,
      `${setting}; ${many}.`,
      "Give `access-token` of a Maintainer (scope read_api), or let the doctor try a start.",
    );
  const needed = leastRole(least);
  if (needed === Number.POSITIVE_INFINITY || (needed !== undefined && level !== undefined && level < needed))
    return failed(check, "GITLAB_VARIABLES_FORBIDDEN", `${setting}, and ${many}.`);
  if (needed === undefined || level === undefined)
    return notChecked(check, `${setting}; ${many}, and nobody at hand tells the role of ${starter}.`);
  return ok(check, `${setting}. ${many}, and ${starter} is ${roleName(level)}.`);
}

const LEAST_NAMES: Readonly<Record<string, string>> = {
  developer: "Developer",
  maintainer: "Maintainer",
  owner: "Owner",
};

function settingText(project: string, least: string | undefined): string {
  if (least === undefined) return `Nobody at hand may read who may set variables in ${project}`;
  if (least === "no_one_allowed") return `${project} lets nobody set pipeline variables`;
  return `${project} lets everybody from ${LEAST_NAMES[least] ?? printable(least, 40)} on set pipeline variables`;
}
