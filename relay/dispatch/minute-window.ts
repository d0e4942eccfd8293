/** The span limits are given for. */
const SPAN_MS = 60_000;

/**
 * What has been used of so many a minute.
 *
 * A log of the last minute, so that no span of sixty seconds ever holds more than the limit, wherever it begins, and all of it
 * may be used at once. Times are of a clock that never goes back.
 *
 * The minute before it begins counts as used up evenly: nobody knows how the process before spent it, and to wait for a whole
 * minute would punish every restart for that.
 */
export class MinuteWindow {
  #limit: number;
  /** When each was taken, the oldest first. */
  readonly #takenAtMs: number[];

  /** @param beganMs when the process began to count */
  constructor(limit: number, beganMs: number) {
    this.#limit = limit;
    const beforeMs = (at: number) => beganMs - SPAN_MS + (SPAN_MS * (at + 1)) / limit;
    this.#takenAtMs = Array.from({ length: limit }, (_, at) => beforeMs(at));
  }

  /** Counts against another limit from now on. */
  set limit(limit: number) {
    this.#limit = limit;
  }

  /** How many may be taken now. */
  room(nowMs: number): number {
    this.#forget(nowMs);
    return Math.max(0, this.#limit - this.#takenAtMs.length);
  }

  /** When there is room: now, or when enough of the log is a minute old. */
  freeAtMs(nowMs: number): number {
    if (this.room(nowMs) > 0) return nowMs;
    const last = this.#takenAtMs[this.#takenAtMs.length - this.#limit];
    return last === undefined ? nowMs : last + SPAN_MS;
  }

  /** Takes one, whether there is room or not. */
  take(nowMs: number): void {
    this.#takenAtMs.push(nowMs);
  }

  /** Gives back one that was taken at that time and came to nothing. */
  giveBack(takenAtMs: number): void {
    const at = this.#takenAtMs.lastIndexOf(takenAtMs);
    if (at !== -1) this.#takenAtMs.splice(at, 1);
  }

  #forget(nowMs: number): void {
    const first = this.#takenAtMs.findIndex((atMs) => nowMs < atMs + SPAN_MS);
    this.#takenAtMs.splice(0, first === -1 ? this.#takenAtMs.length : first);
  }
}
