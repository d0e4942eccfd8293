import { Command } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { examples } from "../help-text.ts";
import { forOnePipeline } from "./for-one-pipeline.ts";
import type { WaitOptions } from "./step-options.ts";
import { waitInputs } from "./wait.ts";

const WAIT = "Whether to wait for the pipeline afterwards, as `sluice wait` does.";

/** The inputs of the commands that set a pipeline going again: those of `sluice wait`, and whether to wait at all. */
export function againInputs(inputs: readonly DeclaredInput[]): readonly DeclaredInput[] {
  const wait = inputs.filter(({ name }) => name === "wait").map((input) => ({ ...input, description: WAIT }));
  return [...waitInputs(inputs), ...wait];
}

/** `sluice retry`: the failed and canceled jobs of a pipeline again, and the step for what becomes of them. */
export function retryCommand(inputs: readonly DeclaredInput[], run: (options: WaitOptions) => Promise<void>): Command {
  const taken = againInputs(inputs);
  const command = new Command("retry")
    .summary("retry what has failed of a pipeline, and wait for it")
    .description(
      "Retries the failed and canceled jobs of a pipeline, and of the pipelines its trigger jobs have started, and then waits as " +
        "`sluice wait` does. Where nothing has failed, nothing is retried. Needs an access token with the scope api.",
    );
  return forOnePipeline(command, taken, EXAMPLES, run);
}

const EXAMPLES = examples(
  ["Once more, and see how it ends", "sluice retry https://gitlab.example.com/group/app/-/pipelines/4711"],
  ["Only set it going again", "sluice retry 4711 --project group/app --no-wait"],
);
