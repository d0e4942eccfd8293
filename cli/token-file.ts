import { CodedError } from "../shared/errors/coded-error.ts";
import { printable } from "../shared/text/printable.ts";
import { readNamedFile } from "./named-file.ts";

/**
 * The token in a file, without the line break that editors and `echo` put at its end.
 *
 * @param input the input the token is for, as named in action.yml
 * @throws CodedError FILE_UNREADABLE, also for an empty file: it was named on purpose, so no other token may take its place
 */
export function readTokenFile(input: string, path: string, readFile: (path: string) => string): string {
  const text = readNamedFile(path, `--${input}-file`, readFile);
  const token = text.replace(/\s+$/, "");
  if (token !== "") return token;
  throw new CodedError("FILE_UNREADABLE", `The file ${printable(path)} given by --${input}-file is empty.`, {
    hint: `Write the token into the file, and nothing else.`,
  });
}
