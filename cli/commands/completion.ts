import { Argument, Command } from "commander";
import { examples } from "../help-text.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;

/** A shell there is a completion for. */
export type Shell = (typeof SHELLS)[number];

/** `sluice completion`: a script that teaches a shell the commands, options and their words. */
export function completionCommand(run: (shell: Shell) => Promise<void>): Command {
  return new Command("completion")
    .summary("print a script that completes commands in a shell")
    .description(
      "Prints a script by which bash, zsh or fish completes commands, options, files and the words an option takes. Make it " +
        "anew after an update.",
    )
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .action(async (shell: Shell) => run(shell));
}

const EXAMPLES = examples(
  ["In this bash", "source <(sluice completion bash)"],
  ["In every bash: a line for ~/.bashrc", "echo 'source <(sluice completion bash)' >> ~/.bashrc"],
  ["In every zsh: a line for ~/.zshrc, after compinit", "echo 'source <(sluice completion zsh)' >> ~/.zshrc"],
  ["In every fish", "sluice completion fish > ~/.config/fish/completions/sluice.fish"],
);

const EXIT_CODES = `
Exit codes:
  0  printed
  2  command line`;
