import { CodedError } from "../../shared/errors/coded-error.ts";
import { type JobTokenScope, letsIn } from "../../shared/gitlab/job-token-scope.ts";
import type { OwnJob } from "../../shared/gitlab/own-job.ts";
import type { TokenKind } from "../../shared/gitlab/token-kind.ts";
import { printable } from "../../shared/text/printable.ts";
import { type Finding, failed, failedAs, notChecked, ok } from "./finding.ts";
import { DEVELOPER } from "./roles.ts";

/** Whether a job token is one, and of a job that runs. @param job or how GitLab refused to tell */
export function judgeJobToken(kind: TokenKind | undefined, job: OwnJob | CodedError): Finding {
  if (kind !== undefined && kind !== "a job token")
    return failed(
      "job-token",
      "GITLAB_TOKEN_REJECTED",
      `What was given as \`job-token\` is ${kind}.`,
      "Give a job token; inside a GitLab job, leave the input out.",
    );
  if (!(job instanceof CodedError)) {
    const user = job.user === undefined ? "" : `, as @${printable(job.user.username, 80)}`;
    return ok(
      "job-token",
      `The job token is of job ${job.id} (${printable(job.name, 80)}) of ${callerName(job)}${user}, which is running.`,
    );
  }
  if (job.status === 401 && job.code === "GITLAB_TOKEN_REJECTED")
    return failed(
      "job-token",
      "GITLAB_TOKEN_REJECTED",
      "GitLab does not know the job token: its job has ended, or it is of another server.",
      "Use it inside its job, and towards the server that runs it; it ends with the job.",
    );
  if (job.status === 404 || job.status === 403)
    return notChecked("job-token", "GitLab does not tell which job the token is of.");
  return failedAs("job-token", job);
}

/** What is known of whether a project lets a job's token in. */
export interface JobAccessFacts {
  /** The target's full path or id, as it stands in sentences. */
  readonly target: string;
  readonly targetId: number | undefined;
  readonly job: OwnJob;
  /** The target's list; absent where nobody may read it. */
  readonly scope?: JobTokenScope;
  /** The role of the job's user in the target, `none` for one who is no member; absent where nobody may know. */
  readonly role?: number | "none";
  readonly isPublic: boolean;
}

/** Whether the target lets the job in: its list, and the membership of the job's user. */
export function judgeJobAccess({ target, targetId, job, scope, role, isPublic }: JobAccessFacts): Finding {
  const check = "job-token-access";
  const caller = callerName(job);
  const user = job.user === undefined ? "the user who runs the job" : `@${printable(job.user.username, 80)}`;
  if (scope !== undefined && targetId !== job.projectId && !letsIn(scope, { id: job.projectId, ...pathOf(job) }))
    return failed(
      check,
      "GITLAB_JOB_TOKEN_NOT_ALLOWED",
      `${target} does not let job tokens of ${caller} in.`,
      `In ${target}, add ${caller}, or a group it is in, under Settings > CI/CD > Job token permissions.`,
    );
  if (role === "none" && !isPublic)
    return failed(
      check,
      "GITLAB_JOB_TOKEN_NOT_ALLOWED",
      `${user} runs the job, and is no member of ${target}.`,
      `Make ${user} a member of ${target}, as Developer where pipelines are to be started.`,
    );
  if (role === "none" || (role !== undefined && role < DEVELOPER))
    return failed(
      check,
      "GITLAB_PIPELINE_FORBIDDEN",
      `${user} runs the job, and is less than a Developer in ${target}, which starting pipelines takes.`,
    );
  const list =
    scope === undefined
      ? undefined
      : scope.enforced
        ? `${target} lets job tokens of ${caller} in`
        : `${target} lets every project's job tokens in, as its list is switched off`;
  if (list !== undefined && role !== undefined) return ok(check, `${list}, and ${user} may start pipelines there.`);
  if (list !== undefined) return ok(check, `${list}.`);
  return notChecked(
    check,
    `Nobody at hand may read which job tokens ${target} lets in${role === undefined ? "" : `; ${user} may start pipelines there`}.`,
    `Give \`access-token\` of a Maintainer of ${target} (scope read_api).`,
  );
}

function callerName({ projectPath, projectId }: OwnJob): string {
  return projectPath === undefined ? `project ${projectId}` : printable(projectPath, 200);
}

function pathOf({ projectPath }: OwnJob): { readonly path?: string } {
  return projectPath === undefined ? {} : { path: projectPath };
}
