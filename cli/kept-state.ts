import { join, resolve } from "node:path";
import { RUN_STATE } from "../action/cancel/left-running.ts";
import type { Files } from "../action/collect/files.ts";
import type { Host } from "../action/host.ts";
import type { World } from "./world.ts";

/** What one run has kept, by the names of `RUN_STATE`, and the files it is kept in. */
export interface KeptRun {
  readonly state: Readonly<Record<string, string>>;
  readonly files: readonly string[];
}

/** One note of a run: `1a2b3c4d.0.json`. Nothing is written over, so that a kill leaves whole notes. */
const NOTE = /^([0-9a-f]{8})\.(\d+)\.json$/;

/**
 * The folder in which a run notes what it would leave running if it were killed, and in which `sluice cancel --left-running`
 * looks: as given, else one beside the sources of the GitLab job around us, else none.
 *
 * Inside the project's folder, since a job's `after_script` may run in another container with only that in common.
 */
export function stateFolder(given: string | undefined, { env, cwd }: Pick<World, "env" | "cwd">): string | undefined {
  const named = given ?? env["SLUICE_STATE"] ?? "";
  if (named !== "") return resolve(cwd, named);
  const { CI_PROJECT_DIR: project = "", CI_JOB_ID: job = "" } = env;
  return env["GITLAB_CI"] === "true" && project !== "" && /^\d+$/.test(job)
    ? join(project, `.sluice-${job}`)
    : undefined;
}

/**
 * The same host, but keeping state in a folder; `close` removes what a run that came to its end has kept.
 *
 * @param random a number in [0, 1), so that runs beside each other do not share notes
 */
export function keepingState(
  host: Host,
  folder: string,
  files: Files,
  random: () => number,
): { readonly host: Host; readonly close: () => Promise<void> } {
  const run = Math.floor(random() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, "0");
  const notes: string[] = [];
  let finished = false;
  const saveState: Host["saveState"] = (name, value) => {
    // What never had a pipeline leaves nothing behind, and needs no folder.
    if (name === RUN_STATE.finished && notes.length === 0) return;
    files.makeFolderNow(folder);
    const path = join(folder, `${run}.${notes.length}.json`);
    files.writeNow(path, Buffer.from(JSON.stringify({ name, value })));
    notes.push(path);
    finished ||= name === RUN_STATE.finished;
  };
  const close = async () => {
    // The note that it finished goes last: a kill in between leaves nothing that would be cancelled.
    if (finished) await forget(folder, notes, files);
  };
  return { host: { ...host, saveState }, close };
}

/** Every run that has left notes in the folder. */
export async function keptRuns(folder: string, files: Files): Promise<readonly KeptRun[]> {
  if ((await files.standing(folder)) !== "folder") return [];
  const names = (await files.names(folder)).flatMap((name) => {
    const [, run, number] = NOTE.exec(name) ?? [];
    return run === undefined ? [] : [{ name, run, number: Number(number) }];
  });
  const inOrder = names.sort((one, other) => one.number - other.number);
  const runs = Map.groupBy(inOrder, ({ run }) => run);
  return await Promise.all(
    [...runs.values()].map(async (notes) => {
      const paths = notes.map(({ name }) => join(folder, name));
      const texts = await Promise.all(paths.map((path) => files.readText(path)));
      return { state: Object.assign({}, ...texts.map(readNote)) as Record<string, string>, files: paths };
    }),
  );
}

/** Removes a run's notes, and the folder with the last of them. */
export async function forget(folder: string, notes: readonly string[], files: Files): Promise<void> {
  for (const path of notes) await files.remove(path);
  await files.removeIfEmpty(folder);
}

function readNote(text: string | undefined): Readonly<Record<string, string>> {
  try {
    const { name, value } = JSON.parse(text ?? "") as { readonly name?: unknown; readonly value?: unknown };
    return typeof name === "string" && typeof value === "string" ? { [name]: value } : {};
  } catch {
    return {};
  }
}
