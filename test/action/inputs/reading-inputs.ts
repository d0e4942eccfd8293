import { resolveAliases } from "../../../action/inputs/aliases.ts";
import { InputReader } from "../../../action/inputs/input-reader.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";

/** What a reader of a group of inputs gives: its value, and everything it complains about, with the inputs' names. */
export async function readingInputs<T>(
  raw: RawInputs,
  read: (reader: InputReader) => T | Promise<T>,
): Promise<{ readonly value: T; readonly problems: readonly string[] }> {
  const reader = new InputReader(resolveAliases(raw));
  const value = await read(reader);
  return { value, problems: reader.problems };
}
