import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";

/** Anything thrown as an error with a code: its own, or INTERNAL. */
export function toCoded(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  return new CodedError("INTERNAL", `Sluice met something it did not expect: ${oneLine(error)}`, { cause: error });
}
