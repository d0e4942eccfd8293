import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pseudoRandom } from "../flows/relay-load.ts";
import { type StandIn, startStandIn } from "../gitlab/stand-in.ts";
import type { Project } from "../gitlab/world/rows.ts";
import type { Order } from "./order.ts";
import { type CrashReport, sumOf } from "./report.ts";
import { type Point, type Program, pointsOf, runProgram } from "./victim-process.ts";

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");
/** Of each project: two of the matrix, and one that reads what they have brought. */
const WANTED = [2, 1];
const PLACES = ["libs/amd64", "libs/arm64", "app"];

/** Kills `sluice run` at every point of its requests, and runs the same command again: no pipeline may be started twice. */
export async function killGraph({ times, seed, untilMs }: Order): Promise<CrashReport> {
  const whole = await inLab(async (lab) => {
    const end = await runProgram(lab.gitlab, lab.program);
    if (end.code !== 0) throw new Error(`The run fails without being killed:\n${end.printed}`);
    return lab.gitlab.requests.length;
  });
  const reports: CrashReport[] = [];
  for (const point of pointsOf(whole, pseudoRandom(seed), times)) {
    if (performance.now() > untilMs) break;
    reports.push(await inLab(async (lab) => await killAt(lab, point)));
  }
  return sumOf(reports);
}

async function killAt({ gitlab, folder, program, projects }: Lab, point: Point): Promise<CrashReport> {
  const first = await runProgram(gitlab, program, point);
  const killed = first.signal === "SIGKILL";
  const found = projects.reduce((sum, project) => sum + gitlab.world.pipelines(project).length, 0);
  const again = await runProgram(gitlab, program);
  const counts = projects.map((project) => gitlab.world.pipelines(project).length);
  const twice = counts.reduce((sum, count, index) => sum + Math.max(0, count - (WANTED[index] ?? 0)), 0);
  const missing = PLACES.filter((place) => !existsSync(join(folder, "out", place, "build/dist/app")));
  const where = `killed at request ${point.request}, ${point.at}`;
  return {
    kills: killed ? 1 : 0,
    counts: {
      "ended before": killed ? 0 : 1,
      "gone on with": again.code === 0 ? 1 : 0,
      "pipelines found by the second run": found,
      lost: missing.length,
      twice,
    },
    wrong: [
      ...(again.code === 0 ? [] : [`${where}: the same command ended with ${again.code}: ${again.printed}`]),
      ...(twice > 0 ? [`${where}: ${counts.join(" and ")} pipelines.`] : []),
      ...(missing.length > 0 ? [`${where}: no artifacts of ${missing.join(", ")}.`] : []),
    ],
  };
}

interface Lab {
  readonly gitlab: StandIn;
  readonly folder: string;
  readonly projects: readonly Project[];
  readonly program: Program;
}

async function inLab<T>(use: (lab: Lab) => Promise<T>): Promise<T> {
  const gitlab = await startStandIn();
  const folder = mkdtempSync(join(tmpdir(), "sluice-crash-graph-"));
  const ci = { jobs: [{ name: "build", runMs: 300, artifacts: { "dist/app": "the app\n" } }] };
  const project = (path: string) => gitlab.world.project({ path, members: { dora: "maintainer" }, ci });
  const projects = [project("group/libs"), project("group/app")];
  writeFileSync(
    join(folder, "pipelines.yml"),
    `gitlab: { main: { url: "${gitlab.url}", access-token: { env: LAB_TOKEN } } }
defaults: { gitlab: main, ref: main, artifacts: build, artifacts-path: out, poll-interval: 200ms }
pipelines:
  libs: { project: group/libs, matrix: { ARCH: [amd64, arm64] } }
  app: { project: group/app, needs: [libs], variables: { FROM: '{{ needs["libs/arm64"].pipeline-id }}' } }
`,
  );
  const token = gitlab.world.accessToken(gitlab.world.user("dora"));
  const args = [CLI, "run", "pipelines.yml", "--state", "run.state"];
  const env = { PATH: process.env["PATH"] ?? "", LAB_TOKEN: token };
  try {
    return await use({ gitlab, folder, projects, program: { args, cwd: folder, env } });
  } finally {
    await gitlab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
