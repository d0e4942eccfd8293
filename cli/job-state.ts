import type { World } from "./world.ts";

/** What one run kept for whoever cleans up after it, by name. */
export type RunState = Readonly<Record<string, string>>;

/**
 * The files in which the runs of a GitLab job keep what `after_script` has to know, the first that can be written; none
 * outside of one.
 *
 * Best beside the working copy, where the runner keeps its own files of the job (`$CI_PROJECT_DIR.tmp`): script and
 * after_script share that folder whatever the executor, and no artifact takes it along. A runner makes it for most jobs, and
 * not always for the user the job runs as; the working copy is there in any case.
 */
export function jobStatePaths(env: World["env"]): readonly string[] {
  const { CI_PROJECT_DIR: folder = "", CI_JOB_ID: job = "" } = env;
  if (env["GITLAB_CI"] !== "true" || folder === "" || !/^\d+$/.test(job)) return [];
  return [`${folder}.tmp/sluice-${job}.state`, `${folder}/.sluice-${job}.state`];
}

/** A line of the file: one value of one run. */
export function jobStateLine(run: string, name: string, value: string): string {
  return `${JSON.stringify({ run, name, value })}\n`;
}

/** The state of each run that wrote to one of the files. A file that cannot be read and a line that was cut off are left out. */
export function readJobState(paths: readonly string[], readFile: (path: string) => string): readonly RunState[] {
  const texts = paths.map((path) => textOf(path, readFile));
  const runs = new Map<string, Record<string, string>>();
  for (const line of texts.join("\n").split("\n")) {
    const { run, name, value } = fieldsOf(line);
    if (typeof run !== "string" || typeof name !== "string" || typeof value !== "string") continue;
    const state = runs.get(run) ?? {};
    state[name] = value;
    runs.set(run, state);
  }
  return [...runs.values()];
}

function textOf(path: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch {
    return "";
  }
}

function fieldsOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const fields: unknown = JSON.parse(line);
    return typeof fields === "object" && fields !== null ? { ...fields } : {};
  } catch {
    return {};
  }
}
