import { Refusal, refusal, unauthorized } from "../http/refusal.ts";
import { isExecuting } from "../life/status.ts";
import type { ParamHash } from "../params/nested.ts";
import type { AccessTokenRow, JobRow, User } from "../world/rows.ts";
import type { World } from "../world/world.ts";

/** Who is asking. */
export type Caller =
  | { readonly kind: "anonymous" }
  | { readonly kind: "user"; readonly user: User; readonly token: AccessTokenRow }
  | { readonly kind: "job"; readonly job: JobRow; readonly user: User };

/** The credentials of a request, wherever they stand. */
interface Presented {
  readonly header: (name: string) => string | undefined;
  readonly params: ParamHash;
}

/**
 * Finds out who is asking, in GitLab's order (lib/gitlab/auth/auth_finders.rb): a bearer token that is a job token, an access token
 * (parameter `private_token`, header PRIVATE-TOKEN, bearer, parameter `access_token`), then a job token (parameters `job_token`, `token`, header JOB-TOKEN).
 *
 * Where a route takes no job tokens they are ignored. A credential that is looked at and wrong is a 401.
 */
export function identify(world: World, { header, params }: Presented, takesJobTokens: boolean): Caller {
  const bearer = /^Bearer +(\S+)$/iu.exec(header("authorization") ?? "")?.[1];
  const bearerIsJobs = bearer?.startsWith("glcbt-") === true;
  if (bearerIsJobs && takesJobTokens) return asJob(world, bearer);
  const access = [
    textOf(params["private_token"]),
    header("private-token"),
    bearerIsJobs ? undefined : bearer,
    textOf(params["access_token"]),
  ];
  const accessToken = access.find((token) => token !== undefined && token !== "");
  if (accessToken !== undefined) return asUser(world, accessToken);
  const jobs = takesJobTokens ? [textOf(params["job_token"]), textOf(params["token"]), header("job-token")] : [];
  const jobToken = jobs.find((token) => token !== undefined && token !== "");
  return jobToken === undefined ? { kind: "anonymous" } : asJob(world, jobToken);
}

/** The executing job behind a token; 401 with GitLab's reason when it is not executing, undefined when there is none. */
export function executingJob(world: World, token: string): JobRow | undefined {
  const job = world.jobByToken(token);
  if (job === undefined) return undefined;
  if (job.tokenExpiresAt !== undefined && job.tokenExpiresAt <= world.nowMs)
    throw refusal(401, "Job token has expired");
  if (job.pipeline.project.deleted) throw refusal(401, "Project has been deleted!");
  if (job.erasedAt !== undefined) throw refusal(401, "Job has been erased!");
  if (!isExecuting(job.status)) throw refusal(401, "Job is not running");
  return job;
}

function asJob(world: World, token: string): Caller {
  const job = executingJob(world, token);
  if (job?.user?.state !== "active") throw unauthorized();
  return { kind: "job", job, user: job.user };
}

function asUser(world: World, token: string): Caller {
  const row = world.accessTokens.find((known) => known.token === token);
  if (row?.user.state !== "active") throw unauthorized();
  if (row.revoked) throw tokenInvalid("Token was revoked. You have to re-authorize from the user.");
  if (row.expiresAt !== undefined && row.expiresAt <= world.nowMs) {
    throw tokenInvalid("Token is expired. You can either do re-authorization or token refresh.");
  }
  return { kind: "user", user: row.user, token: row };
}

function tokenInvalid(description: string): Refusal {
  return new Refusal(401, { error: "invalid_token", error_description: description });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
