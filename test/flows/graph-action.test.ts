import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Env } from "../../action/inputs/raw.ts";
import type { RawInputs } from "../../action/inputs/step-inputs.ts";
import { runGraphStep } from "../../action/orchestrate/graph-step.ts";
import { graphResultSchema } from "../../scripts/generate/graph-schemas.ts";
import type { Project } from "../gitlab/world/rows.ts";
import { graphStepDeps } from "./graph-step-deps.ts";
import { recordingHost } from "./recording-host.ts";
import { type RunOptions, StepLab } from "./step-lab.ts";

let lab: StepLab;
let libs: Project;
let app: Project;

beforeEach(async () => {
  lab = await StepLab.open();
  const seed = { members: { dora: "developer" } } as const;
  const jobs = [{ name: "build", runMs: 60_000, artifacts: { "out.env": "VERSION=1.2.3\n" } }];
  libs = lab.gitlab.world.project({ path: "group/libs", ci: { jobs }, ...seed });
  app = lab.gitlab.world.project({ path: "group/app", ci: { jobs: [{ name: "test", runMs: 30_000 }] }, ...seed });
});
afterEach(async () => await lab.close());

const FILE = `
pipelines:
  libs: { project: group/libs, ref: main, dotenv-from: "build: out.env" }
  app:
    needs: [libs]
    project: group/app
    ref: main
    variables: { LIBS: "{{ needs.libs.outputs.VERSION }}" }
`;

/** Runs the step with a graph, as the Action hands it over. */
async function act(
  pipelines: string,
  { raw = {}, state, ...options }: RunOptions & { raw?: RawInputs; state?: string } = {},
) {
  const host = recordingHost();
  const { stop = new AbortController() } = options;
  const given: RawInputs = { host: lab.gitlab.url, "access-token": lab.gitlab.world.accessToken(lab.user), ...raw };
  const env: Env = {
    ...options.env,
    ...Object.fromEntries(Object.entries(given).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])),
  };
  const exitCode = await lab.drive(
    async (connect) =>
      await runGraphStep(
        graphStepDeps(lab, { host, connect, env }),
        { pipelines, ...(state === undefined ? {} : { state }), raw: given },
        stop.signal,
      ),
    { ...options, stop, host },
  );
  return { exitCode, host, shown: host.shown.join("\n"), env };
}

describe("the Action with a graph", () => {
  it("runs it, tells each change, and sets its outputs and its page", async () => {
    const { exitCode, host } = await act(FILE);

    const [first] = lab.gitlab.world.pipelines(libs);
    const [second] = lab.gitlab.world.pipelines(app);
    expect(exitCode).toBe(0);
    expect(second?.variables).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: "LIBS", value: "1.2.3" })]),
    );
    expect(host.shown.filter((line) => /^\[\d\/2\]/.test(line))).toEqual([
      `[0/2] ▸ libs: pipeline ${first?.id} of group/libs: ${lab.gitlab.url}/group/libs/-/pipelines/${first?.id}`,
      expect.stringMatching(/^\[1\/2\] ✓ libs succeeded after 1m/),
      `[1/2] ▸ app: pipeline ${second?.id} of group/app: ${lab.gitlab.url}/group/app/-/pipelines/${second?.id}`,
      expect.stringMatching(/^\[2\/2\] ✓ app succeeded after 3\ds/),
    ]);
    expect(host.outputs["outcome"]).toBe("succeeded");
    expect(graphResultSchema.parse(JSON.parse(host.outputs["result"] ?? ""))).toMatchObject({
      outcome: "succeeded",
      criticalPath: { nodes: ["libs", "app"] },
    });
    expect(JSON.parse(host.outputs["pipelines"] ?? "")).toMatchObject({ app: { "pipeline-id": second?.id } });
    expect(host.pages.join("")).toContain("```mermaid\nflowchart LR");
    expect(host.state).toMatchObject({ finished: "true", graph: expect.stringContaining(lab.folder) });
  });

  it("takes a file by its path, and a state by its own", async () => {
    await writeFile(join(lab.folder, "pipelines.yml"), FILE);

    const { exitCode, host } = await act("pipelines.yml", { state: "kept/run.state" });

    expect(exitCode).toBe(0);
    expect(JSON.parse(host.state["graph"] ?? "")).toEqual({
      state: join(lab.folder, "kept/run.state"),
      file: join(lab.folder, "pipelines.yml"),
    });
    expect(readFileSync(join(lab.folder, "kept/run.state"), "utf8")).toContain('"kind":"finished"');
  });

  it("says of every input of a single pipeline where it is written instead, and asks GitLab nothing", async () => {
    const { exitCode, host } = await act(FILE, {
      raw: { project: "group/app", ref: "main", comment: "true", token: "glpat-x", timeout: "5m", redact: "perhaps" },
    });

    expect(exitCode).toBe(2);
    const text = host.shown.join("\n");
    for (const part of [
      "`project`: beside `pipelines`, what describes a pipeline stands in that file. Write `project` there",
      "`timeout`: beside `pipelines`, what describes a pipeline",
      "`comment`: a graph writes no comment. Leave it out",
      "`token`: ",
      '`redact`: "perhaps" is neither true nor false.',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain("glpat-x");
    expect(lab.requests()).toEqual([]);
    expect(host.outputs["outcome"]).toBe("error");
  });

  it("tells all that is wrong with the file, with line and column, also of one that is not there", async () => {
    const broken = await act("pipelines:\n  a: { project: g/a, needs: [b], reff: main }\n");
    const missing = await act("nowhere.yml");

    expect(broken.exitCode).toBe(2);
    expect(broken.shown).toMatch(/pipelines:2:\d+ .*b/);
    expect(broken.shown).toMatch(/reff/);
    expect(missing.exitCode).toBe(2);
    expect(missing.shown).toContain("There is no file");
  });

  it("fails as its worst pipeline does, with the end of the failed job's log on the page", async () => {
    lab.gitlab.world.project({
      path: "group/bad",
      members: { dora: "developer" },
      ci: { jobs: [{ name: "unit", runMs: 5_000, result: "failed" }] },
    });

    const { exitCode, host, shown } = await act(
      `pipelines: { bad: { project: group/bad, ref: main }, libs: { project: group/libs, ref: main } }`,
    );

    expect(exitCode).toBe(1);
    expect(shown).toMatch(/error: bad failed after .*: Job unit failed \(its script failed\)\. http/);
    expect(shown).toMatch(/error: The graph failed after .*: of 2 pipelines, 1 succeeded, 1 failed; look at bad\.$/m);
    expect(host.pages.join("")).toContain("ERROR: Job failed: exit code 1");
    expect(JSON.parse(host.outputs["failed-jobs"] ?? "")).toMatchObject([{ name: "unit" }]);
  });

  it("starts nothing with `dry-run`, and tells what would keep a pipeline from starting", async () => {
    const sound = await act(FILE, { raw: { "dry-run": "true" } });
    const broken = await act("pipelines: { a: { project: group/none, ref: main } }", { raw: { "dry-run": "true" } });

    expect(sound.exitCode).toBe(0);
    expect(sound.host.outputs["outcome"]).toBe("planned");
    expect(broken.exitCode).not.toBe(0);
    expect(broken.shown).toContain("error: a: ");
    expect(lab.gitlab.world.pipelines(libs)).toEqual([]);
  });

  it("keeps where it runs out of everything printed with `redact`", async () => {
    const { exitCode, host } = await act(FILE, { raw: { redact: "true" } });

    const [first] = lab.gitlab.world.pipelines(libs);
    expect(exitCode).toBe(0);
    const printed = [...host.shown, ...host.pages].join("\n");
    expect(printed).not.toMatch(/group\/|127\.0\.0\.1/);
    expect(printed).not.toContain(`pipeline ${first?.id}`);
  });
});
