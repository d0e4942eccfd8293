import { type Command, Option } from "commander";
import type { DeclaredInput, InputName } from "../../action/inputs/declared.generated.ts";
import { environmentName } from "../../action/inputs/environment-name.ts";

/** Inputs as they were written as options of a command line. */
export interface GivenInputs {
  /** By the name of their input. Of a switch: `true` or `false`; of lists: one entry a line. */
  readonly given: Readonly<Partial<Record<InputName, string>>>;
  /** Files that hold tokens, by the name of their input. */
  readonly tokenFiles: Readonly<Partial<Record<InputName, string>>>;
}

/** Inputs that are lists: their options may be repeated. */
const LISTS: ReadonlySet<InputName> = new Set([
  "ref",
  "wait-for-jobs",
  "play-jobs",
  "fail-on",
  "cancel-on",
  "artifacts",
  "dotenv-from",
  "dotenv-mask",
]);

/** Inputs that are asked for by their bare option too: all of what they select. */
const BARE_IS_ALL: ReadonlySet<InputName> = new Set(["artifacts", "dotenv-from"]);

const PLACEHOLDERS: Readonly<Partial<Record<InputName, string>>> = {
  ref: "ref",
  "if-no-token": "choice",
  variables: "map",
  "file-variables": "map",
  inputs: "map",
  "concurrency-key": "key",
  "on-rerun": "choice",
  timeout: "duration",
  "start-timeout": "duration",
  "outage-budget": "duration",
  "poll-interval": "duration",
  "wait-for-jobs": "jobs",
  "on-manual": "choice",
  "play-jobs": "jobs",
  retry: "count",
  "fail-on": "ends",
  "cancel-on": "when",
  artifacts: "selectors",
  "artifacts-path": "folder",
  "artifacts-layout": "choice",
  "artifacts-when": "choice",
  "if-no-artifacts": "choice",
  "dotenv-from": "selectors",
  "dotenv-prefix": "prefix",
  "dotenv-mask": "names",
  "junit-path": "file",
  "job-logs": "choice",
  "ca-file": "file",
};

/** Adds an option for each input, under the heading of its group in action.yml. */
export function addInputOptions(command: Command, inputs: readonly DeclaredInput[]): void {
  for (const input of inputs)
    for (const option of optionsOf(input)) command.addOption(option.helpGroup(`${input.group}:`));
}

/** What was typed of them. Neither defaults nor the environment count here. */
export function readInputOptions(command: Command, inputs: readonly DeclaredInput[]): GivenInputs {
  const options = command.opts<Record<string, unknown>>();
  const given: Record<string, string> = {};
  const tokenFiles: Record<string, string> = {};
  for (const { name, secret } of inputs) {
    const key = camelCase(secret ? `${name}-file` : name);
    // commander gives `--no-wait` a default of true.
    if (command.getOptionValueSource(key) !== "cli") continue;
    const value = options[key];
    if (secret) tokenFiles[name] = String(value);
    else given[name] = Array.isArray(value) ? value.join("\n") : String(value);
  }
  return { given, tokenFiles };
}

/** Whether an input is on or off, so that its option takes no value. */
function isSwitch({ name, default: fallback }: DeclaredInput): boolean {
  return (fallback === "true" || fallback === "false") && !BARE_IS_ALL.has(toName(name));
}

function optionsOf(input: DeclaredInput): Option[] {
  const { name, secret } = input;
  const fallback = input.default === undefined || input.default === "" ? "" : ` Default: ${input.default}.`;
  const repeats = LISTS.has(toName(name)) ? " May be repeated." : "";
  const text = `${input.description}${repeats}${fallback} [${environmentName(name)}]`;
  if (secret) return [new Option(`--${name}-file <file>`, `A file that holds the ${words(name)}.`)];
  if (isSwitch(input)) {
    const off = new Option(`--no-${name}`, `The opposite of --${name}.`);
    return [new Option(`--${name}`, text), input.default === "true" ? off : off.hideHelp()];
  }
  const placeholder = PLACEHOLDERS[toName(name)] ?? name;
  const value = BARE_IS_ALL.has(toName(name)) ? `[${placeholder}]` : `<${placeholder}>`;
  const option = new Option(`--${name} ${value}`, text);
  return [LISTS.has(toName(name)) ? option.argParser(collected) : option];
}

/** Collects a repeated option; before the first, it may hold `true` from a bare one. */
export function collected(value: string, earlier: unknown): readonly string[] {
  return [...(Array.isArray(earlier) ? earlier.map(String) : []), value];
}

/** The names of DeclaredInput are wider than they are, so that tests can declare some of their own. */
function toName(name: string): InputName {
  return name as InputName;
}

function words(name: string): string {
  return name.replaceAll("-", " ");
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
