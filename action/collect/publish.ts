import { join } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Files } from "./files.ts";
import type { Staging } from "./staging.ts";

/** One rename that makes something appear. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** Whether what stands at `to` makes room; without it, something there ends the publication. */
  readonly replaces?: boolean;
}

/** What shall change in the target folder. */
export interface Publication {
  /** Made in this order, after the removals. */
  readonly moves: readonly Move[];
  /** Paths whose content goes. */
  readonly removals: readonly string[];
}

/**
 * Makes everything appear, or nothing: renames only, and when one fails those before it are taken back.
 *
 * What has to go is only moved aside, and removed with the staging place once this has returned. Should a step not even be
 * taken back, that place is kept, and the error says where it is.
 */
export async function publish(files: Files, { moves, removals }: Publication, staging: Staging): Promise<void> {
  const undo: Move[] = [];
  const move = async (from: string, to: string) => {
    await files.move(from, to);
    undo.push({ from: to, to: from });
  };
  const setAside = async (path: string) => {
    if ((await files.standing(path)) !== undefined) await move(path, join(staging.aside, String(undo.length)));
  };
  try {
    for (const path of removals) await setAside(path);
    for (const { from, to, replaces } of moves) {
      if (replaces === true) await setAside(to);
      // Looked at once more: another run may have been here while this one was downloading.
      else if ((await files.standing(to)) !== undefined)
        throw new CodedError(
          "ARTIFACTS_TARGET_OCCUPIED",
          `Cannot put ${printable(to)} there: something came meanwhile.`,
        );
      await move(from, to);
    }
  } catch (error) {
    const stuck: string[] = [];
    for (const { from, to } of undo.reverse()) {
      try {
        await files.move(from, to);
      } catch {
        stuck.push(to);
      }
    }
    if (stuck.length === 0) throw error;
    staging.keep();
    throw new CodedError(
      "ARTIFACTS_WRITE_FAILED",
      `Could not put everything in place, nor put back ${stuck.map((path) => printable(path)).join(", ")}. ` +
        `What stood there before is kept in ${printable(staging.aside)}.`,
      { cause: error },
    );
  }
}
