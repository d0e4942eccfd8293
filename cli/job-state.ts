import type { World } from "./world.ts";

/** What one run kept for whoever cleans up after it, by name. */
export type RunState = Readonly<Record<string, string>>;

/**
 * The file in which the runs of a GitLab job keep what `after_script` has to know; undefined outside of one.
 *
 * Beside the working copy, where the runner keeps its own files of the job (`$CI_PROJECT_DIR.tmp`): script and after_script
 * share that folder whatever the executor, and no artifact takes it along.
 */
export function jobStatePath(env: World["env"]): string | undefined {
  const { CI_PROJECT_DIR: folder = "", CI_JOB_ID: job = "" } = env;
  return env["GITLAB_CI"] === "true" && folder !== "" && /^\d+$/.test(job)
    ? `${folder}.tmp/sluice-${job}.state`
    : undefined;
}

/** A line of the file: one value of one run. */
export function jobStateLine(run: string, name: string, value: string): string {
  return `${JSON.stringify({ run, name, value })}\n`;
}

/** The state of each run that wrote to the file; none where it cannot be read. A line that was cut off is left out. */
export function readJobState(path: string, readFile: (path: string) => string): readonly RunState[] {
  let text: string;
  try {
    text = readFile(path);
  } catch {
    return [];
  }
  const runs = new Map<string, Record<string, string>>();
  for (const line of text.split("\n")) {
    const { run, name, value } = fieldsOf(line);
    if (typeof run !== "string" || typeof name !== "string" || typeof value !== "string") continue;
    const state = runs.get(run) ?? {};
    state[name] = value;
    runs.set(run, state);
  }
  return [...runs.values()];
}

function fieldsOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const fields: unknown = JSON.parse(line);
    return typeof fields === "object" && fields !== null ? { ...fields } : {};
  } catch {
    return {};
  }
}
