import { Command, type CommanderError } from "commander";
import type { DeclaredInput } from "../action/inputs/declared.generated.ts";
import { type ArtifactsOptions, artifactsCommand } from "./commands/artifacts.ts";
import { type CancelOptions, cancelCommand } from "./commands/cancel.ts";
import { completionCommand, type Shell } from "./commands/completion.ts";
import { type DoctorOptions, doctorCommand } from "./commands/doctor.ts";
import { type GraphOrder, graphCommand } from "./commands/graph.ts";
import { type PlayOptions, playCommand } from "./commands/play.ts";
import { type RelayOrder, relayCommand } from "./commands/relay.ts";
import { retryCommand } from "./commands/retry.ts";
import { type RunOrder, runCommand } from "./commands/run.ts";
import type { TriggerOptions, WaitOptions } from "./commands/step-options.ts";
import { type TokensOrder, tokensCommand } from "./commands/tokens.ts";
import { triggerCommand } from "./commands/trigger.ts";
import { waitCommand } from "./commands/wait.ts";
import { EXIT_CODES, examples } from "./help-text.ts";
import { usageError } from "./usage-error.ts";

/** What runs when a command line has been understood. */
export interface CommandHandlers {
  readonly trigger: (options: TriggerOptions) => Promise<void>;
  readonly wait: (options: WaitOptions) => Promise<void>;
  readonly retry: (options: WaitOptions) => Promise<void>;
  readonly play: (options: PlayOptions) => Promise<void>;
  readonly cancel: (options: CancelOptions) => Promise<void>;
  readonly artifacts: (options: ArtifactsOptions) => Promise<void>;
  readonly doctor: (options: DoctorOptions) => Promise<void>;
  readonly graph: (order: GraphOrder) => Promise<void>;
  readonly run: (order: RunOrder) => Promise<void>;
  readonly tokens: (order: TokensOrder) => Promise<void>;
  readonly relay: (order: RelayOrder) => Promise<void>;
  readonly completion: (shell: Shell) => Promise<void>;
}

const nothing = async () => {};

/** Handlers that do nothing: for whoever only wants to know what the commands are. */
export const IDLE: CommandHandlers = {
  trigger: nothing,
  wait: nothing,
  retry: nothing,
  play: nothing,
  cancel: nothing,
  artifacts: nothing,
  doctor: nothing,
  graph: nothing,
  run: nothing,
  tokens: nothing,
  relay: nothing,
  completion: nothing,
};

/** Where help goes, and how wide it may be. */
export interface HelpOutput {
  readonly out: (text: string) => void;
  readonly width: number;
}

/**
 * The command line as commander understands it. Its `parseAsync` calls one of the handlers, prints help and then rejects
 * with `HelpShown`, or rejects with a CodedError USAGE.
 *
 * @param first what the command line begins with: where that is a command, no other one is built, since none will be asked for
 */
export function buildProgram(
  inputs: readonly DeclaredInput[],
  handlers: CommandHandlers,
  help: HelpOutput,
  first?: string,
): Command {
  const commands: Readonly<Record<keyof CommandHandlers, () => Command>> = {
    trigger: () => triggerCommand(inputs, handlers.trigger),
    wait: () => waitCommand(inputs, handlers.wait),
    retry: () => retryCommand(inputs, handlers.retry),
    play: () => playCommand(inputs, handlers.play),
    cancel: () => cancelCommand(inputs, handlers.cancel),
    artifacts: () => artifactsCommand(inputs, handlers.artifacts),
    doctor: () => doctorCommand(inputs, handlers.doctor),
    run: () => runCommand(inputs, handlers.run),
    graph: () => graphCommand(handlers.graph),
    tokens: () => tokensCommand(inputs, handlers.tokens),
    relay: () => relayCommand(handlers.relay),
    completion: () => completionCommand(handlers.completion),
  };
  const program = new Command("sluice")
    .description("Triggers downstream GitLab pipelines, waits for them, and brings their artifacts back.")
    .usage("<command> [options]")
    .option("-V, --version", "Print the version.")
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES);
  for (const [name, make] of Object.entries(commands))
    if (name === first || !Object.hasOwn(commands, first ?? "")) program.addCommand(make());
  everyCommand(program, (command) => {
    if (command === program) command.helpCommand("help [command]", "show the help of a command");
    else command.helpCommand(false);
    command
      .helpOption("-h, --help", "Show this help.")
      .showSuggestionAfterError(true)
      .allowExcessArguments(false)
      // What a command takes stands in its own help; a list of their names is read at one glance.
      .configureHelp({ subcommandTerm: (inner) => inner.name(), minWidthToWrap: 16 })
      .configureOutput({
        writeOut: help.out,
        writeErr: help.out,
        // Errors are thrown, and printed in one place in Sluice's own form.
        outputError: () => {},
        getOutHelpWidth: () => help.width,
        getErrHelpWidth: () => help.width,
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      })
      .exitOverride((error) => {
        throw endOf(command, error);
      });
  });
  return program;
}

/** Help was asked for and printed: nothing else is to be done. */
export class HelpShown extends Error {
  override readonly name = "HelpShown";
}

function endOf(command: Command, error: CommanderError): Error {
  if (error.code === "commander.helpDisplayed" || error.code === "commander.help") return new HelpShown();
  return usageError(command, error);
}

function everyCommand(command: Command, change: (command: Command) => void): void {
  change(command);
  for (const inner of command.commands) everyCommand(inner, change);
}

const EXAMPLES = examples(
  [
    "Trigger a pipeline and wait for it; the token is in SLUICE_TRIGGER_TOKEN",
    "sluice trigger --project group/app --ref main",
  ],
  ["Wait for one that exists already", "sluice wait https://gitlab.example.com/group/app/-/pipelines/4711"],
  ["Cancel it, with all it has started", "sluice cancel https://gitlab.example.com/group/app/-/pipelines/4711"],
  ["Fetch what another project's job has published", "sluice artifacts --project group/library --ref main --job test"],
  ["Find out why triggering does not work", "sluice doctor --project group/app --ref main"],
  ["Run pipelines of several projects as one graph", "sluice run pipelines.yml"],
  ["Turn webhooks into pipelines", "sluice relay --config relay.yml"],
  ["All about one command", "sluice trigger --help"],
);
