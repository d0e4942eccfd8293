import { Command } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { EXIT_CODES, examples, TOKENS } from "../help-text.ts";
import { addInputOptions, type GivenInputs, readInputOptions } from "./input-options.ts";
import { addSpeechOptions, readSpeechOptions, type SpeechOptions } from "./speech-options.ts";

/** What the options of `sluice artifacts` came to. */
export interface ArtifactsOptions extends GivenInputs, SpeechOptions {
  /** A URL or an id: the artifacts of that pipeline, and not those of a ref's newest one. */
  readonly pipeline?: string;
  readonly ref?: string;
  readonly job?: string;
  readonly into?: string;
  readonly zip?: string;
  readonly overwrite: boolean;
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  host: "",
  project: "The project: its full path (group/subgroup/name), its numeric id, or its URL.",
  artifacts:
    "Of a pipeline: which artifacts to bring, as job names with globs, each followed by path globs where only some files are " +
    'wanted ("test-*: reports/**").',
  "artifacts-layout": "",
  "if-no-artifacts": "",
  follow: "Of a pipeline: whether the artifacts of the pipelines it has started are brought as well.",
  "access-token": "",
  "oauth-token": "",
  "job-token": "",
  redact: "",
  "ca-file": "",
  insecure: "",
};

/** The inputs `sluice artifacts` takes. Whoever calls it wants artifacts. */
export function artifactsInputs(inputs: readonly DeclaredInput[]): readonly DeclaredInput[] {
  return inputs.flatMap((input) => {
    const told = DESCRIPTIONS[input.name];
    if (told === undefined) return [];
    const description = told === "" ? input.description : told;
    return [{ ...input, description, ...(input.name === "artifacts" ? { default: "true" } : {}) }];
  });
}

/** `sluice artifacts`: those of a pipeline's whole tree, or of another project's newest pipeline on a ref, by job name. */
export function artifactsCommand(
  inputs: readonly DeclaredInput[],
  run: (options: ArtifactsOptions) => Promise<void>,
): Command {
  const taken = artifactsInputs(inputs);
  const command = new Command("artifacts")
    .summary("fetch artifacts: of a pipeline, or by ref and job name")
    .description(
      "Fetches what the jobs of a pipeline, and of all it has started, have published so far. Or, without a pipeline: the " +
        "artifacts of one job by its name, from the newest successful pipeline of a project on a branch or tag. Extracts safely.",
    )
    .argument("[pipeline]", "the pipeline's URL, or its id beside --project");
  addInputOptions(command, taken);
  command
    .optionsGroup("By ref and job name:")
    .option("--ref <ref>", "The branch or tag. [SLUICE_REF]")
    .option("--job <name>", "The job's name as in the project's CI file. [SLUICE_JOB]")
    .option(
      "--overwrite",
      "Replace files that stand in the way; without it they end the command, and nothing is changed.",
    )
    .option("--zip <file>", "Keep the archive as this file instead of extracting it.")
    .optionsGroup("Where to:")
    .option(
      "--into <folder>",
      "Where to extract to; made when missing. Default: the current folder; of a pipeline, downstream-artifacts, which must be " +
        "empty or of an earlier run. [SLUICE_ARTIFACTS_PATH]",
    );
  return addSpeechOptions(command, "Print the files as one JSON object on standard output.")
    .addHelpText("after", TOKENS)
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .action(async (pipeline: string | undefined, own: Record<string, unknown>, self: Command) =>
      run({
        ...readInputOptions(self, taken),
        ...readSpeechOptions(self),
        overwrite: own["overwrite"] === true,
        ...(pipeline === undefined ? {} : { pipeline }),
        ...text(own, "ref"),
        ...text(own, "job"),
        ...text(own, "into"),
        ...text(own, "zip"),
      }),
    );
}

function text<const Name extends string>(options: Record<string, unknown>, name: Name): Partial<Record<Name, string>> {
  const value = options[name];
  return (typeof value === "string" ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}

const EXAMPLES = examples(
  [
    "What the test jobs of a pipeline and its children have reported so far",
    "sluice artifacts https://gitlab.example.com/group/app/-/pipelines/4711 --artifacts 'test-*: reports/**'",
  ],
  [
    "In a GitLab job, with its job token: what another project has published",
    "sluice artifacts --project group/library --ref main --job test --into library",
  ],
  [
    "The archive itself, from another server",
    "sluice artifacts --host gitlab.example.com --project 9 --ref v2.0 --job build --zip build.zip",
  ],
);
