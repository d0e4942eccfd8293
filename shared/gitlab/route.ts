import { CodedError } from "../errors/coded-error.ts";
import { printable } from "../text/printable.ts";

/**
 * A path below the API root with every value encoded as one segment or query value, slashes included:
 * ``route`projects/${"group/app"}/ref/${"release/1"}` `` is `projects/group%2Fapp/ref/release%2F1`.
 *
 * Throws INPUT_INVALID for a value that would change which route is called: empty, `.` or `..` (servers and proxies
 * resolve these even when encoded), or a number that is no id.
 */
export function route(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return texts.map((text, index) => text + (index < values.length ? segment(values[index]) : "")).join("");
}

function segment(value: string | number | undefined): string {
  if (typeof value === "number") {
    if (Number.isSafeInteger(value) && value >= 0) return String(value);
    throw new CodedError("INPUT_INVALID", `${value} is no id that GitLab could know.`);
  }
  if (value === undefined || value === "" || value === "." || value === "..")
    throw new CodedError("INPUT_INVALID", `"${value ?? ""}" names no project, ref or job in GitLab.`);
  if (!value.isWellFormed())
    throw new CodedError("INPUT_INVALID", `"${printable(value.toWellFormed())}" holds half a character.`);
  return encodeURIComponent(value);
}
