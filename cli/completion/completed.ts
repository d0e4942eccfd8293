import type { Command, Option } from "commander";
import { CHOICES } from "../../action/inputs/choices.ts";

/** What can be written after an option, or as an argument. */
export type Takes =
  | { readonly kind: "nothing" }
  | { readonly kind: "text" }
  | { readonly kind: "file" }
  | { readonly kind: "folder" }
  | { readonly kind: "words"; readonly words: readonly string[] };

/** A word that a shell can offer, and what it is. */
export interface Offer {
  readonly word: string;
  readonly says: string;
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** The words that call it, after the program's name: `relay check`; empty for the program itself. */
  readonly path: string;
  /** Its subcommands, and fixed words of its arguments. */
  readonly words: readonly Offer[];
  readonly options: readonly (Offer & { readonly takes: Takes })[];
  /** Whether an argument of it is a file. */
  readonly takesFile: boolean;
}

/** Words of inputs that take several, and of options that are no inputs. */
const SEVERAL: Readonly<Record<string, readonly string[]>> = {
  "fail-on": ["failed", "canceled", "skipped", "blocked", "timed-out", "warnings", "none"],
  "cancel-on": ["cancelled", "timeout", "failure", "never"],
  state: ["pending", "dispatching", "delivered", "dead", "held"],
};

const WORDS: Readonly<Record<string, readonly string[]>> = { ...CHOICES, ...SEVERAL };

/** Every command of a program with what can be written there. The program's own definition is all it goes by. */
export function completed(program: Command): readonly CompletedCommand[] {
  return walk(program, "");
}

function walk(command: Command, path: string): readonly CompletedCommand[] {
  const inner = command.commands.map((one) => ({ word: one.name(), says: saysOf(one.summary() || one.description()) }));
  const fixed = command.registeredArguments.flatMap(({ argChoices = [], description }) =>
    argChoices.map((word) => ({ word, says: description })),
  );
  const help = path === "" ? [{ word: "help", says: "show the help of a command" }] : [];
  const own = {
    path,
    words: [...inner, ...fixed, ...help],
    options: command.createHelp().visibleOptions(command).flatMap(offersOf),
    takesFile: command.registeredArguments.some((argument) => argument.name() === "file"),
  };
  const below = command.commands.flatMap((one) => walk(one, `${path} ${one.name()}`.trim()));
  const afterHelp = path === "" ? [{ path: "help", words: inner, options: [], takesFile: false }] : [];
  return [own, ...below, ...afterHelp];
}

function offersOf(option: Option): CompletedCommand["options"] {
  const { long, description } = option;
  return typeof long === "string" ? [{ word: long, says: saysOf(description), takes: takesOf(option, long) }] : [];
}

function takesOf({ flags, required }: Option, long: string): Takes {
  // What may be left out is not waited for: the next word may as well be another argument.
  if (!required) return { kind: "nothing" };
  // One name may be a file here and one of a few words there.
  if (/<(?:file|folder)>/.test(flags)) return { kind: flags.includes("<file>") ? "file" : "folder" };
  const words = WORDS[long.slice(2)];
  if (words !== undefined) return { kind: "words", words };
  return { kind: "text" };
}

const LONGEST = 70;

/** The beginning of a description, as much of it as stands beside a word in a list. */
function saysOf(description: string): string {
  const [sentence = ""] = description.replaceAll("`", "").split(/(?<=[^.])\. |: |; |\.$/);
  return sentence.length <= LONGEST ? sentence : `${sentence.slice(0, LONGEST).replace(/\s+\S*$/, "")}…`;
}
