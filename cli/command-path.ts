import type { Command } from "commander";

/** The words that call a command: `sluice relay check`. */
export function commandPath(command: Command): string {
  return command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;
}
