import { CodedError } from "../shared/errors/coded-error.ts";
import { printable } from "../shared/text/printable.ts";

/**
 * The text of a file that an option names.
 *
 * @throws CodedError FILE_UNREADABLE
 */
export function readNamedFile(path: string, option: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (cause) {
    throw new CodedError("FILE_UNREADABLE", `The file ${printable(path)} given by ${option} cannot be read.`, {
      cause,
    });
  }
}
