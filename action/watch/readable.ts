import { CodedError } from "../../shared/errors/coded-error.ts";
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

  /** Throws what is no refusal. */
  async read<T>(by: (credential: Credential) => Promise<T>): Promise<T | undefined> {
    if (this.#refusals >= REFUSALS) return undefined;
    try {
      const value = await this.#first.read(by);
      this.#refusals = 0;
      return value;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#refusals += 1;
      if (this.#refusals === REFUSALS) this.#refused(error);
      return undefined;
    }
  }
}

/** Also that a server has no such route: what cannot be listed does not end a wait for what can be seen. */
function isRefusal(error: unknown): error is CodedError {
  return cannotRead(error) || (error instanceof CodedError && NO_SUCH_ROUTE.includes(error.status ?? 0));
}

const NO_SUCH_ROUTE: readonly number[] = [400, 405, 410, 501];
