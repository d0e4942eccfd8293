import { ManualClock } from "../manual-clock.ts";
import { type StandIn, type StandInOptions, startStandIn } from "../stand-in.ts";
import type { CiContext, CiFile, JobSpec } from "../world/ci-file.ts";
import type { PipelineRow, Project } from "../world/rows.ts";
import type { World } from "../world/world.ts";
import type { Fixtures } from "./fixtures.ts";
import type { LentSubject } from "./register.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Five jobs that take their time, so that a fresh pipeline holds still. */
const FIVE_JOBS: readonly JobSpec[] = ["build", "lint", "test", "package", "deploy"].map((name) => ({
  name,
  stage: name === "deploy" ? "deploy" : "test",
  runMs: HOUR_MS,
}));

const ARCHIVE = { "reports/summary.txt": "all good\n", "other/file.txt": "hello\n" };

const PACKAGED: JobSpec = { name: "package", artifacts: ARCHIVE, expireInMs: DAY_MS };

/** The CI file of the project under test: what a pipeline has depends on its branch. */
const CI: CiFile = {
  stages: ["build", "test", "deploy"],
  inputs: {
    deploy_strategy: { type: "string", default: "none" },
    job_stage: { type: "string", default: "deploy" },
    test_script: { type: "array", default: [] },
    parallel_jobs: { type: "number", default: 1 },
    allow_failure: { type: "boolean", default: false },
    test_rules: { type: "array", default: [] },
  },
  jobs: (context) => {
    switch (context.ref) {
      case "inputs":
        return jobsByInputs(context);
      case "improve/awesome":
        return [PACKAGED, { name: "bare" }];
      case "parent":
        return [{ name: "child", trigger: { ci: { jobs: [{ name: "child-package", artifacts: ARCHIVE }] } } }];
      case "graceful":
        return [{ name: "test", runMs: HOUR_MS, cancelMs: HOUR_MS }];
      case "failing":
        return [{ name: "test", result: "failed" }];
      default:
        return FIVE_JOBS;
    }
  },
};

/** Starts a stand-in that holds every fixture. Its clock stands still, so nothing changes but what a case changes. */
export async function standInSubject(options: StandInOptions = {}): Promise<LentSubject> {
  const standIn = await startStandIn({ clock: new ManualClock(new Date()), ...options });
  return {
    url: standIn.url,
    fixtures: seed(standIn),
    nameOf: (fixture) => fixture,
    exact: true,
    close: () => standIn.close(),
  };
}

function jobsByInputs({ inputs }: CiContext): readonly JobSpec[] {
  return [
    { name: "build", stage: "build", parallel: Number(inputs["parallel_jobs"]) },
    { name: "test", stage: "test", allowFailure: inputs["allow_failure"] === true },
    { name: `deploy ${String(inputs["deploy_strategy"])}`, stage: String(inputs["job_stage"]) },
  ];
}

function seed({ world }: StandIn): Fixtures {
  const project = world.project({
    path: "group/app",
    defaultBranch: "master",
    branches: ["feature", "inputs", "improve/awesome", "parent", "failing", "graceful"],
    members: { maya: "maintainer", otto: "owner", dev: "developer", rita: "reporter", gus: "guest" },
    publicBuilds: false,
    variablesMinimumRole: "maintainer",
    ci: CI,
  });
  world.commit(project, "skip", "Fix it [ci skip]");
  seedHistory(world, project);
  return {
    project: String(project.id),
    ref: "master",
    branch: "feature",
    jobCount: String(FIVE_JOBS.length),
    skipCiRef: "skip",
    inputsRef: "inputs",
    triggerToken: world.triggerToken(project, world.user("maya")).token,
    developerTriggerToken: world.triggerToken(project, world.user("dev")).token,
    ...seedAccess(world),
    ...seedJobTokens(world, project),
    ...seedPipelines(world, project),
    ...seedOtherProjects(world),
  };
}

function seedAccess(world: World): Fixtures {
  const of = (username: string) => world.accessToken(world.user(username));
  return {
    ownerToken: of("otto"),
    maintainerToken: of("maya"),
    developerToken: of("dev"),
    reporterToken: of("rita"),
    guestToken: of("gus"),
    strangerToken: of("sven"),
  };
}

/** One running job per relation that a calling project can have to the project under test. */
function seedJobTokens(world: World, project: Project): Fixtures {
  const maya = world.user("maya");
  const caller = (name: string, policies?: readonly string[] | "outside", user = maya) => {
    const from = world.project({ path: `callers/${name}`, members: { [user.username]: "maintainer" } });
    if (policies !== "outside") world.allowJobTokens(project, from, policies);
    return world.runningJob(from, user);
  };
  const finished = caller("finished");
  world.endJob(finished.job);
  return {
    jobToken: caller("allowed").token,
    ownJobToken: world.runningJob(project, maya).token,
    outsideJobToken: caller("outside", "outside").token,
    strangerJobToken: caller("stranger", undefined, world.user("sven")).token,
    finishedJobToken: finished.token,
    readJobsJobToken: caller("reader", ["read_jobs"]).token,
    noPoliciesJobToken: caller("powerless", []).token,
  };
}

/** Pipelines of many statuses, sources and times: something for each filter to find and to leave out. */
function seedHistory(world: World, project: Project): void {
  const now = world.nowMs;
  for (const status of ["success", "failed", "canceled", "skipped", "manual", "pending", "running"]) {
    world.pipeline(project, { status });
  }
  for (const source of ["web", "api", "trigger", "pipeline", "schedule"]) {
    world.pipeline(project, { source, status: "success" });
  }
  for (const days of [0.5, 2, 4]) {
    const at = new Date(now - days * DAY_MS);
    world.pipeline(project, { status: "success", createdAt: at, updatedAt: at });
  }
}

function seedPipelines(world: World, project: Project): Fixtures {
  const packaged = world.pipeline(project, { ref: "improve/awesome" });
  const disposable = world.pipeline(project, { ref: "feature", jobs: [PACKAGED] });
  const parent = world.pipeline(project, { ref: "parent", user: world.user("maya") });
  const child = parent.jobs.find((job) => job.downstream !== undefined)?.downstream;
  if (child === undefined) throw new Error("The parent pipeline has no child.");
  return {
    artifactRef: "improve/awesome",
    artifactJobName: "package",
    artifactJob: jobId(packaged, "package"),
    artifactPath: "other/file.txt",
    bareJob: jobId(packaged, "bare"),
    disposableJob: jobId(disposable, "package"),
    bridgePipeline: String(parent.id),
    danglingPipeline: String(child.id),
    childArtifactRef: "parent",
    childArtifactJobName: "child-package",
    gracefulPipeline: String(world.pipeline(project, { ref: "graceful" }).id),
    failedPipeline: String(world.pipeline(project, { ref: "failing" }).id),
  };
}

function seedOtherProjects(world: World): Fixtures {
  const members = { maya: "maintainer", dev: "developer" } as const;
  const ci: CiFile = { jobs: [PACKAGED] };
  const remote = world.project({ path: "group/remote", members, ci, storage: "redirect" });
  const proxied = world.project({ path: "group/proxied", members, ci, storage: "proxied" });
  const hidden = world.project({ path: "group/hidden", visibility: "public", artifactsPublic: false, ci });
  const refreshing = world.project({ path: "group/refreshing", members, ci });
  const disposable = world.project({ path: "group/disposable", members, ci });
  const broken = world.project({ path: "group/broken", members, ci: { jobs: [], failure: "unknown_failure" } });
  const locked = world.project({ path: "group/locked", members, ci: { jobs: [{ name: "test", result: "failed" }] } });
  locked.retryRefusal = { status: 403, message: "hello world" };
  const packageOf = (project: Project) => jobId(world.pipeline(project), "package");
  const fixtures = {
    otherProject: String(world.project({ path: "group/other", defaultBranch: "master", members }).id),
    noCiProject: String(world.project({ path: "group/plain", members, ci: null }).id),
    failingProject: String(broken.id),
    failingTriggerToken: world.triggerToken(broken, world.user("maya")).token,
    lockedProject: String(locked.id),
    lockedPipeline: String(world.pipeline(locked).id),
    remoteProject: String(remote.id),
    remoteArtifactJob: packageOf(remote),
    proxiedProject: String(proxied.id),
    proxiedArtifactJob: packageOf(proxied),
    hiddenArtifactsProject: String(hidden.id),
    hiddenArtifactsJob: packageOf(hidden),
    hiddenArtifactsPath: "other/file.txt",
    refreshingProject: String(refreshing.id),
    refreshingJob: packageOf(refreshing),
    disposableProject: String(disposable.id),
  };
  refreshing.refreshingStatistics = true;
  packageOf(disposable);
  return fixtures;
}

function jobId(pipeline: PipelineRow, name: string): string {
  const job = pipeline.jobs.find((row) => row.name === name);
  if (job === undefined) throw new Error(`Pipeline ${pipeline.id} has no job ${name}.`);
  return String(job.id);
}
