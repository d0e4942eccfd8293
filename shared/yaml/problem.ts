import { printable } from "../text/printable.ts";

/** Where in a file something is: `["routes", 2, "trigger"]`. */
export type ConfigPath = readonly (string | number)[];

/** One thing wrong with a file, before its line is known. */
export interface Problem {
  readonly path: ConfigPath;
  /** Point at the key itself instead of its value. */
  readonly at?: "key";
  /** What is wrong and what to write instead. Never quotes a secret. */
  readonly text: string;
  /** True when the only thing wrong is that a secret is not there. */
  readonly secretMissing?: true;
}

/** A path as people write it: `routes[2].trigger.token`. */
export function showPath(path: ConfigPath): string {
  const shown = path.map((step, at) => {
    if (typeof step === "number") return `[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `["${printable(step, 60)}"]`;
    return at === 0 ? step : `.${step}`;
  });
  return shown.join("");
}
