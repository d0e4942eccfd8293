import type { Credential } from "../../shared/gitlab/auth.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import { FirstThatReads } from "../../shared/gitlab/first-that-reads.ts";

/** A pipeline is not on every database replica the moment it exists, so one refusal proves nothing. */
const REFUSALS = 2;

/**
 * Reads one kind of thing of one project as long as any credential may.
 *
 * Gives undefined when none may. After two such refusals it says so once, by `refused`, and asks no more.
 */
export class Readable {
  readonly #first: FirstThatReads;
  readonly #refused: (error: Error) => void;
  #refusals = 0;

  constructor(readers: readonly Credential[], refused: (error: Error) => void) {
    this.#first = new FirstThatReads(readers);
    this.#refused = refused;
  }

  /** Throws what is no matter of permission. */
  async read<T>(by: (credential: Credential) => Promise<T>): Promise<T | undefined> {
    if (this.#refusals >= REFUSALS) return undefined;
    try {
      const value = await this.#first.read(by);
      this.#refusals = 0;
      return value;
    } catch (error) {
      if (!cannotRead(error)) throw error;
      this.#refusals += 1;
      if (this.#refusals === REFUSALS) this.#refused(error);
      return undefined;
    }
  }
}
