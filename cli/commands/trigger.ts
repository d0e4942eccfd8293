import { Command, Option } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { environmentName } from "../../action/inputs/environment-name.ts";
import { EXIT_CODES, examples } from "../help-text.ts";

/** What the options of `sluice trigger` came to, by commander's names. */
export interface TriggerOptions {
  /** Text options by the name of their input; `true` for a switch that was set. */
  readonly given: Readonly<Record<string, string | boolean | undefined>>;
  /** Files that hold tokens, by the name of their input. */
  readonly tokenFiles: Readonly<Record<string, string>>;
  /** `NAME=value`, as often as given. */
  readonly variable: readonly string[];
  readonly input: readonly string[];
  /** A file that outputs are appended to as a dotenv report. */
  readonly dotenv?: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** Inputs that are on or off; every other one takes a value. */
const SWITCHES = new Set(["wait"]);

/** `sluice trigger`: an option for every input of action.yml, and what only a command line needs. */
export function triggerCommand(
  inputs: readonly DeclaredInput[],
  run: (options: TriggerOptions) => Promise<void>,
): Command {
  const command = new Command("trigger")
    .summary("trigger a pipeline, wait for it, bring its artifacts back")
    .description("Triggers a downstream GitLab pipeline, waits for it, and brings its artifacts back.");
  for (const input of inputs) for (const option of inputOptions(input)) command.addOption(option);
  return command
    .option("--variable <NAME=value>", "One pipeline variable; may be repeated. Wins over --variables.", collect)
    .option("--input <name=text>", "One pipeline input, as text; may be repeated. Wins over --inputs.", collect)
    .option("--json", "Print the result as one JSON object on standard output; progress goes to standard error.")
    .option("--dotenv <file>", "In a GitLab job: write the outputs to this file, for `artifacts: reports: dotenv`.")
    .option("--quiet", "Print no progress, only warnings, errors and what --json prints.")
    .option("--verbose", "Print every request and retry, and the stack of an unexpected error.")
    .addHelpText("after", TOKENS)
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .action(async (_options, self: Command) => run(readOptions(inputs, self)));
}

function inputOptions(input: DeclaredInput): Option[] {
  const fallback = input.default === undefined || input.default === "" ? "" : ` Default: ${input.default}.`;
  const from = `${input.description}${fallback} [${environmentName(input.name)}]`;
  if (input.secret) return [new Option(`--${input.name}-file <file>`, `A file that holds the ${words(input.name)}.`)];
  if (SWITCHES.has(input.name)) {
    return [new Option(`--${input.name}`, from), new Option(`--no-${input.name}`, `Do not ${words(input.name)}.`)];
  }
  // Bare --artifacts means all of them.
  if (input.name === "artifacts") return [new Option("--artifacts [selectors]", from)];
  return [new Option(`--${input.name} <${placeholder(input)}>`, from)];
}

function readOptions(inputs: readonly DeclaredInput[], command: Command): TriggerOptions {
  const options = command.opts<Record<string, unknown>>();
  const given: Record<string, string | boolean | undefined> = {};
  const tokenFiles: Record<string, string> = {};
  for (const { name, secret } of inputs) {
    const key = camelCase(secret ? `${name}-file` : name);
    // commander gives `--no-wait` a default of true; only what was typed counts here.
    if (command.getOptionValueSource(key) !== "cli") continue;
    const value = options[key];
    if (secret && typeof value === "string") tokenFiles[name] = value;
    else if (typeof value === "string" || typeof value === "boolean") given[name] = value;
  }
  return {
    given,
    tokenFiles,
    variable: (options["variable"] ?? []) as readonly string[],
    input: (options["input"] ?? []) as readonly string[],
    ...(typeof options["dotenv"] === "string" ? { dotenv: options["dotenv"] } : {}),
    json: options["json"] === true,
    quiet: options["quiet"] === true,
    verbose: options["verbose"] === true,
  };
}

/** Collects a repeated option. */
function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

function placeholder({ name, default: fallback }: DeclaredInput): string {
  if (name === "ca-file") return "file";
  if (name === "artifacts-path") return "folder";
  if (name === "variables" || name === "inputs") return "map";
  if (name === "if-no-artifacts") return "choice";
  return /^\d+[smh]$/.test(fallback ?? "") || name === "poll-interval" ? "duration" : name;
}

function words(name: string): string {
  return name.replaceAll("-", " ");
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const TOKENS = `
Tokens never come from the command line, where other users can read them. They come from the environment
(SLUICE_TRIGGER_TOKEN, SLUICE_ACCESS_TOKEN, SLUICE_JOB_TOKEN, and CI_JOB_TOKEN inside a GitLab job) or from the files above.
Every option can also be given by the environment variable in brackets; the option wins.`;

const EXAMPLES = examples(
  ["Trigger and wait; the token is in SLUICE_TRIGGER_TOKEN", "sluice trigger --project group/app --ref main"],
  [
    "In a GitLab job: nothing but the target; the job token does the rest",
    "sluice trigger --project group/deploy --ref main",
  ],
  [
    "Variables, typed inputs, and the reports of two kinds of jobs",
    "sluice trigger --project group/app --ref v1.2.0 --variable CHANNEL=stable \\\n" +
      `  --inputs '{"replicas": 3}' --artifacts 'test-*: reports/**, build' --artifacts-path out`,
  ],
  [
    "Only start it, and print the pipeline's id and URL as JSON",
    "sluice trigger --project 42 --ref main --no-wait --json",
  ],
);
