import { DECLARED_INPUTS } from "../action/inputs/declared.generated.ts";
import { buildProgram, HelpShown } from "./program.ts";
import type { World } from "./world.ts";

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST_HELP = 100;
/** What is taken where help goes to no terminal: it may be read on one all the same, through a pager. */
const USUAL_HELP = 80;

/**
 * Understands a command line, runs its command and resolves with the exit code.
 *
 * @throws CodedError USAGE, or what the command could not do
 */
export async function dispatch(args: readonly string[], world: World): Promise<number> {
  let exitCode = 0;
  // Help that nobody asked for is an answer to a mistake: it goes where errors go.
  const helpTo = args.length === 0 ? "err" : "out";
  const program = buildProgram(
    DECLARED_INPUTS,
    {
      trigger: async (options) => {
        const { runTrigger } = await import("./run-trigger.ts");
        exitCode = await runTrigger(options, world);
      },
      wait: async (options) => {
        const { runWait } = await import("./run-wait.ts");
        exitCode = await runWait(options, world);
      },
      retry: async (options) => {
        const { runRetry } = await import("./run-retry.ts");
        exitCode = await runRetry(options, world);
      },
      play: async (options) => {
        const { runPlay } = await import("./run-play.ts");
        exitCode = await runPlay(options, world);
      },
      cancel: async (options) => {
        const { runCancel } = await import("./run-cancel.ts");
        exitCode = await runCancel(options, world);
      },
      artifacts: async (options) => {
        const { runArtifacts } = await import("./run-artifacts.ts");
        exitCode = await runArtifacts(options, world);
      },
      doctor: async (options) => {
        const { runDoctor } = await import("./doctor/run-doctor.ts");
        exitCode = await runDoctor(options, world);
      },
      run: async (order) => {
        const { runOrCheck } = await import("./graph/run-or-check.ts");
        exitCode = await runOrCheck(order, world);
      },
      graph: async (order) => {
        const { runDraw } = await import("./graph/run-draw.ts");
        exitCode = await runDraw(order, world);
      },
      tokens: async (order) => {
        const { runTokens } = await import("./tokens/run-tokens.ts");
        exitCode = await runTokens(order, world);
      },
      relay: async (order) => {
        const { runRelayOrder } = await import("./run-relay.ts");
        exitCode = await runRelayOrder(order, world);
      },
      completion: async (shell) => {
        const { runCompletion } = await import("./run-completion.ts");
        runCompletion(shell, world);
      },
    },
    { out: world[helpTo], width: Math.min(WIDEST_HELP, world.screens[helpTo]?.size().columns ?? USUAL_HELP) },
    args[0],
  );
  if (args.length === 0) {
    program.outputHelp();
    return 2;
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof HelpShown) return 0;
    throw error;
  }
  return exitCode;
}
