import type { DeclaredInput } from "../../../action/inputs/declared.generated.ts";
import { artifactsInputs } from "../../../cli/commands/artifacts.ts";
import { runInputs } from "../../../cli/commands/run.ts";
import { waitInputs } from "../../../cli/commands/wait.ts";
import type { GeneratedFile } from "../generated-file.ts";
import { type ComponentInput, componentInput } from "./component-inputs.ts";
import { type Component, componentTemplate } from "./component-template.ts";

/** Inputs of the step that mean nothing in a GitLab job, or are what another component is for. */
const NOT_HERE = new Set(["github-token", "job-token"]);

/** The templates of the GitLab components: one per command of the command line that a job is likely to call. */
export function components(
  inputs: readonly DeclaredInput[],
  version: string,
  getSluice: string,
): readonly GeneratedFile[] {
  return [triggerComponent, waitComponent, artifactsComponent, orchestrateComponent].map((of) => {
    const component = of(inputs, version);
    return {
      path: `templates/${component.name}/template.yml`,
      text: componentTemplate(component, getSluice),
    };
  });
}

function triggerComponent(inputs: readonly DeclaredInput[], version: string): Component {
  return {
    name: "trigger",
    command: "trigger",
    about: "Triggers a pipeline of another project with the job token, waits for it, and brings its artifacts back.",
    inputs: [
      ...jobInputs("trigger", "deploy", version),
      ...taken(inputs, ["pipeline"]).map((input) =>
        componentInput(input, input.name === "project" || input.name === "ref"),
      ),
    ],
    more: "",
    folder: "artifacts-path",
    dotenv: "sluice.env",
    cancels: true,
  };
}

function waitComponent(inputs: readonly DeclaredInput[], version: string): Component {
  const description =
    "The pipeline to wait for: its URL, or its id beside `project`. Without it, the one that an earlier job of this pipeline has triggered ($SLUICE_WEB_URL).";
  const pipeline = inputs
    .filter(({ name }) => name === "pipeline")
    .map(({ name, group }) => ownInput(name, group, description, ""));
  return {
    name: "wait",
    command: "wait",
    about: "Waits for a pipeline that exists already, with all that it starts, and brings its artifacts back.",
    inputs: [
      ...jobInputs("wait", "deploy", version),
      ...pipeline,
      ...taken(waitInputs(inputs), []).map((input) => componentInput(input, false)),
    ],
    more: '-- "${SLUICE_INPUT_PIPELINE:-$SLUICE_WEB_URL}"',
    folder: "artifacts-path",
    dotenv: "sluice.env",
    cancels: true,
  };
}

function artifactsComponent(inputs: readonly DeclaredInput[], version: string): Component {
  const own: readonly ComponentInput[] = [
    { ...ownInput("ref", WHAT, "The branch or tag whose newest successful pipeline is meant.", ""), as: "option" },
    { ...ownInput("job", WHAT, "The name of the job, as in the project's CI file.", ""), as: "option" },
    ownInput("pipeline", WHAT, "A pipeline instead of `ref` and `job`, by its URL, or by its id beside `project`.", ""),
  ];
  return {
    name: "artifacts",
    command: "artifacts",
    about: "Brings artifacts of another project, by ref and job or of one pipeline, with the job token.",
    inputs: [
      ...jobInputs("artifacts", "build", version),
      ...own,
      ...taken(artifactsInputs(inputs), []).map((input) => componentInput(input, false)),
      { ...ownInput("into", "Where to", "The folder to extract to.", "downstream-artifacts"), as: "option" },
    ],
    more: "",
    either: {
      condition: '[ -n "$SLUICE_INPUT_PIPELINE" ]',
      with: {
        names: ["artifacts", "artifacts-layout", "if-no-artifacts", "follow", "redact", "insecure"],
        more: '-- "$SLUICE_INPUT_PIPELINE"',
      },
      // Runners keep folders between jobs.
      without: { names: ["ref", "job"], more: "--overwrite" },
    },
    folder: "into",
    cancels: false,
  };
}

function orchestrateComponent(inputs: readonly DeclaredInput[], version: string): Component {
  const own = (name: string, description: string, fallback: string): ComponentInput =>
    ownInput(name, "A graph of pipelines", description, fallback);
  return {
    name: "orchestrate",
    command: "run",
    about: "Runs a file of pipelines of several projects as one graph, each as soon as what it needs has ended.",
    inputs: [
      ...jobInputs("orchestrate", "deploy", version).map((input) =>
        input.name === "git-strategy" ? { ...input, description: WORKING_COPY, default: "fetch" } : input,
      ),
      own("pipelines", "The file of pipelines in the working copy.", "pipelines.yml"),
      {
        ...own(
          "state",
          "Where the state of the run is kept, so that a later job goes on with it: a file that the job has in a cache of its own, say. Without it, a file of this job alone, by which it cleans up after itself.",
          "",
        ),
        as: "option",
      },
      {
        ...own(
          "artifacts-path",
          "The folder that becomes the job's artifacts: what the file of pipelines says as its `artifacts-path`.",
          "downstream-artifacts",
        ),
        as: "text",
      },
      ...taken(runInputs(inputs), []).map((input) => componentInput(input, false)),
    ],
    more: '-- "$SLUICE_INPUT_PIPELINES"',
    folder: "artifacts-path",
    cancels: true,
  };
}

const WORKING_COPY = "Whether the job has a working copy: needed where `pipelines` names a file of the repository.";

const WHAT = "Whose artifacts";

function taken(inputs: readonly DeclaredInput[], without: readonly string[]): readonly DeclaredInput[] {
  return inputs.filter(({ name }) => !NOT_HERE.has(name) && !without.includes(name));
}

function ownInput(name: string, group: string, description: string, fallback?: string): ComponentInput {
  const given = fallback === undefined ? {} : { default: fallback };
  return { name, group, description, type: "string", ...given, as: "variable" };
}

/** What every component lets people say about its job. */
function jobInputs(name: string, stage: string, version: string): readonly ComponentInput[] {
  const about = (input: Omit<ComponentInput, "group" | "type" | "as">): ComponentInput => ({
    ...input,
    group: "The job",
    type: "string",
    as: "text",
  });
  return [
    about({
      name: "job-name",
      description:
        "The name of the job. Give each its own where the component is included more than once; keys of a job of this name in your own file are added to it.",
      default: `sluice-${name}`,
    }),
    about({ name: "stage", description: "The stage of the job.", default: stage }),
    about({ name: "image", description: "An image with Node 20 or newer.", default: "node:24-slim" }),
    about({
      name: "job-timeout",
      description: "How long GitLab lets the job run: longer than the job is to wait.",
      default: "2h",
    }),
    about({
      name: "git-strategy",
      description: "Whether the job has a working copy: needed only where an input names a file of the repository.",
      default: "none",
      options: ["none", "fetch", "clone"],
    }),
    about({
      name: "sluice",
      description:
        "Where the command line comes from: a project of this GitLab server and a tag or commit of it, which is read with the job token; the URL of a dist/cli.js; or a file in the image or the working copy.",
      default: `OWNER/sluice@v${version}`,
      regex: "^[A-Za-z0-9_@:/.+~%-]+$",
    }),
  ];
}
