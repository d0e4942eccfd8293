import { CATALOGUE } from "./catalogue.ts";
import { CodedError } from "./coded-error.ts";

/** Where the section about an error code stands, relative to the project's home page. */
export function troubleshootingLink(code: string): string {
  return `docs/troubleshooting.md#${code.toLowerCase().replaceAll("_", "-")}`;
}

/**
 * An error as a person reads it: what was being done and what came back, what to do, and where to read more.
 *
 * Unknown errors keep their own text; their stack is for `--verbose`, not for this.
 */
export function describe(error: unknown): string {
  if (error instanceof CodedError) {
    const causes = causeLines(error.cause);
    return [
      `${error.message} [${error.code}]`,
      ...causes.map((line) => `  because: ${line}`),
      `  what to do: ${error.hint}`,
      `  more: ${troubleshootingLink(error.code)}`,
    ].join("\n");
  }
  return [
    `Sluice met something it did not expect: ${oneLine(error)} [INTERNAL]`,
    `  what to do: ${CATALOGUE.INTERNAL.hint}`,
    `  more: ${troubleshootingLink("INTERNAL")}`,
  ].join("\n");
}

/** The text of anything thrown, on one line, without characters that steer a terminal; never a stack. */
export function oneLine(error: unknown): string {
  return textOf(error).replaceAll(/\s+/g, " ").replaceAll(CONTROLS, "\u{fffd}").trim();
}

/** A foreign message may quote foreign text: an escape sequence in it must not reach the terminal. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

function textOf(error: unknown): string {
  if (!(error instanceof Error))
    return typeof error === "object" && error !== null ? "an object was thrown" : String(error);
  if (error.message !== "") return error.message;
  // Node connects to every address of a host and puts the failures into one error that itself says nothing.
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(textOf).join("; ");
  return error.name;
}

/** A chain of causes beyond this length tells nothing more, and one that ends in itself never would end. */
const MOST_CAUSES = 4;

function causeLines(cause: unknown): string[] {
  const lines: string[] = [];
  for (let at = cause, depth = 0; at !== undefined && depth < MOST_CAUSES; depth++) {
    const line = oneLine(at);
    if (line !== "" && !lines.includes(line)) lines.push(line);
    at = at instanceof Error ? at.cause : undefined;
  }
  return lines;
}
