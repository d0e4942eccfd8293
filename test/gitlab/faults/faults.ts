import type { Fault, FaultRule } from "./fault.ts";

interface Armed {
  readonly rule: FaultRule;
  left: number;
  skip: number;
}

/** The faults waiting for a request. The first rule that matches befalls it; a request meets at most one. */
export class Faults {
  readonly #armed: Armed[] = [];

  /** Arms a fault; the returned function disarms it. */
  add(rule: FaultRule): () => void {
    const armed: Armed = { rule, left: rule.times ?? 1, skip: rule.after ?? 0 };
    this.#armed.push(armed);
    return () => this.#remove(armed);
  }

  /** Disarms all. */
  clear(): void {
    this.#armed.length = 0;
  }

  /** Rules that have not been used up. */
  get pending(): readonly FaultRule[] {
    return this.#armed.map(({ rule }) => rule);
  }

  /** The fault for this request, which counts as used. */
  take(method: string, url: string): Fault | undefined {
    for (const armed of this.#armed) {
      const { rule } = armed;
      if (rule.method !== undefined && rule.method.toUpperCase() !== method) continue;
      // A pattern with the g flag remembers where it stopped; start over each time.
      if (rule.path !== undefined && !new RegExp(rule.path.source, rule.path.flags.replace("g", "")).test(url))
        continue;
      if (armed.skip > 0) {
        armed.skip -= 1;
        continue;
      }
      armed.left -= 1;
      if (armed.left <= 0) this.#remove(armed);
      return rule.fault;
    }
    return undefined;
  }

  #remove(armed: Armed): void {
    const at = this.#armed.indexOf(armed);
    if (at >= 0) this.#armed.splice(at, 1);
  }
}
