/** What a dotenv file says, or why it says nothing. */
export type ParsedDotenv =
  /** In the order of the file; of a name that comes twice only the last value. */
  | { readonly kind: "values"; readonly values: ReadonlyMap<string, string> }
  /** A clause such as `line 3 is no NAME=value`. It quotes nothing: what looks like a name may be a line of a private key. */
  | { readonly kind: "refused"; readonly reason: string };

/** GitLab's own limit is 5 KB unless its administrators raise it; this leaves them much room. */
export const MAX_DOTENV_BYTES = 64 * 1_024;
/** GitLab's own are 20 on a server of one's own and up to 150 on GitLab.com. */
const MAX_VALUES = 1_000;
const MAX_NAME = 255;

/**
 * Reads a dotenv report as GitLab does (app/services/ci/parse_dotenv_artifact_service.rb): each line is NAME=value, the
 * first `=` parts them, blanks around both go, quotes stay, and nothing is expanded. There are no comments, no empty lines and
 * no values of several lines: one line that is none of these makes the whole file worthless, there as here.
 *
 * One thing is stricter: control characters in a value are refused, since values go into logs and other files.
 */
export function parseDotenv(bytes: Uint8Array): ParsedDotenv {
  if (bytes.length > MAX_DOTENV_BYTES) return refused(`it has more than ${MAX_DOTENV_BYTES} bytes`);
  const lines = textOf(bytes).split("\n");
  if (lines.at(-1) === "") lines.pop();
  const values = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    const at = line.indexOf("=");
    const here = `line ${index + 1}`;
    if (at < 0) return refused(`${here} is no NAME=value${line.trim() === "" ? " but empty" : ""}`);
    const name = stripped(line.slice(0, at));
    const value = stripped(line.slice(at + 1));
    if (!/^[A-Za-z0-9_]+$/.test(name))
      return refused(`${here} has a name with other characters than letters, digits and _`);
    if (name.length > MAX_NAME) return refused(`${here} has a name of more than ${MAX_NAME} characters`);
    // oxlint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value))
      return refused(`${here} has a control character in its value`);
    values.delete(name);
    values.set(name, value);
  }
  if (values.size > MAX_VALUES) return refused(`it has more than ${MAX_VALUES} variables`);
  return { kind: "values", values };
}

/** PowerShell writes UTF-16 with a byte order mark, which GitLab makes UTF-8 of. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}

/** As Ruby's `strip`, which takes NUL for a blank, too. */
function stripped(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/^[\u0000\t\n\v\f\r ]+/, "").replace(/[\u0000\t\n\v\f\r ]+$/, "");
}

function refused(reason: string): ParsedDotenv {
  return { kind: "refused", reason };
}
