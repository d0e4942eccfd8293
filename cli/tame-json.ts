/**
 * A line of JSON that a runner of GitHub, which reads every line of a log for commands, takes for none.
 *
 * Within JSON only the older spelling `##[name]` could be one; written with an escape, it stays the same value.
 */
export function tameJson(line: string): string {
  return `${line.replaceAll("##[", "#\\u0023[")}\n`;
}
