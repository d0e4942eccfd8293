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

/** The text of anything thrown, on one line; never a stack. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replaceAll(/\s+/g, " ").trim();
}

function causeLines(cause: unknown): string[] {
  const lines: string[] = [];
  for (let at = cause; at !== undefined && lines.length < 4; at = at instanceof Error ? at.cause : undefined) {
    const line = oneLine(at);
    if (line !== "" && !lines.includes(line)) lines.push(line);
  }
  return lines;
}
