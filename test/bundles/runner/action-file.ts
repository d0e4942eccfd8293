import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

/** An action as a runner reads it from its action.yml. */
export interface ActionFile {
  readonly using: string;
  readonly main: string;
  readonly post?: string;
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: readonly string[];
}

/** Reads `action.yml` in a folder. */
export async function readActionFile(folder: string): Promise<ActionFile> {
  const yaml = parse(await readFile(join(folder, "action.yml"), "utf8")) as {
    inputs?: ActionFile["inputs"];
    outputs?: object;
    runs: { using: string; main: string; post?: string };
  };
  return { ...yaml.runs, inputs: yaml.inputs ?? {}, outputs: Object.keys(yaml.outputs ?? {}) };
}

/**
 * The environment variables a runner hands inputs over in.
 *
 * As actions/runner does: every declared input is set, to its default or to nothing; the name is upper-cased and blanks
 * become underscores, so hyphens stay.
 */
export function inputVariables(
  action: ActionFile,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? ""] as const);
  return Object.fromEntries(
    [...defaults, ...Object.entries(given)].map(([name, value]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      value,
    ]),
  );
}

/** The warning a runner gives for inputs that action.yml does not declare; undefined when there are none. */
export function unexpectedInputs(action: ActionFile, given: Readonly<Record<string, string>>): string | undefined {
  const known = Object.keys(action.inputs);
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length === 0) return undefined;
  const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(", ");
  return `Unexpected input(s) ${list(unknown)}, valid inputs are [${list(known)}]`;
}
