import type { Complain } from "./complain.ts";
import { DECLARED_INPUTS, type InputName } from "./declared.generated.ts";
import { type DurationBounds, readBoolean, readDurationMs, readWord } from "./plain.ts";
import type { RawInputs } from "./step-inputs.ts";

const DEFAULTS: ReadonlyMap<string, string> = new Map(
  DECLARED_INPUTS.flatMap((input) => ("default" in input ? [[input.name, input.default] as const] : [])),
);

const ORDER: ReadonlyMap<string, number> = new Map(DECLARED_INPUTS.map(({ name }, index) => [name, index]));

/**
 * Reads inputs one by one and gathers what is wrong with any of them.
 *
 * A reader of a value that was complained about returns the default, or nothing where there is none, so that reading goes
 * on and every problem is found in one run. What was read counts only when `problems` is empty at the end.
 */
export class InputReader {
  readonly #problems: { readonly order: number; readonly text: string }[] = [];
  readonly #raw: RawInputs;
  readonly #nameOf: (name: InputName) => string;

  /** @param nameOf an input's name as it was written, which may be another project's name for it */
  constructor(raw: RawInputs, nameOf: (name: InputName) => string = (name) => name) {
    this.#raw = raw;
    this.#nameOf = nameOf;
  }

  /** Everything that is wrong, in the order of action.yml, each with the input as it was written. */
  get problems(): readonly string[] {
    return this.#problems.toSorted((one, other) => one.order - other.order).map(({ text }) => text);
  }

  /** As written; undefined when it was not given. Runners hand over every declared input, and those nobody set are empty. */
  given(name: InputName): string | undefined {
    const text = this.#raw[name];
    return text === undefined || text.trim() === "" ? undefined : text;
  }

  /** As written, else the default of action.yml, else empty. */
  text(name: InputName): string {
    return this.given(name) ?? DEFAULTS.get(name) ?? "";
  }

  /** Takes the problems of one input. */
  complainOf(name: InputName): Complain {
    const order = ORDER.get(name) ?? 0;
    return (problem) => this.#problems.push({ order, text: `\`${this.#nameOf(name)}\`: ${problem}` });
  }

  /** True or false. */
  boolean(name: InputName): boolean {
    return readBoolean(this.text(name), this.complainOf(name)) ?? DEFAULTS.get(name) === "true";
  }

  /** A duration in milliseconds of an input that has a default. */
  durationMs(name: InputName, bounds: DurationBounds): number {
    return readDurationMs(this.text(name), bounds, this.complainOf(name)) ?? bounds.mostMs;
  }

  /** A duration in milliseconds; undefined when it was not given. */
  givenDurationMs(name: InputName, bounds: DurationBounds): number | undefined {
    const text = this.given(name);
    return text === undefined ? undefined : readDurationMs(text, bounds, this.complainOf(name));
  }

  /** One of a few words, of which the first is what a wrong one is read as. */
  word<Word extends string>(name: InputName, words: readonly [Word, ...Word[]]): Word {
    return readWord(this.text(name), words, this.complainOf(name)) ?? words[0];
  }

  /** A path of a file or folder; undefined when it was not given and has no default. */
  path(name: InputName): string | undefined {
    const text = this.text(name).trim();
    if (text === "") return undefined;
    if (!text.includes("\0")) return text;
    this.complainOf(name)("it is no path. Write the path of a file or folder.");
    return undefined;
  }
}
