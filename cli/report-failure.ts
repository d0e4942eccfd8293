import { CodedError } from "../shared/errors/coded-error.ts";
import { describe } from "../shared/errors/describe.ts";

/**
 * Prints a failure as a person reads it and returns the exit code it stands for.
 *
 * @param verbose whether the stack of an unexpected error is printed too
 */
export function reportFailure(error: unknown, err: (text: string) => void, verbose: boolean): number {
  err(`error: ${describe(error)}\n`);
  if (error instanceof CodedError) return error.exitCode;
  if (verbose && error instanceof Error && error.stack !== undefined) err(`${error.stack}\n`);
  return 4;
}
