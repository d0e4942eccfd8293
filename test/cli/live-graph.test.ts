import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { graphEventSchema, graphResultSchema } from "../../scripts/generate/graph-schemas.ts";
import { stepEventSchema } from "../../scripts/generate/step-schemas.ts";
import { openLab } from "../bundles/bundle-lab.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { TerminalEmulator } from "../support/terminal-emulator.ts";
import { until } from "../support/until.ts";
import { aWorld } from "./a-world.ts";

const PIPELINES = `defaults: { poll-interval: 100ms }
pipelines:
  libs:
    matrix: { ARCH: [amd64, arm64] }
    project: group/app
    ref: main
  docs: { project: group/docs, ref: main, allow-failure: true }
  deploy: { needs: [libs, docs], project: group/app, ref: main }
`;

interface Watching {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** How long the jobs run that succeed. */
  readonly runMs?: number;
}

/** Runs `sluice run` before a person's eyes. */
async function watched({ args = [], env = {}, runMs = 150 }: Watching = {}) {
  const lab = await openLab({ ci: { jobs: [{ name: "build", runMs }] } });
  lab.gitlab.world.project({
    path: "group/docs",
    members: { dora: "developer" },
    ci: { jobs: [{ name: "spelling", runMs: 100, result: "failed" }] },
  });
  const screen = new TerminalEmulator(100, 24);
  const stop = new AbortController();
  const tokens = { SLUICE_HOST: lab.gitlab.url, SLUICE_ACCESS_TOKEN: lab.accessToken };
  const world = {
    ...aWorld({ env: { ...tokens, TERM: "xterm-256color", LANG: "C.UTF-8", ...env } }),
    cwd: await temporaryFolder(),
    readFile: (path: string) => readFileSync(path, "utf8"),
    colors: { out: true, err: true },
    screens: { out: screen, err: screen },
    signal: stop.signal,
  };
  await writeFile(join(world.cwd, "pipelines.yml"), PIPELINES);
  const exit = runCli(["run", join(world.cwd, "pipelines.yml"), ...args], world);
  return { lab, screen, stop, exit, world };
}

describe("a person at a terminal who runs a graph", () => {
  it("sees one tree of everything, then what failed and how it ended, and has the cursor back", async () => {
    const { exit, screen, world } = await watched();

    expect(await exit).toBe(0);

    const seen = await screen.everything();
    const at = seen.findIndex((line) => line.includes("4 pipelines: "));
    expect(seen.filter((line) => line.includes("4 pipelines: 3 succeeded, 1 failed as allowed"))).toHaveLength(1);
    expect(seen.slice(at + 1, at + 5)).toEqual([
      expect.stringMatching(/^ {2}✓ libs\/amd64 {2}\d/),
      expect.stringMatching(/^ {2}✓ libs\/arm64 {2}\d/),
      expect.stringMatching(/^ {2}! docs .*failed, which is allowed: job spelling failed \(its script failed\)$/),
      expect.stringMatching(/^ {2}✓ deploy {2}\d/),
    ]);
    expect(seen.join(" ")).toMatch(/warning: docs failed after \S+, which is allowed: Job spelling failed/);
    expect(seen.join(" ")).toMatch(/The graph succeeded after .*: of 4 pipelines, 3 succeeded, 1 failed as allowed\./);
    expect(screen.cursorShown).toBe(true);
    expect(screen.listeners).toBe(0);
    expect(world.printed).toEqual({ out: "", err: "" });
  });

  it("who stops it sees that everything was cancelled, and has the cursor back", async () => {
    const { exit, lab, screen, stop } = await watched({ runMs: Number.POSITIVE_INFINITY });
    await until(
      () => lab.gitlab.world.pipelines(lab.project).filter(({ status }) => status === "running").length === 2,
    );
    screen.write("^C");

    stop.abort(new Error("Stopped by SIGINT."));

    expect(await exit).toBe(6);
    const seen = (await screen.everything()).join("\n");
    expect(lab.gitlab.world.pipelines(lab.project).map(({ status }) => status)).toEqual(["canceled", "canceled"]);
    expect(seen).toMatch(/⊘ libs\/amd64 .*canceled/);
    expect(seen).toContain("error: The run of the graph was stopped after");
    expect(screen.cursorShown).toBe(true);
  });

  it("sees a line per change where nothing is drawn", async () => {
    const { exit, world } = await watched({ env: { CI: "true" } });

    expect(await exit).toBe(0);

    const lines = stripVTControlCharacters(world.printed.out).split("\n");
    expect(lines.filter((line) => /^\[\d\/4\] ▸ /.test(line))).toHaveLength(4);
    expect(lines.filter((line) => /^\[\d\/4\] [✓!] /.test(line))).toHaveLength(4);
    expect(world.printed.out).toContain("How long each pipeline waited and ran");
  });

  it("gets lines of JSON and nothing else on standard output with --json, each by its schema", async () => {
    const { exit, world } = await watched({ args: ["--json"] });

    expect(await exit).toBe(0);

    const values = world.printed.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { readonly schema: string });
    const events = values.slice(0, -1);
    for (const event of events) (event.schema.includes("graph") ? graphEventSchema : stepEventSchema).parse(event);
    expect(graphResultSchema.parse(values.at(-1))).toMatchObject({ outcome: "succeeded", warnings: 1, exitCode: 0 });
    expect(events.length).toBeGreaterThan(12);
  });
});
