import { onTestFinished } from "vitest";
import { type StandIn, startStandIn } from "../gitlab/stand-in.ts";
import type { CiFile, JobSpec } from "../gitlab/world/ci-file.ts";
import type { Project, User } from "../gitlab/world/rows.ts";
import type { ProjectSeed } from "../gitlab/world/seeds.ts";
import { until } from "../support/until.ts";

/** The root of the repository, with action.yml and dist/. */
export const ROOT = new URL("../..", import.meta.url).pathname;

/** A job that takes as long as two looks at its pipeline and publishes two files. */
export const BUILD: JobSpec = {
  name: "build",
  stage: "build",
  runMs: 150,
  artifacts: { "app.txt": "the app\n", "reports/junit.xml": "<testsuite/>\n" },
};

/** A GitLab in real time, with the target project `group/app` in which `dora` is a developer. */
export interface BundleLab {
  readonly gitlab: StandIn;
  readonly project: Project;
  readonly user: User;
  readonly triggerToken: string;
  /** Scope api. */
  readonly accessToken: string;
  /** What the project's only pipeline has become by now. */
  pipelineStatus(): string | undefined;
  /** Resolves once the stand-in has answered a request that matches `METHOD /path`. */
  untilAsked(pattern: RegExp): Promise<void>;
}

/** Starts the lab; it ends with the test. */
export async function openLab(
  options: { readonly ci?: CiFile; readonly version?: 17 | 18 | 19; readonly seed?: Partial<ProjectSeed> } = {},
): Promise<BundleLab> {
  const gitlab = await startStandIn({ version: options.version ?? 19 });
  onTestFinished(() => gitlab.close());
  const { world } = gitlab;
  const ci = options.ci ?? { jobs: [BUILD] };
  const project = world.project({ path: "group/app", members: { dora: "developer" }, ci, ...options.seed });
  const user = world.user("dora");
  return {
    gitlab,
    project,
    user,
    triggerToken: world.triggerToken(project, user).token,
    accessToken: world.accessToken(user),
    pipelineStatus: () => world.pipelines(project)[0]?.status,
    untilAsked: async (pattern) => {
      await until(() => gitlab.requests.some(({ method, path }) => pattern.test(`${method} ${path}`)));
    },
  };
}

/** The variables that GitLab sets in the job of a project `group/caller` which the target lets in, and nothing else. */
export function gitlabJob(lab: BundleLab, folder: string, policies?: readonly string[]): Record<string, string> {
  const { world, url } = lab.gitlab;
  const caller = world.project({ path: "group/caller", members: { dora: "developer" } });
  world.allowJobTokens(lab.project, caller, policies);
  const { job, token } = world.runningJob(caller, lab.user);
  return {
    PATH: "/usr/local/bin:/usr/bin:/bin",
    HOME: "/root",
    CI: "true",
    GITLAB_CI: "true",
    CI_SERVER: "yes",
    CI_SERVER_URL: url,
    CI_SERVER_HOST: "127.0.0.1",
    CI_API_V4_URL: `${url}/api/v4`,
    CI_PROJECT_DIR: folder,
    CI_PROJECT_PATH: caller.path,
    CI_PROJECT_ID: String(caller.id),
    CI_JOB_ID: String(job.id),
    CI_JOB_NAME: job.name,
    CI_JOB_TOKEN: token,
    CI_COMMIT_REF_NAME: "main",
    CI_PIPELINE_SOURCE: "push",
  };
}
