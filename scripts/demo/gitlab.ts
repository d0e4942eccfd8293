import type { StandIn } from "../../test/gitlab/stand-in.ts";
import type { CiFile } from "../../test/gitlab/world/ci-file.ts";
import type { PipelineRow } from "../../test/gitlab/world/rows.ts";

/** What the demo's GitLab holds, as the rest of the demo needs it. */
export interface DemoGitLab {
  readonly deploy: { readonly path: string; readonly triggerToken: string };
  /** The pipelines of the target project as they stand now, oldest first. */
  pipelines(): readonly PipelineRow[];
  /** Loses GitLab's answer to the next call that starts a pipeline, once the pipeline exists. */
  loseNextAnswer(): void;
  /** A project whose pipeline starts one in another project. */
  readonly release: { readonly path: string; readonly triggerToken: string };
  /** Of a maintainer of everything. */
  readonly accessToken: string;
  /** Of a job that runs in acme/app. */
  readonly jobToken: string;
}

/** Three stages, a few seconds, two jobs with artifacts. */
const DEPLOY: CiFile = {
  jobs: [
    {
      name: "build",
      stage: "build",
      queuedMs: 400,
      runMs: 1_500,
      tags: ["docker"],
      artifacts: ({ sha, variables }) => ({
        "dist/app.js": `console.log("built from ${variables["SLUICE_SHA"] ?? sha}");\n`,
        "dist/version.txt": `${variables["VERSION"] ?? "0.0.0-dev"}\n`,
      }),
    },
    {
      name: "test",
      stage: "test",
      queuedMs: 300,
      runMs: 1_300,
      artifacts: { "reports/junit.xml": '<testsuite name="app" tests="2" failures="0"/>\n' },
    },
    { name: "lint", stage: "test", runMs: 900, result: "failed", failureReason: "script_failure", allowFailure: true },
    { name: "publish", stage: "publish", queuedMs: 200, runMs: 600 },
  ],
};

/** Over soon, with a trigger job in the middle. */
function releaseOf(smokeTests: string): CiFile {
  return {
    jobs: [
      { name: "package", stage: "build", queuedMs: 200, runMs: 700 },
      { name: "docs", stage: "build", runMs: 400 },
      { name: "smoke", stage: "test", trigger: { project: smokeTests, ref: "main" } },
      { name: "publish", stage: "publish", queuedMs: 200, runMs: 300 },
    ],
  };
}

const SMOKE_TESTS: CiFile = {
  jobs: [
    { name: "linux", stage: "test", queuedMs: 200, runMs: 700 },
    { name: "windows", stage: "test", queuedMs: 300, runMs: 900 },
  ],
};

/** Puts a target project, a trigger token, and a running upstream job with its job token into the stand-in. */
export function seedDemo(gitlab: StandIn): DemoGitLab {
  const { world } = gitlab;
  const maintainer = world.user("maintainer");
  const members = { maintainer: "maintainer" } as const;
  const deploy = world.project({ path: "acme/deploy", ci: DEPLOY, members, storage: "redirect" });
  const smokeTests = world.project({ path: "acme/smoke-tests", ci: SMOKE_TESTS, members });
  const release = world.project({ path: "acme/release", ci: releaseOf(smokeTests.path), members });
  const upstream = world.project({ path: "acme/app", members });
  const trigger = world.triggerToken(deploy, maintainer, "sluice demo");
  world.allowJobTokens(deploy, upstream);
  return {
    deploy: { path: deploy.path, triggerToken: trigger.token },
    release: { path: release.path, triggerToken: world.triggerToken(release, maintainer, "sluice demo").token },
    pipelines: () => world.pipelines(deploy),
    loseNextAnswer: () =>
      void gitlab.faults.add({ method: "POST", path: /trigger\/pipeline$/, fault: { kind: "drop-after" } }),
    accessToken: world.accessToken(maintainer),
    jobToken: world.runningJob(upstream, maintainer).token,
  };
}
