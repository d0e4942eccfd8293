import { chmodSync, closeSync, futimesSync, lstatSync, openSync, utimesSync, writeSync } from "node:fs";
import type { FileAttributes } from "./files.ts";

/** A new file, written at once and in the thread of its user. What it throws are Node's own errors. */
export class NewFile {
  readonly #fd: number;
  readonly #modifiedS: number | undefined;

  /** Makes it; something that stands there, a link included, ends it with EEXIST. */
  constructor(path: string, { executable, modifiedS }: FileAttributes) {
    this.#fd = openSync(path, "wx", modeOf(executable));
    this.#modifiedS = modifiedS;
  }

  write(bytes: Uint8Array): void {
    // One call may write less than all of it, as when the disk is nearly full.
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
  }

  /** Ends it with the time it was told. */
  finish(): void {
    if (this.#modifiedS !== undefined) futimesSync(this.#fd, this.#modifiedS, this.#modifiedS);
  }

  /** Lets go of it, whole or not. */
  close(): void {
    closeSync(this.#fd);
  }
}

/** Makes a small file with all its content. Throws Node's own errors. */
export function writeNewFile(path: string, bytes: Uint8Array, attributes: FileAttributes): void {
  const file = new NewFile(path, attributes);
  try {
    file.write(bytes);
    file.finish();
  } finally {
    file.close();
  }
}

/** Gives a file that was made as not executable, and without a time, what it lacks. Throws Node's own errors. */
export function amendFile(path: string, { executable, modifiedS }: FileAttributes): void {
  if (executable === true) {
    // Whoever the umask lets read it may run it.
    const { mode } = lstatSync(path);
    chmodSync(path, (mode & 0o777) | ((mode & 0o444) >> 2));
  }
  if (modifiedS !== undefined) utimesSync(path, modifiedS, modifiedS);
}

/** The permissions of a new file, before the umask. */
export function modeOf(executable = false): number {
  return executable ? 0o755 : 0o644;
}
