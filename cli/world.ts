import type { Screen } from "../action/hosts/live/screen.ts";
import type { Clock } from "../shared/time/clock.ts";

/** A file that only this user may read. */
export interface PrivateFile {
  readonly write: (text: string) => void;
  /** Removes it again. */
  readonly discard: () => void;
}

/** All that the command line touches outside itself. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** For example `24.21.0`. */
  readonly nodeVersion: string;
  readonly clock: Clock;
  readonly random: () => number;
  /** Results: what a script reads. */
  readonly out: (text: string) => void;
  /** Results that are no text. */
  readonly outBytes: (bytes: Uint8Array) => void;
  /** Progress and errors: what a person reads. */
  readonly err: (text: string) => void;
  /** Which of the two are terminals that show colours. */
  readonly colors: { readonly out: boolean; readonly err: boolean };
  /** The terminals behind the two, where they are terminals. */
  readonly screens: { readonly out?: Screen; readonly err?: Screen };
  /** Aborts when the process is asked to end. */
  readonly signal: AbortSignal;
  /** Leaves the signals of the process to whoever hears them from now on: `signal` does not abort any more. */
  readonly letGoOfSignals: () => void;
  /** The text of a file; throws Node's own error (`ENOENT`, `EACCES`, …). */
  readonly readFile: (path: string) => string;
  /** The bytes of a file; throws as `readFile` does. */
  readonly readBytes: (path: string) => Uint8Array;
  /** The size of a file in bytes; 0 where there is none. */
  readonly sizeOf: (path: string) => number;
  /** Adds text to a file, and makes it and its folder first where there is none; throws Node's own error. */
  readonly appendFile: (path: string, text: string) => void;
  /** Makes a file, empty and for this user alone; throws Node's own error, EEXIST where there is one already. */
  readonly newPrivateFile: (path: string) => PrivateFile;
  /** Asks whoever sits at the terminal; absent where nobody does. */
  readonly ask?: (question: string) => Promise<string>;
}
