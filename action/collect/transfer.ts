import type { Clock } from "../../shared/time/clock.ts";
import type { Progress } from "./archive-source.ts";

/** Somebody who looks at a progress bar sees no more than this. */
const TELL_EVERY_MS = 200;

/** Counts the bytes that come over the network for one archive, and tells of them at most five times a second. */
export class Transfer {
  readonly #clock: Clock;
  readonly #progress: Progress | undefined;
  #movedBytes = 0;
  #totalBytes: number | undefined;
  #toldAtMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, progress: Progress | undefined) {
    this.#clock = clock;
    this.#progress = progress;
  }

  /** All bytes so far, those of attempts that failed included. */
  get movedBytes(): number {
    return this.#movedBytes;
  }

  /** Says how many bytes are still to come. */
  expect(bytes: number): void {
    this.#totalBytes = this.#movedBytes + bytes;
  }

  moved(bytes: number): void {
    this.#movedBytes += bytes;
    if (this.#progress === undefined) return;
    const now = this.#clock.monotonicMs();
    if (now - this.#toldAtMs < TELL_EVERY_MS) return;
    this.#toldAtMs = now;
    this.#tell();
  }

  /** Tells the last word. */
  end(): void {
    this.#totalBytes = this.#movedBytes;
    this.#tell();
  }

  #tell(): void {
    if (this.#totalBytes === undefined) this.#progress?.(this.#movedBytes);
    else this.#progress?.(this.#movedBytes, this.#totalBytes);
  }
}
