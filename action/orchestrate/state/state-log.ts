import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { oneLine } from "../../../shared/errors/describe.ts";
import { printable } from "../../../shared/text/printable.ts";

/** A file to which lines are added, each of which is on the disk before the next thing happens. */
export interface StateLog {
  /** What it held when it was opened. */
  readonly text: string;
  /**
   * Adds a line. Returns once it would survive a power cut.
   *
   * Throws GRAPH_STATE_UNWRITTEN, and GRAPH_STATE_IN_USE when somebody else has added to the file: whoever came last goes on
   * with the run. What was thrown once is thrown from then on.
   */
  append(line: string): void;
  close(): void;
}

/** Opens a state, and makes it and its folder where there is none, for this user alone. Throws GRAPH_STATE_UNWRITTEN. */
export function openStateLog(path: string): StateLog {
  const failed = (cause: unknown) =>
    new CodedError("GRAPH_STATE_UNWRITTEN", `The state ${printable(path)} cannot be written: ${oneLine(cause)}`, {
      cause,
    });
  const attempt = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw failed(error);
    }
  };
  const file = attempt(() => {
    mkdirSync(dirname(path), { recursive: true });
    const opened = openSync(path, "a+", 0o600);
    syncFolder(dirname(path));
    return opened;
  });
  const found = attempt(() => readFileSync(file));
  const text = found.toString("utf8");
  // Of the bytes, since text that was cut off within a character is longer.
  let expectedBytes = found.length;
  let broken: CodedError | undefined;
  const unlessOthers = () => {
    if (fstatSync(file).size === expectedBytes) return;
    throw new CodedError("GRAPH_STATE_IN_USE", `Another process goes on with the run of the state ${printable(path)}.`);
  };
  const write = (bytes: Buffer) => {
    // Before, so that nothing is torn; and after, since two may have found the file as they had left it at once.
    unlessOthers();
    attempt(() => {
      for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
      fsyncSync(file);
    });
    expectedBytes += bytes.length;
    unlessOthers();
  };
  // What a crash has cut off stays a line of its own.
  let before = text === "" || text.endsWith("\n") ? "" : "\n";
  return {
    text,
    append: (line) => {
      if (broken !== undefined) throw broken;
      try {
        write(Buffer.from(`${before}${line}\n`));
        before = "";
      } catch (error) {
        broken = error instanceof CodedError ? error : failed(error);
        throw broken;
      }
    },
    close: () => closeSync(file),
  };
}

/** So that the file itself is found after a power cut; where folders cannot be opened, the system takes care of that. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
