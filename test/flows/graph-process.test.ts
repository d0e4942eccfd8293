// `sluice run` as a process that is killed with SIGKILL, and the same command once more: no pipeline is started twice.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FaultRule } from "../gitlab/faults/fault.ts";
import { type StandIn, startStandIn } from "../gitlab/stand-in.ts";
import type { Project } from "../gitlab/world/rows.ts";
import { until } from "../support/until.ts";

const CLI = join(import.meta.dirname, "../../cli/main.ts");

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

let gitlab: StandIn;
let folder: string;
let token: string;
let projects: readonly Project[];
const running = new Set<ChildProcess>();

beforeEach(async () => {
  gitlab = await startStandIn();
  folder = mkdtempSync(join(tmpdir(), "sluice-graph-"));
  const user = gitlab.world.user("dora");
  token = gitlab.world.accessToken(user);
  const project = (path: string) =>
    gitlab.world.project({
      path,
      members: { dora: "maintainer" },
      ci: { jobs: [{ name: "build", runMs: 300, artifacts: { "dist/app": "the app\n" } }] },
    });
  projects = [project("group/libs"), project("group/app")];
  writeFileSync(
    join(folder, "pipelines.yml"),
    `gitlab: { main: { url: "${gitlab.url}", access-token: { env: LAB_TOKEN } } }
defaults: { gitlab: main, ref: main, artifacts: build, artifacts-path: out, poll-interval: 200ms }
pipelines:
  libs: { project: group/libs, matrix: { ARCH: [amd64, arm64] } }
  app: { project: group/app, needs: [libs], variables: { FROM: '{{ needs["libs/arm64"].pipeline-id }}' } }
`,
  );
});

afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  await gitlab.close();
  rmSync(folder, { recursive: true, force: true });
});

function sluice(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, env: { PATH, LAB_TOKEN: token } });
  running.add(child);
  let [out, err] = ["", ""];
  child.stdout.on("data", (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (err += bytes.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal, out, err });
    });
  });
  return { child, ended };
}

const RUN = ["run", "pipelines.yml", "--state", "run.state", "--json"];
const counts = () => projects.map((project) => gitlab.world.pipelines(project).length);
const asked = (pattern: RegExp) =>
  gitlab.requests.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;

interface Moment {
  readonly when: string;
  /** What holds the run at this moment. */
  readonly held?: FaultRule;
  readonly asked: RegExp;
  readonly times?: number;
}

const CREATE = /^POST .*\/pipeline$/;

const MOMENTS: readonly Moment[] = [
  {
    when: "between a call and its answer",
    held: { method: "POST", path: /\/pipeline$/, fault: { kind: "hang-after" } },
    asked: CREATE,
  },
  {
    when: "while two calls are under way",
    held: { method: "POST", path: /\/pipeline$/, times: 2, fault: { kind: "hang-after" } },
    asked: CREATE,
    times: 2,
  },
  { when: "while it waits", asked: /^GET .*\/pipelines\/\d+$/, times: 3 },
  {
    when: "while artifacts come",
    held: { path: /\/artifacts/, fault: { kind: "stall", bytes: 20 } },
    asked: /^GET .*\/artifacts/,
  },
  { when: "right after the last one was created", asked: CREATE, times: 3 },
];

describe("a run that is killed", () => {
  it.each(MOMENTS)(
    "$when is gone on with by the same command, and starts none twice",
    async ({ held, asked: pattern, times = 1 }) => {
      if (held !== undefined) gitlab.faults.add(held);
      const first = sluice(...RUN);
      await until(() => asked(pattern) >= times);
      first.child.kill("SIGKILL");

      expect((await first.ended).signal).toBe("SIGKILL");
      const { code, out, err } = await sluice(...RUN).ended;

      expect({ code, err }).toEqual({ code: 0, err: expect.any(String) });
      expect(counts()).toEqual([2, 1]);
      expect(JSON.parse(out.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({ outcome: "succeeded", exitCode: 0 });
      for (const place of ["libs/amd64", "libs/arm64", "app"])
        expect(readFileSync(join(folder, "out", place, "build/dist/app"), "utf8")).toBe("the app\n");
    },
    // Where the kill came between the note of a call and the call, its pipeline is looked for for a minute.
    150_000,
  );

  it("is not gone on with by a second process while the first one is there", async () => {
    gitlab.faults.add({ method: "POST", path: /\/pipeline$/, fault: { kind: "hang-after" } });
    const first = sluice(...RUN);
    await until(() => asked(CREATE) >= 1);

    const { code, err } = await sluice("run", "pipelines.yml", "--state", "run.state").ended;
    first.child.kill("SIGKILL");
    await first.ended;

    expect([code, err]).toEqual([2, expect.stringContaining("[GRAPH_STATE_IN_USE]")]);
  }, 60_000);
});
