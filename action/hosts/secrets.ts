import { redactor } from "../../shared/text/redact.ts";
import type { Secret } from "../../shared/text/secret.ts";

/** The secrets a host has been told of, and the function that hides them. */
export class Secrets {
  readonly #known: Secret[] = [];
  #redact = redactor([]);

  add(secret: Secret): void {
    this.#known.push(secret);
    this.#redact = redactor(this.#known);
  }

  readonly hide = (text: string): string => this.#redact(text);
}
