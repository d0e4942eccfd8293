import type { ResolvedInputs } from "./aliases.ts";
import { CHOICES, type ChoiceName } from "./choices.ts";
import type { Complain } from "./complain.ts";
import { DECLARED_INPUTS, type InputName } from "./declared.generated.ts";
import { defaultOf } from "./defaults.ts";
import { type DurationBounds, readBoolean, readDurationMs, readWord } from "./plain.ts";

/** One thing wrong with an input. */
export interface InputProblem {
  readonly name: InputName;
  /** What is wrong and what to write, in whole sentences, after the input's name as it was written. Without any secret. */
  readonly text: string;
}

/**
 * Reads inputs one by one and gathers what is wrong with any of them.
 *
 * A reader of a value that was complained about returns the default, or nothing where there is none, so that reading goes
 * on and every problem is found in one run. What was read counts only when `problems` is empty at the end.
 */
export class InputReader {
  readonly #problems: InputProblem[] = [];
  readonly #inputs: ResolvedInputs;

  constructor(inputs: ResolvedInputs) {
    this.#inputs = inputs;
    this.#problems.push(...inputs.problems);
  }

  /** Everything that is wrong, in the order of action.yml, each with the input as it was written. */
  get problems(): readonly string[] {
    return this.byInput.map(({ text }) => text);
  }

  /** The same, each with the name of its input. */
  get byInput(): readonly InputProblem[] {
    return this.#problems.toSorted((one, other) => orderOf(one.name) - orderOf(other.name));
  }

  /** As written; undefined when it was not given, or given as its default, which a runner hands over by itself. */
  given(name: InputName): string | undefined {
    return this.#inputs.raw[name];
  }

  /** As written, else the default of action.yml, else empty. */
  text(name: InputName): string {
    return this.given(name) ?? defaultOf(name) ?? "";
  }

  /** Takes the problems of one input. */
  complainOf(name: InputName): Complain {
    const written = this.#inputs.nameOf(name);
    return (problem) => {
      const text = `\`${written}\`: ${problem}`;
      // An input that is read for two things has its problem once.
      if (this.#problems.every((known) => known.text !== text)) this.#problems.push({ name, text });
    };
  }

  /** True or false. */
  boolean(name: InputName): boolean {
    return readBoolean(this.text(name), this.complainOf(name)) ?? defaultOf(name) === "true";
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

  /** One of the words the input takes; the first of them after a complaint. */
  word<const Name extends ChoiceName>(name: Name): (typeof CHOICES)[Name][number] {
    const words: readonly (typeof CHOICES)[Name][number][] = CHOICES[name];
    return readWord(this.text(name), words, this.complainOf(name)) ?? CHOICES[name][0];
  }

  /** A path of a file or folder; undefined when it was not given and has no default. */
  path(name: InputName): string | undefined {
    const text = this.text(name).trim();
    if (text === "") return undefined;
    if (!text.includes("\0")) return text;
    this.complainOf(name)("it is no path. Write the path of a file or folder.");
    return undefined;
  }

  /** A path of a file; undefined when it was not given and has no default. */
  filePath(name: InputName): string | undefined {
    const path = this.path(name);
    if (path === undefined || !/(?:^|[/\\])\.{0,2}$/.test(path)) return path;
    this.complainOf(name)("it names a folder. Write the path of a file.");
    return undefined;
  }
}

function orderOf(name: InputName): number {
  return DECLARED_INPUTS.findIndex((input) => input.name === name);
}
