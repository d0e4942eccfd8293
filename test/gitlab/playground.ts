import type { CiContext, CiFile } from "./world/ci-file.ts";
import type { Project } from "./world/rows.ts";
import type { World } from "./world/world.ts";

/** The projects and tokens of `npm run gitlab`. */
export interface Playground {
  readonly app: Project;
  readonly deploy: Project;
  readonly secret: Project;
  readonly smoke: Project;
  /** Triggers pipelines of `deploy`. */
  readonly triggerToken: string;
  /** Of a maintainer of everything but `secret`. */
  readonly accessToken: string;
  /** The same person's, good for reading only. */
  readonly readToken: string;
  /** Of a job that runs in `app` and that `deploy` lets in. */
  readonly jobToken: string;
}

/** Fills an empty world with an application, the project that deploys it, a project a bridge points to, and one that refuses all. */
export function seedPlayground(world: World): Playground {
  const alice = world.user("alice");
  world.user("root");
  const members = { alice: "maintainer", root: "owner" } as const;
  const smoke = world.project({
    path: "acme/smoke-tests",
    description: "Started by a bridge of acme/deploy.",
    members,
    storage: "redirect",
    ci: { jobs: [{ name: "smoke", queuedMs: 500, runMs: 2_000, artifacts: { "smoke.txt": "all is well\n" } }] },
  });
  const app = world.project({
    path: "acme/app",
    description: "The application; a job of its pipeline is running and has a job token.",
    members,
    branches: ["release/1.x"],
    tags: ["v1.0.0"],
  });
  const deploy = world.project({
    path: "acme/deploy",
    description: "The downstream project to trigger.",
    members,
    branches: ["staging"],
    tags: ["v1.0.0"],
    ci: deployPipeline(smoke.path),
  });
  const secret = world.project({ path: "acme/secret", description: "Lets nobody in.", members: { root: "owner" } });
  world.allowJobTokens(deploy, app);
  world.allowJobTokens(smoke, app);
  return {
    app,
    deploy,
    secret,
    smoke,
    triggerToken: world.triggerToken(deploy, alice, "for playing").token,
    accessToken: world.accessToken(alice),
    readToken: world.accessToken(alice, { scopes: ["read_api"] }),
    jobToken: world.runningJob(app, alice).token,
  };
}

/** About ten seconds: build, tests beside each other, then a deployment with a bridge; asks for a failure with FAIL=true. */
function deployPipeline(smokePath: string): CiFile {
  return {
    stages: ["build", "test", "deploy"],
    jobs: ({ ref, sha, variables }: CiContext) => [
      {
        name: "build",
        stage: "build",
        queuedMs: 1_000,
        runMs: 2_000,
        trace: `$ make build\nbuilding ${ref} at ${sha.slice(0, 8)}\n`,
        artifacts: {
          "dist/app.txt": `built from ${ref} at ${sha}\n`,
          "dist/run.sh": { content: "#!/bin/sh\necho hello\n", mode: 0o755 },
          "trigger-payload.json": `${variables["TRIGGER_PAYLOAD"] ?? "{}"}\n`,
        },
      },
      {
        name: "test",
        queuedMs: 500,
        runMs: 2_000,
        result: variables["FAIL"] === "true" ? "failed" : "success",
        trace: "$ make test\n",
        artifacts: { "reports/summary.txt": "2 passed\n" },
        artifactsWhen: "always",
        reports: { junit: JUNIT },
        coverage: 87.5,
      },
      { name: "lint", queuedMs: 500, runMs: 1_000, result: "failed", allowFailure: true, trace: "$ make lint\n" },
      { name: "deploy", stage: "deploy", queuedMs: 500, runMs: 1_500, trace: "$ make deploy\n" },
      { name: "smoke", stage: "deploy", trigger: { project: smokePath, strategy: "depend" } },
    ],
  };
}

const JUNIT =
  '<testsuites><testsuite name="unit"><testcase classname="App" name="starts" time="0.4"/>' +
  '<testcase classname="App" name="stops" time="0.1"/></testsuite></testsuites>';
