import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { graphEventSchema, graphResultSchema } from "../../scripts/generate/graph-schemas.ts";
import { stepEventSchema } from "../../scripts/generate/step-schemas.ts";
import type { Project } from "../gitlab/world/rows.ts";
import { until } from "../support/until.ts";
import { BUILD, type BundleLab, openLab, ROOT } from "./bundle-lab.ts";
import { startChild } from "./child.ts";
import { runAction, startAction } from "./runner/run-action.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const FOREVER = { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] };

/** A second project beside that of the lab. */
function anotherProject(
  { gitlab }: BundleLab,
  path: string,
  ci: NonNullable<Parameters<typeof openLab>[0]>["ci"],
): Project {
  return gitlab.world.project({ path, members: { dora: "developer" }, ...(ci === undefined ? {} : { ci }) });
}

const inputs = (lab: BundleLab, pipelines: string) => ({
  host: lab.gitlab.url,
  "access-token": lab.accessToken,
  pipelines,
});

const GRAPH = `defaults: { poll-interval: 100ms }
pipelines:
  build: { project: group/app, ref: main, artifacts: "build: app.txt" }
  deploy: { project: group/deploy, ref: main, needs: [build], variables: { BUILT: "{{ needs.build.pipeline-id }}" } }
`;

describe("the Action's bundle with a graph", () => {
  it("runs it, and sets outputs and page", async () => {
    const lab = await openLab();
    const deploy = anotherProject(lab, "group/deploy", { jobs: [BUILD] });

    const run = await runAction({ action: ROOT, with: inputs(lab, GRAPH) });

    const [built] = lab.gitlab.world.pipelines(lab.project);
    const [deployed] = lab.gitlab.world.pipelines(deploy);
    expect(run).toMatchObject({ conclusion: "success", main: { exitCode: 0 }, post: { exitCode: 0 } });
    expect(deployed?.variables).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: "BUILT", value: String(built?.id) })]),
    );
    expect(graphResultSchema.parse(JSON.parse(run.outputs["result"] ?? ""))).toMatchObject({ outcome: "succeeded" });
    expect(JSON.parse(run.outputs["pipelines"] ?? "")).toMatchObject({
      build: { outcome: "succeeded", "pipeline-id": built?.id },
      deploy: { outcome: "succeeded", "pipeline-id": deployed?.id },
    });
    expect(run.summary).toContain("### ✅ Graph of 2 pipelines: succeeded");
    expect(run.log.annotations).toEqual([]);
    expect(run.everything.replaceAll(`::add-mask::${lab.accessToken}`, "")).not.toContain(lab.accessToken);
    expect(await readFile(join(run.workspace, "downstream-artifacts/build/build/app.txt"), "utf8")).toBe("the app\n");
  });

  it("says in one annotation each what has failed, and last how it ended", async () => {
    const lab = await openLab({ ci: { jobs: [{ name: "unit", runMs: 150, result: "failed" }] } });
    anotherProject(lab, "group/deploy", { jobs: [BUILD] });

    const run = await runAction({
      action: ROOT,
      with: inputs(lab, GRAPH.replace(', artifacts: "build: app.txt"', "")),
    });

    expect(run.main.exitCode).toBe(1);
    expect(run.log.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^error: build failed after .*: Job unit failed \(its script failed\)\. http/),
      expect.stringMatching(/^error: The graph failed after .*: of 2 pipelines, 1 failed, 1 skipped; look at build\.$/),
    ]);
  });

  it("takes no `state` without a graph, and no input of a single pipeline with one", async () => {
    const lab = await openLab();

    const single = await runAction({ action: ROOT, with: { project: "group/app", ref: "main", state: "run.state" } });
    const graph = await runAction({ action: ROOT, with: { ...inputs(lab, GRAPH), ref: "main" } });

    expect([single.main.exitCode, graph.main.exitCode]).toEqual([2, 2]);
    expect(single.main.stdout).toContain("`state`: it is for a graph of pipelines.");
    expect(graph.main.stdout).toContain("`ref`: beside `pipelines`,");
    expect(lab.gitlab.requests).toEqual([]);
  });

  it("has its post entry cancel what runs when main was killed", async () => {
    const lab = await openLab({ ci: FOREVER });
    const deploy = anotherProject(lab, "group/deploy", FOREVER);
    const both = GRAPH.replace("needs: [build], ", "").replace('BUILT: "{{ needs.build.pipeline-id }}"', "A: b");
    const running = await startAction({ action: ROOT, with: inputs(lab, both) });
    const all = () => [...lab.gitlab.world.pipelines(lab.project), ...lab.gitlab.world.pipelines(deploy)];
    await until(() => all().filter(({ status }) => status === "running").length === 2);

    running.main.signal("SIGKILL");
    const run = await running.finished;

    expect(run).toMatchObject({ main: { signal: "SIGKILL" }, post: { exitCode: 0 } });
    expect(all().map(({ status }) => status)).toEqual(["canceled", "canceled"]);
    expect(run.log.annotations).toEqual([
      { level: "notice", message: expect.stringContaining("2 pipelines that it had started were cancelled") },
    ]);
  });

  it("cancels everything within the runner's first grace period when the job is cancelled", async () => {
    const lab = await openLab({ ci: FOREVER });
    const pipelines = "pipelines: { a: { project: group/app, ref: main }, b: { project: group/app, ref: main } }";
    const running = await startAction({ action: ROOT, with: inputs(lab, pipelines) });
    await until(
      () => lab.gitlab.world.pipelines(lab.project).filter(({ status }) => status === "running").length === 2,
    );

    running.cancel();
    const run = await running.finished;

    expect(run).toMatchObject({ conclusion: "cancelled", main: { exitCode: 6, signal: null } });
    expect(lab.gitlab.world.pipelines(lab.project).map(({ status }) => status)).toEqual(["canceled", "canceled"]);
    expect(run.summary).toContain("### 🚫 Graph of 2 pipelines: interrupted");
  });
});

describe("the command line's bundle with a graph", () => {
  it("runs a file, and prints events and the result as JSON", async () => {
    const lab = await openLab();
    anotherProject(lab, "group/deploy", { jobs: [BUILD] });
    const folder = await temporaryFolder();
    await writeFile(join(folder, "pipelines.yml"), GRAPH);

    const child = startChild(process.execPath, [join(ROOT, "dist/cli.js"), "run", "pipelines.yml", "--json"], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", SLUICE_HOST: lab.gitlab.url, SLUICE_ACCESS_TOKEN: lab.accessToken },
    });
    const { exitCode, stdout } = await child.ended;

    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { schema: string; node?: string });
    expect(exitCode).toBe(0);
    expect(graphResultSchema.parse(lines.at(-1))).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    const events = lines.slice(0, -1);
    for (const event of events)
      (event.schema === "sluice/graph-event@1" ? graphEventSchema : stepEventSchema).parse(event);
    expect(new Set(events.map(({ node }) => node))).toEqual(new Set([undefined, "build", "deploy"]));
  });
});
