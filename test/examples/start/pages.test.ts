// Every page of docs/start, from its first command to its last, as a newcomer follows it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type RelayProcess, startRelayProcess } from "../../flows/relay-process.ts";
import { openComponentLab } from "../../gitlab-ci/component-lab.ts";
import { shownCommands } from "../../support/shown-commands.ts";
import { ROOT } from "../../support/source-files.ts";
import { until } from "../../support/until.ts";
import { runJob } from "../run-job.ts";
import { jobsOf } from "../workflow.ts";
import { followPage } from "./follow-page.ts";
import { quickPlayground } from "./quick-playground.ts";

const ABOUT_BUILDS = /^built from main at [0-9a-f]{40}\n/m;

let relay: RelayProcess | undefined;

afterEach(async () => {
  await relay?.end("SIGTERM");
  relay = undefined;
});

describe("docs/start", { timeout: 90_000 }, () => {
  it("github-code-gitlab-ci.md leads from nothing to a workflow that brings artifacts", async () => {
    const page = await followPage("docs/start/github-code-gitlab-ci.md");
    const { gitlab, playground } = await quickPlayground(page);
    page.shows("npm run gitlab");

    const first = await page.runs("--artifacts-path out");
    const failing = await page.runs("FAIL=true");
    const doctor = await page.runs("sluice doctor");
    const [job] = jobsOf(page.writesFile(".github/workflows/deploy.yml"));
    if (job === undefined) throw new Error("The page's workflow has no job.");
    const secrets: Readonly<Record<string, string>> = {
      "secrets.DEPLOY_TRIGGER_TOKEN": readFileSync(join(page.folder, "trigger.token"), "utf8").trim(),
      "secrets.DEPLOY_ACCESS_TOKEN": playground.readToken,
      "github.sha": "1".repeat(40),
    };
    const ran = await runJob({
      job,
      runner: "github",
      context: (name) => secrets[name],
      given: (inputs) => ({ ...inputs, host: gitlab.url, "poll-interval": "100ms" }),
    });

    expect(first.stdout).toMatch(ABOUT_BUILDS);
    expect(failing.stdout).toContain("test (test) failed");
    expect(failing.stdout).toMatch(/It ended with 1\.\n$/);
    expect(doctor.stdout).toMatch(/Nothing failed: \d+ ok/);
    expect(ran.actions.map(({ conclusion, outputs }) => [conclusion, outputs["outcome"]])).toEqual([
      ["success", "succeeded"],
    ]);
    expect(ran.scripts[0]?.stdout).toMatch(ABOUT_BUILDS);
    expect(ran.scripts[0]?.stdout).toContain(`Built by ${gitlab.url}/acme/deploy/-/pipelines/`);
    expect(page.left()).toEqual([]);
  });

  it("gitlab-multi-project.md leads from a job token to a graph of two projects", async () => {
    const page = await followPage("docs/start/gitlab-multi-project.md");
    await quickPlayground(page);
    const lab = await openComponentLab({
      seed: { path: "acme/deploy" },
      ci: { jobs: [{ name: "build", runMs: 100, artifacts: { "dist/app.txt": "the app\n" } }] },
    });
    page.shows("npm run gitlab");

    const first = await page.runs("--artifacts-path out");
    const one = await lab.run(page.writesFile(".gitlab-ci.yml"));
    const pipelines = page.writesFile("pipelines.yml");
    const graph = await page.runs("sluice run pipelines.yml");
    const smoke = lab.gitlab.world.project({
      path: "acme/smoke-tests",
      members: { dora: "developer" },
      ci: { jobs: [{ name: "smoke", runMs: 100, artifacts: { "smoke.txt": "all is well\n" } }] },
    });
    lab.gitlab.world.allowJobTokens(smoke, "group");
    const several = await lab.run(page.writesFile(".gitlab-ci.yml"), { files: { "pipelines.yml": pipelines } });

    expect(first.stdout).toContain("looking with the job token");
    expect(first.stdout).toMatch(ABOUT_BUILDS);
    expect(one).toMatchObject({ exitCode: 0, failed: {} });
    expect(one.log).toMatch(/use-it\s+> the app/);
    expect(one.log).toContain(`Built by ${lab.gitlab.url}/acme/deploy/-/pipelines/`);
    expect(graph.stdout).toMatch(/^1 {2}smoke .*\n2 {2}deploy .*needs smoke$/m);
    expect(graph.stdout).toContain("of 2 pipelines, 2 succeeded.");
    expect(several).toMatchObject({ exitCode: 0, failed: {} });
    expect(lab.gitlab.world.pipelines(smoke)).toHaveLength(1);
    expect(page.left()).toEqual([]);
  });

  it("nightly-and-release-trains.md leads from a quiet line to a train that goes back, and on", async () => {
    const page = await followPage("docs/start/nightly-and-release-trains.md");
    const { gitlab, playground } = await quickPlayground(page);
    const deployments = () => gitlab.world.pipelines(playground.deploy).length;
    const apps = gitlab.world.pipelines(playground.app).length;
    page.shows("npm run gitlab");

    const quiet = await page.runs("--quiet");
    const cron = page.shows("sluice node /opt/sluice/cli.js");
    page.writesFile("pipelines.yml");
    const before = deployments();
    const train = await page.runs("--state train.json");
    const between = deployments();
    const twice = await page.runs("--state friday.json");

    expect({ out: quiet.stdout, err: quiet.stderr.replace(/ http:.*/, "") }).toEqual({
      out: "",
      err: "warning: Job lint failed (its script failed), which is allowed:\n",
    });
    expect(readFileSync(join(ROOT, "examples/sluice.cron"), "utf8")).toContain(cron);
    expect(shownCommands(cron)).toHaveLength(1);
    expect(train.stdout).toContain("of 5 pipelines, 4 succeeded, 1 skipped.");
    expect(between - before).toBe(2);
    expect(twice.stderr).toMatch(/The graph failed after .*: of 5 pipelines, 3 succeeded, 2 failed;/);
    expect(twice.stdout).toContain("It ended with 1.");
    expect(twice.stdout).toMatch(/Going on with run .*: of 5 pipelines, 3 succeeded/);
    // Two regions and the way back, and the two regions anew.
    expect(deployments() - between).toBe(5);
    expect(gitlab.world.pipelines(playground.app)).toHaveLength(apps + 2);
    expect(page.left()).toEqual([]);
  });

  it("operating-the-relay.md leads from a configuration to a push whose answer was lost, and one pipeline for it", async () => {
    const page = await followPage("docs/start/operating-the-relay.md");
    const { gitlab, playground } = await quickPlayground(page);
    const started = () => gitlab.world.pipelines(playground.deploy).length;
    page.means("port: 8080", "port: 0");
    page.shows("npm run gitlab");

    page.writesFile("relay.yml");
    const explained = await page.runs("sluice relay explain");
    page.shows("sluice relay --config relay.yml &");
    relay = await startRelayProcess(join(page.folder, "relay.yml"), page.env);
    page.means("http://127.0.0.1:8080", relay.url);
    const answered = await page.runs("push push.json");
    await until(() => started() === 1);
    const listed = await page.runs("relay deliveries");
    const lost = await page.runs("drop-after");
    await until(() => relay?.printed().includes('"msg":"Pipeline found by its marker"') === true);
    const all = await page.runs("relay deliveries");

    expect(explained.stdout).toContain("relay.yml is sound: 1 source, 1 route.");
    expect(explained.stdout).toContain("✓ deploy");
    expect(answered.stdout).toMatch(/"deliveries":\["[\w-]+"\]/);
    expect(listed.stdout).toMatch(/delivered +deploy +acme\/app +refs\/heads\/main/);
    expect(lost.stdout).toMatch(/"deliveries":\["[\w-]+"\]/);
    expect(all.stdout.match(/ delivered /g)).toHaveLength(2);
    expect(started()).toBe(2);
    expect(page.left()).toEqual([]);
  });

  it("has no other page, and every one of these is on the map", () => {
    const tests = readFileSync(import.meta.filename, "utf8");
    const map = readFileSync(join(ROOT, "docs/README.md"), "utf8");
    const names = readdirSync(join(ROOT, "docs/start"));

    expect(names.filter((name) => !tests.includes(`followPage("docs/start/${name}")`))).toEqual([]);
    expect(names.filter((name) => !map.includes(`(start/${name})`))).toEqual([]);
  });
});
