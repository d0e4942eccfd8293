import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActionFile, inputVariables, readActionFile } from "../bundles/runner/action-file.ts";
import { readFileCommand } from "../bundles/runner/file-command.ts";
import { commandFiles, surroundings } from "../bundles/runner/surroundings.ts";
import { pseudoRandom } from "../flows/relay-load.ts";
import { type StandIn, startStandIn } from "../gitlab/stand-in.ts";
import type { Project } from "../gitlab/world/rows.ts";
import type { Order } from "./order.ts";
import { type CrashReport, sumOf } from "./report.ts";
import { type Point, type Program, pointsOf, runProgram } from "./victim-process.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const AT_REST = new Set(["success", "failed", "canceled", "skipped"]);

/**
 * Kills the step at every point of its requests, lets its post entry run as a runner does, and runs the job again.
 *
 * No attempt may make two pipelines, none may be left running, and the second attempt has to succeed with the artifacts.
 */
export async function killStep({ times, seed, untilMs }: Order): Promise<CrashReport> {
  const action = await readActionFile(ROOT);
  const whole = await inLab(async (lab) => {
    const end = await runProgram(lab.gitlab, entryOf(lab, action, "main", 1));
    if (end.code !== 0) throw new Error(`The step fails without being killed:\n${end.printed}`);
    return lab.gitlab.requests.length;
  });
  const reports: CrashReport[] = [];
  for (const point of pointsOf(whole, pseudoRandom(seed), times)) {
    if (performance.now() > untilMs) break;
    reports.push(await inLab(async (lab) => await killAt(lab, action, point)));
  }
  return sumOf(reports);
}

async function killAt(lab: Lab, action: ActionFile, point: Point): Promise<CrashReport> {
  const { gitlab, project, folder } = lab;
  const first = await runProgram(gitlab, entryOf(lab, action, "main", 1), point);
  const killed = first.signal === "SIGKILL";
  const state = readFileCommand(readFileSync(join(folder, "main-1", "state"), "utf8"));
  const post = await runProgram(gitlab, entryOf(lab, action, "post", 1, state));
  const after = gitlab.world.pipelines(project).map(({ status }) => status);
  const again = await runProgram(gitlab, entryOf(lab, action, "main", 2));
  const later = gitlab.world.pipelines(project).length - after.length;
  const running = after.filter((status) => !AT_REST.has(status)).length;
  const twice = Math.max(0, after.length - 1) + Math.max(0, later - 1);
  const where = `killed at request ${point.request}, ${point.at}`;
  return {
    kills: killed ? 1 : 0,
    counts: {
      "ended before": killed ? 0 : 1,
      "killed before a pipeline": after.length === 0 ? 1 : 0,
      "canceled by the post entry": after.filter((status) => status === "canceled").length,
      "finished all the same": after.filter((status) => status === "success").length,
      "runs again that succeeded": again.code === 0 ? 1 : 0,
      "left running": running,
      twice,
    },
    wrong: [
      ...(post.code === 0 ? [] : [`${where}: the post entry ended with ${post.code}: ${post.printed}`]),
      ...(again.code === 0 ? [] : [`${where}: the job run again ended with ${again.code}: ${again.printed}`]),
      ...(running > 0 ? [`${where}: ${after.join(", ")} after the post entry.`] : []),
      ...(twice > 0 ? [`${where}: ${after.length} pipelines at first, ${later} more afterwards.`] : []),
    ],
  };
}

/** An entry of the action as GitHub's runner starts it, in the given attempt of its job. */
function entryOf(
  lab: Lab,
  action: ActionFile,
  entry: "main" | "post",
  attempt: number,
  state: Readonly<Record<string, string>> = {},
): Program {
  const { gitlab, project, folder } = lab;
  const own = join(folder, `${entry}-${attempt}`);
  const workspace = join(folder, "work");
  const files = commandFiles("github", own);
  for (const made of [own, workspace]) mkdirSync(made, { recursive: true });
  for (const path of Object.values(files)) writeFileSync(path, "");
  const inputs = {
    host: gitlab.url,
    project: project.path,
    ref: "main",
    "trigger-token": lab.triggerToken,
    "access-token": lab.accessToken,
    "poll-interval": "500ms",
    artifacts: "true",
  };
  return {
    args: [join(ROOT, "action", `${entry}.ts`)],
    cwd: workspace,
    env: {
      ...surroundings("github", folder, workspace),
      GITHUB_RUN_ATTEMPT: String(attempt),
      ...inputVariables(action, inputs),
      ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
      ...files,
    },
  };
}

interface Lab {
  readonly gitlab: StandIn;
  readonly folder: string;
  readonly project: Project;
  readonly triggerToken: string;
  readonly accessToken: string;
}

async function inLab<T>(use: (lab: Lab) => Promise<T>): Promise<T> {
  const gitlab = await startStandIn();
  const folder = mkdtempSync(join(tmpdir(), "sluice-crash-step-"));
  const { world } = gitlab;
  const ci = { jobs: [{ name: "build", runMs: 2_000, artifacts: { "app.txt": "the app\n" } }] };
  const project = world.project({ path: "group/app", members: { dora: "developer" }, ci });
  const user = world.user("dora");
  const { token: triggerToken } = world.triggerToken(project, user);
  try {
    return await use({ gitlab, folder, project, triggerToken, accessToken: world.accessToken(user) });
  } finally {
    await gitlab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
