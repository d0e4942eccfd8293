import { redactor } from "../../shared/text/redact.ts";
import type { Secret } from "../../shared/text/secret.ts";

/** Hides secrets in texts, those of the configuration in force and of those before it. */
export interface SecretHider {
  readonly redact: (text: string) => string;
  /** Hides these as well from now on. */
  learn(secrets: readonly Secret[]): void;
}

/** An attempt under way may still be answered with a secret that has just been replaced; all those of a year need not be known. */
const MOST_KNOWN = 200;

/** A hider that knows no secret yet, only what looks like one. */
export function createSecretHider(): SecretHider {
  let known: readonly Secret[] = [];
  let redact = redactor(known);
  return {
    redact: (text) => redact(text),
    learn(secrets) {
      // The newest come first: the oldest are let go of.
      const byValue = new Map([...secrets, ...known].map((secret) => [secret.reveal(), secret]));
      known = [...byValue.values()].slice(0, Math.max(MOST_KNOWN, secrets.length));
      redact = redactor(known);
    },
  };
}
