import { redactor } from "../../shared/text/redact.ts";
import type { Secret } from "../../shared/text/secret.ts";
import type { StepEvent } from "../model/event.ts";
import { Concealed } from "./concealed.ts";

/** What a host keeps out of sight: secrets everywhere, and what is concealed wherever it prints. */
export class Hidden {
  readonly #secrets: Secret[] = [];
  #redact: (text: string) => string = redactor([]);
  readonly #values: Secret[] = [];
  #redactValues: (text: string) => string = redactor([]);
  #concealed: Concealed | undefined;

  add(secret: Secret): void {
    this.#secrets.push(secret);
    this.#redact = redactor(this.#secrets);
  }

  /** A secret that is there to be published, and never printed. */
  addPublished(secret: Secret): void {
    this.#values.push(secret);
    this.#redactValues = redactor(this.#values);
  }

  conceal(what: readonly (string | number)[]): void {
    this.#concealed ??= new Concealed();
    this.#concealed.add(what);
  }

  /** Takes from an event what is to be concealed, where anything is; to be called before the event is shown. */
  learn(event: StepEvent): void {
    this.#concealed?.learn(event);
  }

  /** For what is printed. */
  readonly hide = (text: string): string => {
    const redacted = this.#redactValues(this.#redact(text));
    return this.#concealed === undefined ? redacted : this.#concealed.hide(redacted);
  };

  /** For what is published and not printed. */
  readonly hideSecrets = (text: string): string => this.#redact(text);
}
