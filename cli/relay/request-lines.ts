import type { ExplainedCall } from "../../relay/explain/explanation.ts";
import { indentJson } from "../../shared/text/indent-json.ts";
import { printable, printableWhole } from "../../shared/text/printable.ts";

/** A call to GitLab as a person reads it; `dim` is for what matters less. */
export function requestLines(
  { method, url, headers, body }: ExplainedCall,
  dim: (text: string) => string = (text) => text,
): readonly string[] {
  return [
    `${method} ${printable(url, 2_000)}`,
    ...Object.entries(headers).map(([name, value]) => dim(`${name}: ${printable(value)}`)),
    "",
    ...indentJson(body)
      .split("\n")
      .map((line) => printableWhole(line, Number.POSITIVE_INFINITY)),
  ];
}
