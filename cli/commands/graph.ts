import { Command } from "commander";
import { examples } from "../help-text.ts";
import { addSpeechOptions, readSpeechOptions, type SpeechOptions } from "./speech-options.ts";

/** What a `sluice graph` command line asks for. */
export interface GraphOrder extends SpeechOptions {
  /** The file of pipelines. */
  readonly file: string;
  /** Whether to draw for a terminal instead of for mermaid. */
  readonly text: boolean;
}

/** `sluice graph`: a file of pipelines as a picture. */
export function graphCommand(run: (order: GraphOrder) => Promise<void>): Command {
  const command = new Command("graph")
    .summary("draw a file of pipelines as a graph")
    .description(
      "Checks a file of pipelines and draws it as a mermaid flowchart, which GitLab and GitHub show in Markdown. It asks no server " +
        "anything and needs no tokens. docs/graph.md says what stands in the file.",
    )
    .argument("<file>", "the file of pipelines, such as pipelines.yml")
    .option("--text", "Draw it for a terminal: a line for each pipeline, by what can run at the same time.");
  return addSpeechOptions(command, "Print the graph as one JSON object on standard output.")
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .action(async (file: string, { text }: { text?: true }, self: Command) =>
      run({ file, text: text === true, ...readSpeechOptions(self) }),
    );
}

const EXAMPLES = examples(
  ["The picture, for a page in Markdown", "sluice graph pipelines.yml"],
  ["What runs when", "sluice graph pipelines.yml --text"],
  [
    "The names of all pipelines that deploy waits for",
    "sluice graph pipelines.yml --json | jq '.nodes[] | select(.name == \"deploy\").needs'",
  ],
);

const EXIT_CODES = `
Exit codes:
  0  drawn
  2  the file, or the command line`;
