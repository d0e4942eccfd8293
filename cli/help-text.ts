/** The exit codes as every command's help shows them. */
export const EXIT_CODES = `
Exit codes:
  0  succeeded, or triggered without waiting
  1  the downstream pipeline failed
  2  inputs, command line or configuration
  3  credentials or permissions
  4  GitLab unreachable or answering wrongly
  5  timed out waiting
  6  the downstream pipeline was canceled, skipped or is blocked, or the command was stopped
  7  artifacts`;

/** A section of examples, each a comment line over the command. */
export function examples(...list: readonly (readonly [says: string, command: string])[]): string {
  const lines = list.map(([says, command]) => `  # ${says}\n${command.replaceAll(/^/gm, "  ")}`);
  return `\nExamples:\n${lines.join("\n\n")}`;
}
