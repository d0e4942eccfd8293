import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readLeftGraph } from "../../action/cancel/left-graph.ts";
import type { Env } from "../../action/inputs/raw.ts";
import { cleanUpGraph } from "../../action/orchestrate/clean-up-graph.ts";
import { readGraph, runGraphStep } from "../../action/orchestrate/graph-step.ts";
import type { Project } from "../gitlab/world/rows.ts";
import { graphStepDeps } from "./graph-step-deps.ts";
import { recordingHost } from "./recording-host.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;
let quick: Project;
let slow: Project;
let env: Env;

beforeEach(async () => {
  lab = await StepLab.open();
  const seed = { members: { dora: "developer" } } as const;
  quick = lab.gitlab.world.project({ path: "group/quick", ci: { jobs: [{ name: "build", runMs: 5_000 }] }, ...seed });
  const jobs = [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }];
  slow = lab.gitlab.world.project({ path: "group/slow", ci: { jobs }, ...seed });
  env = { INPUT_HOST: lab.gitlab.url, "INPUT_ACCESS-TOKEN": lab.gitlab.world.accessToken(lab.user) };
});
afterEach(async () => await lab.close());

const readFile = (path: string) => readFileSync(path, "utf8");

class Killed extends Error {}

/** Runs a graph until `isTime` once the run rests, and then no further: as if the process was killed. What it kept is given back. */
async function killed(
  pipelines: string,
  isTime: (elapsedMs: number) => boolean,
): Promise<Readonly<Record<string, string>>> {
  const host = recordingHost();
  const run = lab.drive(
    async (connect) =>
      await runGraphStep(
        graphStepDeps(lab, { host, connect, env }),
        { pipelines, raw: {} },
        new AbortController().signal,
      ),
    {
      host,
      atRest: (elapsedMs) => {
        if (isTime(elapsedMs)) throw new Killed();
      },
    },
  );
  await expect(run).rejects.toThrow(Killed);
  return host.state;
}

/** What the post entry does with what was kept. */
async function cleanedUp(state: Readonly<Record<string, string>>, pipelines: string) {
  const left = readLeftGraph(state);
  const host = recordingHost();
  if (left === undefined) return { cleaned: undefined, host };
  const reading = { env, cwd: lab.folder, readFile };
  const load = async () => await readGraph(reading, pipelines);
  const cleaned = await lab.drive(
    async (connect) => await cleanUpGraph({ host, clock: lab.clock, connect, ...reading, load, redact: false }, left),
    { host },
  );
  return { cleaned, host };
}

const GRAPH = `pipelines:
  quick: { project: group/quick, ref: main }
  one: { project: group/slow, ref: main, needs: [quick] }
  two: { project: group/slow, ref: main, needs: [quick] }
  kept: { project: group/slow, ref: main, needs: [quick], cancel-on: [never] }
  later: { project: group/slow, ref: main, needs: [one] }
`;
const started = () => lab.gitlab.world.pipelines(slow);

describe("what is left of a graph whose run was killed", () => {
  it("is cancelled by its state, but for what says never, and is said in one notice", async () => {
    const state = await killed(
      GRAPH,
      () => started().length === 3 && started().every(({ status }) => status === "running"),
    );

    const { cleaned, host } = await cleanedUp(state, GRAPH);

    expect(cleaned).toBe("stopped");
    expect(lab.gitlab.world.pipelines(quick).map(({ status }) => status)).toEqual(["success"]);
    expect(
      started()
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(["canceled", "canceled", "running"]);
    expect(host.shown.filter((line) => /^(?:one|two|kept|later|quick)/.test(line))).toEqual([
      "kept: Its pipeline is not cancelled, as its `cancel-on` says.",
      expect.stringMatching(/^(?:one|two): The step ended before its time\. Pipeline \d+ is canceled/),
      expect.stringMatching(/^(?:one|two): The step ended before its time\. Pipeline \d+ is canceled/),
    ]);
    expect(host.shown.at(-1)).toBe(
      "The run of the graph ended before its time: 2 pipelines that it had started were cancelled.",
    );
  });

  it("is found by its mark where the answer to its creation was never heard", async () => {
    const pipelines = "pipelines: { one: { project: group/slow, ref: main } }";
    const state = await killed(pipelines, () => started().length === 1);
    const path = readLeftGraph(state)?.state ?? "";
    // As it stands when the process is killed between the call and its answer.
    const lines = readFileSync(path, "utf8").split("\n");
    await writeFile(path, lines.filter((line) => !line.includes('"kind":"pipeline"')).join("\n"));

    const { cleaned } = await cleanedUp(state, pipelines);

    expect(cleaned).toBe("stopped");
    expect(started().map(({ status }) => status)).toEqual(["canceled"]);
  });

  it("is nothing after a run that came to its end, or that had started nothing", async () => {
    const sound = "pipelines: { quick: { project: group/quick, ref: main } }";
    const state = await killed(GRAPH, (elapsedMs) => elapsedMs >= 0);

    expect((await cleanedUp({ ...state, finished: "true" }, sound)).cleaned).toBeUndefined();
    expect((await cleanedUp({ graph: "no JSON" }, sound)).cleaned).toBeUndefined();
  });

  it("is cancelled the deepest of the graph first, wherever it stands in the file", async () => {
    const pipelines = `pipelines:
  last: { project: group/slow, ref: main, needs: [middle] }
  middle: { project: group/quick, ref: main, needs: [first] }
  first: { project: group/quick, ref: main }
  beside: { project: group/slow, ref: main }
`;
    const state = await killed(pipelines, () => started().length === 2);

    const { host } = await cleanedUp(state, pipelines);

    const told = host.shown.flatMap((line) => /^(\w+): The step ended before its time/.exec(line)?.[1] ?? []);
    expect(told).toEqual(["last", "beside"]);
  });

  it("is cancelled where the file is another one by now, as far as that still says where it runs", async () => {
    const state = await killed(GRAPH, () => started().length === 3);
    const changed = GRAPH.replace("  one: { project: group/slow", "  one: { project: group/quick").replace(
      "two: { project: group/slow, ref: main",
      "two: { project: group/slow, ref: other",
    );

    const { cleaned, host } = await cleanedUp(state, changed);

    const [one, two, kept] = started();
    expect(cleaned).toBe("may-run");
    expect([one?.status, two?.status, kept?.status]).not.toContain("success");
    expect(started().filter(({ status }) => status === "canceled")).toHaveLength(1);
    expect(host.shown).toContainEqual(
      expect.stringMatching(
        /^warning: one: The file of pipelines is another one by now.*cancel http\S+\/group\/slow\/-\/pipelines\/\d+ by hand/,
      ),
    );
  });

  it("may run on where the state is gone, and that is said", async () => {
    const gone = await cleanedUp({ graph: JSON.stringify({ state: join(lab.folder, "nowhere") }) }, GRAPH);

    expect(gone.cleaned).toBe("may-run");
    expect(gone.host.shown.join("\n")).toContain("What it started may keep running");
  });
});
