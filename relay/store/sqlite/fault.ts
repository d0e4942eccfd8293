import { CodedError } from "../../../shared/errors/coded-error.ts";
import { oneLine } from "../../../shared/errors/describe.ts";

/** SQLite's primary result codes (https://sqlite.org/rescode.html) that speak of the row at hand, not of the store. */
const OF_THE_ROW = new Set([18 /* TOOBIG */, 19 /* CONSTRAINT */, 20 /* MISMATCH */, 25 /* RANGE */]);

const HINTS: Readonly<Record<number, string>> = {
  5: "Another process holds the store's write lock; end it when it does not finish by itself.",
  8: "Make the store's file and its folder writable for the user the relay runs as.",
  10: "The disk reports errors: look at the system log, and check the disk before trusting it further.",
  11: "The store file is damaged: stop the relay, keep a copy, and restore a backup.",
  13: "Free space on the store's disk; a running relay goes on by itself.",
  26: "The store file is damaged: stop the relay, keep a copy, and restore a backup.",
};

/** SQLite's primary result code of an error it raised, undefined for any other error. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  // The extended code keeps the primary one in its lowest byte.
  return error.errcode & 0xff;
}

/** Whether only the row at hand is to blame, so that its neighbours in the same transaction can still be stored. */
export function isRowFault(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === undefined || OF_THE_ROW.has(code);
}

/** What a caller of the store gets for an error of SQLite: STORE_UNAVAILABLE when the store is to blame, else INTERNAL. */
export function storeFault(doing: string, error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  if (isRowFault(error)) return new CodedError("INTERNAL", `${doing} failed: ${oneLine(error)}.`, { cause: error });
  const hint = HINTS[sqliteCode(error) ?? 0];
  return new CodedError("STORE_UNAVAILABLE", `${doing} failed: ${oneLine(error)}.`, {
    cause: error,
    ...(hint === undefined ? {} : { hint }),
  });
}
