import { parseInputs } from "../../../action/inputs/parse.ts";
import type { Env } from "../../../action/inputs/raw.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { isCoded } from "../../../shared/errors/coded-error.ts";

/** The message of the one error that inputs are refused with; fails when they are taken. */
export async function problemsOf(raw: RawInputs, env: Env = {}): Promise<string> {
  const error: unknown = await parseInputs(raw, env).catch((thrown: unknown) => thrown);
  if (!isCoded(error, "INPUT_INVALID")) throw new Error(`The inputs were taken: ${String(error)}`);
  return error.message;
}
