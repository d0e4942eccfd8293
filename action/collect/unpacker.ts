import type { Files } from "./files.ts";
import type { PlannedEntry } from "./judge-entries.ts";
import type { UnpackTask } from "./unpack-bytes.ts";
import type { ByteCursor } from "./zip/byte-cursor.ts";
import type { OpenEntry } from "./zip/open-entry.ts";

/** What messages have to know of an entry. */
type Planned = Pick<PlannedEntry, "path">;

/** Makes the files of one archive. */
export interface Unpacker {
  /**
   * Takes the packed bytes of the entry that the cursor has entered; its file is made at the latest when `done` resolves.
   *
   * Throws the refusal of this or an earlier entry, ARTIFACTS_WRITE_FAILED, or CrewLost.
   */
  take(cursor: ByteCursor, planned: Planned, task: UnpackTask): Promise<void>;
  /** The same at once, where nothing has to be waited for; else nothing is taken, and it says false. */
  takeNow(cursor: ByteCursor, planned: Planned, task: UnpackTask): boolean;
  /** The SHA-256 of every file, in hexadecimal, by the index of its task. */
  done(): Promise<ReadonlyMap<number, string>>;
  /** Stops; when it resolves, nothing is written any more. */
  giveUp(): Promise<void>;
}

/** Unpackers that also take what only shows its sizes at its end; threads are. */
export interface OpenUnpacker extends Unpacker {
  take(cursor: PackedBytes, planned: Planned, task: UnpackTask): Promise<void>;
  /** The same for an entry whose sizes come last. */
  takeOpen(entry: OpenEntry, planned: Planned, task: UnpackTask): Promise<void>;
}

/** Where an entry's packed bytes are taken from. */
export type PackedBytes = Pick<ByteCursor, "fill">;

/** A thread ended that should not have. */
export class CrewLost extends Error {
  override readonly name = "CrewLost";
}

/** How much is to be unpacked. */
export interface WorkSize {
  readonly files: number;
  readonly bytes: number;
}

/** Threads that unpack, shared by archives under way at the same time; started when first needed. */
export interface Crew {
  /** Lets threads start, so that they are there when the first file of an archive of that size is. */
  prepare(archiveBytes: number): void;
  /**
   * Undefined where there are no threads to be had, or the work is done before they help.
   *
   * @param files where this very thread makes files, too, while the others have enough to do
   * @param what how messages call the archive
   */
  begin(files: Files, what: string, work: WorkSize, signal: AbortSignal): OpenUnpacker | undefined;
  close(): Promise<void>;
}
