import type { Credential } from "./auth.ts";
import { cannotRead } from "./cannot-read.ts";

/**
 * Reads with the first credential that may, the best first, and remembers it for the next read.
 *
 * The error of the first credential comes back when none may: it belongs to the one most is expected of.
 */
export class FirstThatReads {
  #readers: readonly Credential[];

  /** @param readers at least one */
  constructor(readers: readonly Credential[]) {
    this.#readers = readers;
  }

  async read<T>(by: (credential: Credential) => Promise<T>): Promise<T> {
    let first: unknown;
    for (const credential of this.#readers) {
      try {
        const value = await by(credential);
        this.#readers = [credential, ...this.#readers.filter((other) => other !== credential)];
        return value;
      } catch (error) {
        if (!cannotRead(error)) throw error;
        first ??= error;
      }
    }
    throw first;
  }
}
