import { inspect } from "node:util";

const HIDDEN = "***";

/**
 * A token or key that does not print: string conversion, JSON and `util.inspect` all give `***`.
 *
 * `reveal()` belongs on the line that sends or compares it, nowhere else.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
