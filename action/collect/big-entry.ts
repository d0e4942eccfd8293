import { createInflateRaw, type InflateRaw } from "node:zlib";
import { NewFile } from "./new-file.ts";
import { BadContent, ContentCheck, contentFault, type UnpackTask } from "./unpack-bytes.ts";
import { METHOD } from "./zip/entry.ts";
import { letGoFilled } from "./zip/let-go.ts";
import type { Seal } from "./zip/open-entry.ts";

/** Who hears how a big entry ends: one of the two is called, once. */
export interface EntryHearing {
  done(sha256: string): void;
  failed(error: unknown): void;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * A file that is made of packed bytes as they come, in a thread that may wait for the disk.
 *
 * Its content is held to size and CRC, and an entry that holds more than announced is cut off at once. The constructor throws
 * what making the file fails with.
 */
export class BigEntry {
  readonly #hearing: EntryHearing;
  readonly #file: NewFile;
  readonly #check: ContentCheck;
  readonly #inflate: InflateRaw | undefined;
  #givenBytes = 0;
  #seal: Seal | undefined;
  #isOver = false;
  /** The packed bytes have come to their own end, whether all that were announced have been given or not. */
  #hasEnded = false;
  #isGiven = false;

  constructor(task: UnpackTask, hearing: EntryHearing) {
    this.#hearing = hearing;
    this.#check = new ContentCheck(task);
    this.#file = new NewFile(task.to, task);
    this.#inflate = task.method === METHOD.stored ? undefined : this.#inflating();
  }

  /** Takes the next packed bytes; `free` is called when they may be overwritten. */
  add(packed: Buffer, free: () => void): void {
    if (this.#isOver) return free();
    this.#givenBytes += packed.length;
    if (this.#inflate === undefined) {
      this.#write(packed);
      return free();
    }
    if (this.#hasEnded) {
      this.#fail(new BadContent("holds other content than its size and CRC say"));
      return free();
    }
    this.#inflate.write(packed, free);
    return undefined;
  }

  /** All packed bytes have been given; `seal` says what they should have held, where the task could not. */
  end(seal?: Seal): void {
    this.#seal = seal;
    this.#isGiven = true;
    if (this.#inflate === undefined || this.#hasEnded) this.#finish();
    else this.#inflate.end();
  }

  /** Lets go of it; nothing is written or heard any more. */
  drop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#inflate?.destroy();
    this.#file.close();
  }

  #inflating(): InflateRaw {
    const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
    inflate.on("data", (bytes: Buffer) => {
      this.#write(bytes);
      letGoFilled(bytes);
    });
    inflate.on("error", (error) => this.#fail(contentFault(error)));
    inflate.on("end", () => {
      this.#hasEnded = true;
      if (this.#isGiven) this.#finish();
    });
    return inflate;
  }

  #write(bytes: Buffer): void {
    if (this.#isOver) return;
    try {
      this.#check.add(bytes, this.#givenBytes);
      this.#file.write(bytes);
    } catch (error) {
      this.#fail(error);
    }
  }

  #finish(): void {
    if (this.#isOver) return;
    try {
      const sha256 = this.#check.end(this.#inflate?.bytesWritten ?? this.#givenBytes, this.#seal);
      this.#file.finish();
      this.#isOver = true;
      this.#inflate?.destroy();
      // A disk may say only now that it has not taken it all.
      this.#file.close();
      this.#hearing.done(sha256);
    } catch (error) {
      if (this.#isOver) this.#hearing.failed(error);
      else this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.drop();
    this.#hearing.failed(error);
  }
}
