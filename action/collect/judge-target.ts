import { printable } from "../../shared/text/printable.ts";
import type { FoundFile } from "./files.ts";
import type { ManifestJob } from "./manifest.ts";
import { nameKey } from "./name-key.ts";
import { type Refusal, refused } from "./refusal.ts";

/** A name in the target folder that is wanted for a job or was given to one before. */
export interface TakenName {
  readonly folder: string;
  /** What is in it; undefined when it is no folder. */
  readonly files: readonly FoundFile[] | undefined;
}

/** The state of a target folder that exists, and what shall come into it. */
export interface TargetState {
  /** What an earlier run says it has put there. */
  readonly earlier: readonly ManifestJob[];
  readonly taken: readonly TakenName[];
  /** The folders that the jobs of this run need. */
  readonly needed: readonly string[];
  /** The projects that this run collects from. */
  readonly projectIds: ReadonlySet<number>;
}

/** What may happen to the folders of earlier runs. */
export interface TargetPlan {
  readonly kind: "target";
  /** Rows that stay in the manifest. */
  readonly kept: readonly ManifestJob[];
  /** Folders that go, or make room for new ones: those of earlier runs, and empty ones of the name of a job. */
  readonly leaving: readonly string[];
}

/**
 * Decides what becomes of what stands in the target folder.
 *
 * A new run replaces what earlier runs brought from the same projects, so that the folder never mixes two pipelines of
 * one. What came from other projects stays. Nothing goes of which the manifest does not say that Sluice put it there: a
 * name or a file that is in the way and is not listed ends the run before anything is downloaded.
 */
export function judgeTarget({ earlier, taken, needed, projectIds }: TargetState): TargetPlan | Refusal {
  const isOurs = (row: ManifestJob) => projectIds.has(row.pipeline.projectId);
  const replaced = earlier.filter(isOurs);
  const kept = earlier.filter((row) => !isOurs(row));
  const neededKeys = new Set(needed.map(nameKey));
  const clash = kept.find((row) => neededKeys.has(nameKey(row.folder)));
  if (clash !== undefined)
    return occupied(
      `${printable(clash.folder)} holds the artifacts of a job of the same name from another project, ` +
        `pipeline ${printable(clash.pipeline.webUrl)}; give each its own \`artifacts-path\``,
    );
  const leaving: string[] = [];
  for (const { folder, files } of taken) {
    if (kept.some((row) => row.folder === folder)) continue;
    leaving.push(folder);
    if (files === undefined) return occupied(`${printable(folder)} stands there and is no folder`);
    const row = replaced.find((row) => row.folder === folder);
    const foreign = firstForeign(files, row);
    if (foreign !== undefined)
      return occupied(`${printable(`${folder}/${foreign.path}`)} stands there and was not put there by Sluice`);
  }
  return { kind: "target", kept, leaving };
}

function firstForeign(files: readonly FoundFile[], row: ManifestJob | undefined): FoundFile | undefined {
  const listed = new Map(row?.files.map((file) => [file.path, file]));
  return files.find((found) => {
    const file = listed.get(found.path);
    if (file === undefined) return true;
    return file.linkTo === undefined
      ? found.kind !== "file" || found.sizeBytes !== file.sizeBytes
      : found.kind !== "link";
  });
}

function occupied(reason: string): Refusal {
  return refused("ARTIFACTS_TARGET_OCCUPIED", reason);
}
