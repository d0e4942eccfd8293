import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Child, type Ended, startChild } from "../child.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { inputVariables, readActionFile, unexpectedInputs } from "./action-file.ts";
import { readFileCommand } from "./file-command.ts";
import { JobLog } from "./job-log.ts";
import { commandFiles, type RunnerKind, surroundings } from "./surroundings.ts";

export interface ActionOrder {
  /** The folder with action.yml and what it names. */
  readonly action: string;
  /** Run in place of what action.yml names: the sources themselves, where it is not the bundles that are looked at. */
  readonly entries?: { readonly main: string; readonly post: string };
  /** The step's `with:`. */
  readonly with: Readonly<Record<string, string>>;
  /** Whose runner; GitHub's when it is not said. */
  readonly runner?: RunnerKind;
  /** The step's `env:`, beside what the runner sets. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long a cancelled entry gets after SIGINT, and then after SIGTERM. Real runners give 7.5 s and 2.5 s. */
  readonly cancelAfterMs?: { readonly interrupt: number; readonly terminate: number };
}

/** Everything a run leaves behind. */
export interface ActionRun {
  readonly conclusion: "success" | "failure" | "cancelled";
  readonly main: Ended;
  /** Absent when the action has no post entry. */
  readonly post?: Ended;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly exported: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: JobLog;
  readonly workspace: string;
  /** Every byte that ended up anywhere a person or a later step can read: both streams raw, and all files. */
  readonly everything: string;
}

export interface RunningAction {
  readonly main: Child;
  readonly finished: Promise<ActionRun>;
  /**
   * Cancels the job as a runner does: SIGINT, SIGTERM and SIGKILL, each after its time; then the post entry runs. Runners of
   * Gitea and Forgejo kill at once, and run the post entry as well (act/runner/job_executor.go); they do not read the files of
   * a step that runs in a container any more then (processRunnerEnvFileCommand in act/runner/step.go).
   */
  cancel(): void;
}

const REAL_TIMES = { interrupt: 7_500, terminate: 2_500 };
const SUMMARY_MOST_BYTES = 1024 * 1024;

/** Starts an action as a runner does: main, then post whatever became of main. */
export async function startAction(order: ActionOrder): Promise<RunningAction> {
  const action = await readActionFile(order.action);
  const folder = await temporaryFolder();
  const workspace = join(folder, "work");
  await mkdir(workspace);
  const kind = order.runner ?? "github";
  const log = new JobLog(kind);
  const unexpected = unexpectedInputs(action, order.with);
  if (unexpected !== undefined) log.annotations.push({ level: "warning", message: unexpected });
  const begin = async (entry: "main" | "post", state: Readonly<Record<string, string>>) => {
    const files = commandFiles(kind, join(folder, entry));
    await mkdir(join(folder, entry));
    for (const path of Object.values(files)) await writeFile(path, "");
    const child = startChild(process.execPath, [join(order.action, (order.entries ?? action)[entry] ?? "")], {
      cwd: workspace,
      env: {
        ...surroundings(kind, folder, workspace),
        ...order.env,
        ...inputVariables(action, order.with),
        ...state,
        ...files,
      },
      onLine: (line) => log.take(line),
    });
    return { child, files };
  };

  let cancelled = false;
  let end = () => {};
  const { child: main, files } = await begin("main", {});
  const finish = async (): Promise<ActionRun> => {
    const mainEnded = await main.ended;
    end();
    const unread = cancelled && kind !== "github";
    const read = await readResults(files);
    const results = { ...read, state: { ...(unread ? {} : read.state), ...log.state } };
    const state = Object.fromEntries(Object.entries(results.state).map(([name, value]) => [`STATE_${name}`, value]));
    const post = action.post === undefined ? undefined : await begin("post", state);
    const postEnded = await post?.child.ended;
    const late = post === undefined ? undefined : await readResults(post.files);
    const failed = mainEnded.exitCode !== 0 || (postEnded !== undefined && postEnded.exitCode !== 0);
    return {
      conclusion: cancelled ? "cancelled" : failed ? "failure" : "success",
      main: mainEnded,
      ...(postEnded === undefined ? {} : { post: postEnded }),
      ...results,
      outputs: { ...results.outputs, ...late?.outputs, ...log.outputs },
      summary: results.summary + (late?.summary ?? ""),
      log,
      workspace,
      everything:
        [mainEnded, postEnded].map((ended) => `${ended?.stdout}${ended?.stderr}`).join("") +
        results.raw +
        (late?.raw ?? ""),
    };
  };
  return {
    main,
    finished: finish(),
    cancel: () => {
      cancelled = true;
      if (kind === "github") end = escalate(main, order.cancelAfterMs ?? REAL_TIMES);
      else main.signal("SIGKILL");
    },
  };
}

/** Runs an action to its end. */
export async function runAction(order: ActionOrder): Promise<ActionRun> {
  return await (await startAction(order)).finished;
}

function escalate(child: Child, times: { interrupt: number; terminate: number }): () => void {
  child.signal("SIGINT");
  const terminate = setTimeout(() => child.signal("SIGTERM"), times.interrupt);
  const kill = setTimeout(() => child.signal("SIGKILL"), times.interrupt + times.terminate);
  return () => {
    clearTimeout(terminate);
    clearTimeout(kill);
  };
}

async function readResults(files: Readonly<Record<string, string>>) {
  const read = async (name: string) => await readFile(files[name] ?? "", "utf8");
  const [output, state, env, path, summary] = [
    await read("GITHUB_OUTPUT"),
    await read("GITHUB_STATE"),
    await read("GITHUB_ENV"),
    await read("GITHUB_PATH"),
    await read("GITHUB_STEP_SUMMARY"),
  ];
  if (Buffer.byteLength(summary) > SUMMARY_MOST_BYTES)
    throw new Error("$GITHUB_STEP_SUMMARY upload aborted: too large");
  return {
    outputs: readFileCommand(output),
    state: readFileCommand(state),
    exported: readFileCommand(env),
    summary,
    raw: output + state + env + path + summary,
  };
}
