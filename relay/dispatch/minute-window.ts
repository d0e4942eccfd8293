/** The span limits are given for. */
export const SPAN_MS = 60_000;

/**
 * The calls of the last minute, as far as they may have created something.
 *
 * A log, so that no span of sixty seconds ever holds more than a limit, wherever it begins, and all of it may be used at once. When
 * GitLab creates a pipeline is known only to lie between a call's beginning and its end; so a call counts while it is under way
 * and for a minute after its end. Times are of a clock that never goes back.
 */
export class MinuteWindow {
  /** When calls have ended, the oldest first. */
  readonly #endedAtMs: number[];
  #underWay = 0;

  /** @param endedAtMs calls of the process before this one */
  constructor(endedAtMs: readonly number[] = []) {
    this.#endedAtMs = endedAtMs.toSorted((a, b) => a - b);
  }

  /** How many more may begin now. */
  room(limit: number, nowMs: number): number {
    this.#forget(nowMs);
    return Math.max(0, limit - this.#endedAtMs.length - this.#underWay);
  }

  /** When there is room: now, or when enough of the log is a minute old; undefined where that hangs on calls under way. */
  freeAtMs(limit: number, nowMs: number): number | undefined {
    if (this.room(limit, nowMs) > 0) return nowMs;
    const last = this.#endedAtMs[this.#endedAtMs.length + this.#underWay - limit];
    return last === undefined ? undefined : last + SPAN_MS;
  }

  /** A call begins, whether there is room or not. */
  begin(): void {
    this.#underWay += 1;
  }

  /**
   * A call has ended.
   *
   * @param created false when it has certainly created nothing: then it does not count
   */
  end(created: boolean, nowMs: number): void {
    this.#underWay -= 1;
    this.#forget(nowMs);
    if (created) this.#endedAtMs.push(nowMs);
  }

  /** Whether there is nothing in it. */
  isIdle(nowMs: number): boolean {
    this.#forget(nowMs);
    return this.#underWay === 0 && this.#endedAtMs.length === 0;
  }

  #forget(nowMs: number): void {
    const first = this.#endedAtMs.findIndex((atMs) => nowMs < atMs + SPAN_MS);
    if (first !== 0) this.#endedAtMs.splice(0, first === -1 ? this.#endedAtMs.length : first);
  }
}
