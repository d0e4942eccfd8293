import type { GitLabVersion } from "../version.ts";

/** What a job token needs on a route that takes one. */
export interface JobTokenGate {
  /** Fine-grained permission of the allowlist entry; absent = none needed. */
  readonly policy?: string;
  /** A public project with public repository and builds may be read without being on its allowlist. */
  readonly publicRead?: boolean;
}

interface Row extends JobTokenGate {
  /** First major version whose route takes a job token. */
  readonly since: GitLabVersion;
}

/**
 * Routes that take a job token, by version. What is not here ignores it, and the call is anonymous.
 *
 * From route settings in lib/api/ci/{jobs,pipelines,job_artifacts}.rb and lib/api/files.rb at 17.x, an 18.x snapshot and 19.2; a single job and its
 * trace are not among them in any version read.
 */
const TABLE = {
  "GET /job": { since: 17 },
  "GET jobs": { since: 18, policy: "read_jobs", publicRead: true },
  "GET pipelines": { since: 19, policy: "read_pipelines", publicRead: true },
  "GET pipelines/:id": { since: 19, policy: "read_pipelines", publicRead: true },
  "GET pipelines/:id/jobs": { since: 18, policy: "read_jobs", publicRead: true },
  "GET pipelines/:id/bridges": { since: 19, policy: "read_pipelines", publicRead: true },
  "PUT pipelines/:id/metadata": { since: 17, policy: "admin_pipelines" },
  "GET repository/files/:path/raw": { since: 18, policy: "read_repositories", publicRead: true },
  "GET artifacts": { since: 17, policy: "read_jobs" },
  "GET artifacts raw by ref": { since: 17, policy: "read_jobs", publicRead: true },
  "GET artifacts/tree": { since: 18, policy: "read_jobs" },
} as const satisfies Readonly<Record<string, Row>>;

/** A route of the table. */
export type JobTokenRoute = keyof typeof TABLE;

/** What a job token needs on the route in this version; undefined when it is ignored there. */
export function jobTokenGate(route: JobTokenRoute | undefined, version: GitLabVersion): JobTokenGate | undefined {
  if (route === undefined) return undefined;
  const row: Row = TABLE[route];
  return version >= row.since ? row : undefined;
}
