import { Command } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { examples, PROJECT_OF_PIPELINE } from "../help-text.ts";
import { forOnePipeline } from "./for-one-pipeline.ts";
import type { WaitOptions } from "./step-options.ts";

/** Inputs that are about starting a pipeline; `pipeline` itself is the command's argument. */
const ONLY_FOR_A_NEW_ONE: ReadonlySet<string> = new Set([
  "ref",
  "pipeline",
  "trigger-token",
  "if-no-token",
  "variables",
  "file-variables",
  "inputs",
  "dry-run",
  "cancel-outdated",
  "concurrency-key",
  "on-rerun",
  "wait",
]);

/** The inputs `sluice wait` takes. Whoever only waits for a pipeline does not cancel it by leaving. */
export function waitInputs(inputs: readonly DeclaredInput[]): readonly DeclaredInput[] {
  return inputs
    .filter(({ name }) => !ONLY_FOR_A_NEW_ONE.has(name))
    .map((input) => {
      if (input.name === "project") return { ...input, description: PROJECT_OF_PIPELINE };
      return input.name === "cancel-on" ? { ...input, default: "never" } : input;
    });
}

/** `sluice wait`: the step for a pipeline that exists already. */
export function waitCommand(inputs: readonly DeclaredInput[], run: (options: WaitOptions) => Promise<void>): Command {
  const taken = waitInputs(inputs);
  const command = new Command("wait")
    .summary("wait for a pipeline that exists already")
    .description(
      "Waits for a pipeline that exists already, with all that it starts, and brings its artifacts back where asked to. Unlike " +
        "`sluice trigger`, it leaves the pipeline running when it is stopped, unless --cancel-on says otherwise.",
    );
  return forOnePipeline(command, taken, EXAMPLES, run);
}

const EXAMPLES = examples(
  ["Wait, and fail as it fails", "sluice wait https://gitlab.example.com/group/app/-/pipelines/4711"],
  [
    "Only for the jobs that build, and take what they have built",
    "sluice wait 4711 --project group/app --wait-for-jobs 'build-*' --artifacts 'build-*'",
  ],
  [
    "Start several pipelines first, wait for them later",
    "url=$(sluice trigger --project group/app --ref main --no-wait --json | tail -1 | jq -r .pipeline.webUrl)\n" +
      'sluice wait "$url" --timeout 2h',
  ],
);
