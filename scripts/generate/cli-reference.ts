import type { Command } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { commandPath } from "../../cli/command-path.ts";
import { buildProgram, IDLE } from "../../cli/program.ts";
import { type GeneratedFile, generatedNotice } from "./generated-file.ts";

/** docs/reference/cli.md: the help of every command, as the command line itself prints it. */
export function cliReference(inputs: readonly DeclaredInput[]): GeneratedFile {
  let printed = "";
  const program = buildProgram(inputs, IDLE, { out: (text) => (printed += text), width: 100 });
  const sections = everyCommand(program).map((command) => {
    printed = "";
    command.outputHelp();
    return `## ${commandPath(command)}\n\n\`\`\`text\n${printed.trimEnd()}\n\`\`\`\n`;
  });
  return {
    path: "docs/reference/cli.md",
    text: `${generatedNotice("action.yml and cli/")}

# Command line

In a clone, \`npm run sluice -- trigger …\` runs the source and \`node dist/cli.js trigger …\` the bundle. dist/cli.js is one file that
needs nothing beside it (for the relay, dist/relay.js).

${sections.join("\n")}`,
  };
}

function everyCommand(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
