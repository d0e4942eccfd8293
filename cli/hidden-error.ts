import { CodedError } from "../shared/errors/coded-error.ts";

/** An error as it may be printed where something is concealed: without its cause, which nobody has looked through. */
export function hiddenError(error: unknown, hide: (text: string) => string): unknown {
  if (!(error instanceof CodedError)) return error;
  return new CodedError(error.code, hide(error.message), { hint: hide(error.hint) });
}
