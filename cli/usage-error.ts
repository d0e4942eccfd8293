import type { Command, CommanderError } from "commander";
import { CodedError } from "../shared/errors/coded-error.ts";
import { closest } from "../shared/text/closest.ts";
import { printable } from "../shared/text/printable.ts";
import { redactor } from "../shared/text/redact.ts";
import { commandPath } from "./command-path.ts";

const redact = redactor([]);

/** A mistake in the command line in Sluice's words: what is wrong, the nearest option or command, and where help is. */
export function usageError(command: Command, error: CommanderError): CodedError {
  // commander appends its suggestion on a line of its own: "(Did you mean --project?)".
  const [problem = "", suggestion = ""] = error.message.replace(/^error: /, "").split("\n");
  const path = commandPath(command);
  const message = printable(redact(withoutValue(problem))).replace(/\.+$/, "");
  const meant = /\(Did you mean (.+)\?\)/.exec(suggestion)?.[1] ?? nearest(command, error);
  return new CodedError("USAGE", `${path}: ${message}.`, {
    hint: `${meant === undefined ? "" : `Did you mean ${meant}? `}${subcommands(command, error)}Run \`${path} --help\` to see what it takes.`,
  });
}

/** What was probably meant by a word that commander has no suggestion for. */
function nearest(command: Command, error: CommanderError): string | undefined {
  if (error.code === "commander.excessArguments" && command.commands.length > 0)
    return closest(
      command.args[0] ?? "",
      command.commands.map((inner) => inner.name()),
    );
  const [, value, choices] = /value '([^']*)' is invalid .* Allowed choices are (.+)\.$/.exec(error.message) ?? [];
  return value === undefined || choices === undefined ? undefined : closest(value, choices.split(", "));
}

/** `relay` runs by itself, so commander takes a mistyped subcommand of it for an argument too many. */
function subcommands(command: Command, error: CommanderError): string {
  if (error.code !== "commander.excessArguments" || command.commands.length === 0) return "";
  return `Its subcommands are ${command.commands.map((inner) => inner.name()).join(", ")}. `;
}

/** `unknown option '--tok=glptt-…'` without what follows the equals sign: it may be a secret. */
function withoutValue(problem: string): string {
  return problem.replace(/^(unknown option '--[^=']*)=.*'$/s, "$1'");
}
