/** Counts what a pushing engine has had carried. */
export class Counter {
  #carried = 0;
  #waited = 0;
  #reached: (() => void) | undefined;

  one(): void {
    this.#carried += 1;
    if (this.#carried >= this.#waited) this.#reached?.();
  }

  /** Resolves once so many more have been carried than were waited for before. */
  async reached(more: number): Promise<void> {
    this.#waited += more;
    if (this.#carried >= this.#waited) return;
    await new Promise<void>((resolve) => {
      this.#reached = resolve;
    });
  }
}
