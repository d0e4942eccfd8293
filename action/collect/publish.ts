import { join } from "node:path";
import type { Files } from "./files.ts";

/** One rename that makes something appear. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What shall change in the target folder. */
export interface Publication {
  /** Made in this order; what stands at a `to` makes room. */
  readonly moves: readonly Move[];
  /** Paths whose content goes. */
  readonly removals: readonly string[];
}

/**
 * Makes everything appear, or nothing: renames only, and when one fails those before it are taken back.
 *
 * What has to go is only moved to `aside`; the caller removes that folder once this has returned.
 */
export async function publish(files: Files, { moves, removals }: Publication, aside: string): Promise<void> {
  const undo: Move[] = [];
  const move = async (from: string, to: string) => {
    await files.move(from, to);
    undo.push({ from: to, to: from });
  };
  const makeRoom = async (path: string) => {
    if ((await files.standing(path)) !== undefined) await move(path, join(aside, String(undo.length)));
  };
  try {
    for (const path of removals) await makeRoom(path);
    for (const { from, to } of moves) {
      await makeRoom(to);
      await move(from, to);
    }
  } catch (error) {
    for (const { from, to } of undo.reverse()) await files.move(from, to);
    throw error;
  }
}
