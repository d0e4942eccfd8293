import { join } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { ArchiveSource, Progress } from "./archive-source.ts";
import { type BringDeps, bringArchive } from "./bring-archive.ts";
import type { Files } from "./files.ts";
import { DEFAULT_LIMITS, type ExtractLimits } from "./limits.ts";
import { type Move, publish } from "./publish.ts";
import { withStaging } from "./staging.ts";
import type { ExtractedFile } from "./unpack-archive.ts";

/** One archive that shall be unpacked straight into a folder. */
export interface ExtractOrder extends ArchiveSource {
  /** Made when it is not there; what else it holds stays as it is. */
  readonly into: string;
  /** Which of the archive's files; all when left out. */
  readonly wanted?: (path: string) => boolean;
  /** Whether files of the same name are replaced; without it they end the extraction. Folders never are. */
  readonly overwrite?: boolean;
  readonly limits?: Partial<ExtractLimits>;
  readonly progress?: Progress;
}

/**
 * Unpacks one archive into a folder, as `unzip` does but all of it or nothing.
 *
 * Throws ARTIFACTS_TARGET_OCCUPIED with the first path that is taken, and never writes through a link that stands in the
 * folder. A `signal` that aborts leaves nothing behind.
 */
export async function extractArchive(
  deps: BringDeps,
  order: ExtractOrder,
  signal: AbortSignal,
): Promise<readonly ExtractedFile[]> {
  const { files } = deps;
  const limits = { ...DEFAULT_LIMITS, ...order.limits };
  return await withStaging(files, order.into, async (staging) => {
    const { target, targetExists, ready, archives } = staging;
    const wanted = order.wanted ?? (() => true);
    const isPart = order.wanted !== undefined;
    const place = { into: ready, spool: join(archives, "1.zip"), wanted, isPart, limits };
    const told = order.progress === undefined ? {} : { progress: order.progress };
    const brought = await bringArchive(deps, order, { ...place, ...told }, signal);
    const moves = targetExists
      ? await movesInto(files, ready, target, order.overwrite ?? false)
      : [{ from: ready, to: target }];
    signal.throwIfAborted();
    await publish(files, { moves, removals: [] }, staging);
    return brought.files;
  });
}

/** The fewest renames that bring the content of one folder into another, or the first path in the way. */
async function movesInto(files: Files, from: string, to: string, overwrite: boolean): Promise<Move[]> {
  const moves: Move[] = [];
  for (const name of [...(await files.names(from))].sort()) {
    const [here, there] = [join(from, name), join(to, name)];
    const [ours, theirs] = [await files.standing(here), await files.standing(there)];
    if (theirs === undefined) moves.push({ from: here, to: there });
    else if (ours === "folder" && theirs === "folder") moves.push(...(await movesInto(files, here, there, overwrite)));
    else if (ours !== "folder" && theirs !== "folder" && overwrite)
      moves.push({ from: here, to: there, replaces: true });
    else throw occupied(there, theirs);
  }
  return moves;
}

function occupied(path: string, theirs: string): CodedError {
  return new CodedError(
    "ARTIFACTS_TARGET_OCCUPIED",
    `Cannot unpack to ${printable(path)}: a ${theirs} stands there. Nothing was changed.`,
    { hint: "Move it away, or unpack into another folder." },
  );
}
