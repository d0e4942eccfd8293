/**
 * A line of output that no runner takes for a command.
 *
 * Runners read `::name::` at the beginning of a line, after blanks, and the older `##[name]` anywhere in it
 * (actions/runner, src/Runner.Worker/ActionCommandManager.cs and src/Runner.Common/ActionCommand.cs).
 */
export function uncommanded(line: string): string {
  return line.replaceAll("##[", "## [").replace(/^(\s*):(?=:)/, "$1: ");
}
