import { printable } from "../../shared/text/printable.ts";
import type { FoundFile, Standing } from "./files.ts";
import type { ManifestJob } from "./manifest.ts";
import { nameKey } from "./name-key.ts";
import { type Refusal, refused } from "./refusal.ts";

/** A name in the target folder that is wanted now or was used by an earlier run. */
export interface TakenName {
  readonly name: string;
  readonly standing: Standing;
  /** Everything below it, or itself when it is no folder; paths are relative to the target folder. */
  readonly files: readonly FoundFile[];
}

/** The state of a target folder that exists, and what shall come into it. */
export interface TargetState {
  /** What earlier runs say they have put there. */
  readonly earlier: readonly ManifestJob[];
  readonly taken: readonly TakenName[];
  /** The names in the target folder that this run needs, as far as they are known. */
  readonly needed: readonly string[];
  /** The project whose pipeline this run follows. */
  readonly projectId: number;
}

/** What may happen to what earlier runs have brought. */
export interface TargetPlan {
  readonly kind: "target";
  /** Rows that stay in the manifest. */
  readonly kept: readonly ManifestJob[];
  /** Names that go, or make room for new ones: those of earlier runs, and empty folders. */
  readonly leaving: readonly string[];
}

/** The names in the target folder that a row's files are under. */
export function namesOf({ folder, files }: Pick<ManifestJob, "folder" | "files">): readonly string[] {
  const paths = [...(folder === "" ? [] : [folder]), ...files.map(({ path }) => path)];
  return [...new Set(paths.map((path) => path.split("/")[0] ?? ""))];
}

/**
 * Decides what becomes of what stands in the target folder. Each name in it belongs to one run, with all that is below.
 *
 * A new run replaces what earlier runs brought that followed a pipeline of the same project, so that the folder never mixes
 * two pipelines of one. What others brought stays. Nothing goes of which the manifest does not say that Sluice put it
 * there: a name or a file that is in the way and is not listed ends the run.
 */
export function judgeTarget({ earlier, taken, needed, projectId }: TargetState): TargetPlan | Refusal {
  const isOurs = (row: ManifestJob) => row.followed.projectId === projectId;
  const replaced = earlier.filter(isOurs);
  const kept = earlier.filter((row) => !isOurs(row));
  const neededKeys = new Set(needed.map(nameKey));
  const keptKeys = new Set<string>();
  for (const row of kept) {
    for (const name of namesOf(row)) {
      keptKeys.add(nameKey(name));
      if (neededKeys.has(nameKey(name)))
        return occupied(
          `${printable(name)} holds artifacts that were brought for pipeline ${printable(row.followed.webUrl)} of another ` +
            `project; give each its own \`artifacts-path\``,
        );
    }
  }
  const listed = new Map(replaced.flatMap(({ files }) => files).map((file) => [file.path, file]));
  const leaving: string[] = [];
  for (const { name, standing, files } of taken) {
    if (keptKeys.has(nameKey(name))) continue;
    leaving.push(name);
    const foreign = files.find((found) => {
      const file = listed.get(found.path);
      if (file === undefined) return true;
      if (file.linkTo !== undefined) return found.kind !== "link";
      return found.kind !== "file" || found.sizeBytes !== file.sizeBytes;
    });
    if (foreign === undefined) continue;
    const what = standing === "folder" ? "" : ` (a ${standing})`;
    return occupied(`${printable(foreign.path)} stands there${what} and was not put there by Sluice`);
  }
  return { kind: "target", kept, leaving };
}

function occupied(reason: string): Refusal {
  return refused("ARTIFACTS_TARGET_OCCUPIED", reason);
}
