import { CodedError } from "../../shared/errors/coded-error.ts";
import { nodeCode } from "../../shared/errors/node-code.ts";
import { printable } from "../../shared/text/printable.ts";

/**
 * The text of the configuration at `path`, an absolute path.
 *
 * @throws CodedError FILE_UNREADABLE; where there is no file, the hint says where to get one
 */
export function readText(path: string, { readFile }: { readonly readFile: (path: string) => string }): string {
  try {
    return readFile(path);
  } catch (cause) {
    if (nodeCode(cause) !== "ENOENT")
      throw new CodedError("FILE_UNREADABLE", `The configuration ${printable(path)} cannot be read.`, { cause });
    throw new CodedError("FILE_UNREADABLE", `There is no configuration ${printable(path)}.`, {
      cause,
      hint: "Copy examples/relay.yml to this place and name your projects in it, or name another file with --config.",
    });
  }
}
