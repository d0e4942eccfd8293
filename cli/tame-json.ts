/** What a terminal obeys or does not show though JSON leaves it as it is: DEL and the C1 controls, separators of lines, and format characters such as those that turn text around. */
const UNSEEN = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

/**
 * A line of JSON that a runner of GitHub, which reads every line of a log for commands, takes for none, and that a terminal shows as it is.
 *
 * Within JSON only the older spelling `##[name]` could be a command. Whatever is written with an escape stays the same value.
 */
export function tameJson(line: string): string {
  return `${line.replaceAll("##[", "#\\u0023[").replaceAll(UNSEEN, escaped)}\n`;
}

/** By halves, as JSON spells what is beyond U+FFFF. */
function escaped(character: string): string {
  return character
    .split("")
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
