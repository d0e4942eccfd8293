import { credentialName } from "../../shared/gitlab/auth.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { ArtifactSelector } from "../collect/selector.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { NewPipeline, RefChoice, StartCredential } from "../new-pipeline.ts";
import { rungText } from "../watch/ladder.ts";

/** The plan in words, a line each. Of variables and inputs only the names: their values may be secrets. */
export function planText(inputs: StepInputs): readonly string[] {
  const { pipeline } = inputs;
  if (pipeline.kind === "none") return [`Do nothing, since ${pipeline.why}.`];
  return [
    ...(pipeline.kind === "new" ? startText(pipeline, inputs) : [givenText(pipeline.id, inputs)]),
    ...(inputs.wait ? [waitText(inputs)] : ["Do not wait for it."]),
    ...(inputs.artifacts.length === 0
      ? []
      : [`Bring back ${artifactsText(inputs.artifacts)} to ${printable(inputs.artifactsPath)}.`]),
  ];
}

function givenText(id: number, { project, host }: StepInputs): string {
  return `Take pipeline ${id} of ${printable(String(project))} on ${printable(host)}.`;
}

function startText(pipeline: NewPipeline, { project, host }: StepInputs): string[] {
  const refs = pipeline.refs.map(refText).join(", else ");
  return [
    `Trigger a pipeline of ${printable(String(project))} at ref ${refs} on ${printable(host)} ${startName(pipeline.by)}.`,
    ...names("variables", pipeline.variables),
    ...names("file variables", pipeline.fileVariables),
    ...names("inputs", pipeline.inputs),
  ];
}

function refText(ref: RefChoice): string {
  return ref.kind === "default" ? "the default branch" : printable(ref.name);
}

function startName(by: StartCredential): string {
  return by.kind === "trigger-token" ? "with the trigger token" : credentialName(by);
}

function waitText({ timeoutMs, readers }: StepInputs): string {
  const ways = readers.map((credential) => rungText({ credential, by: "pipeline" })).join(", else ");
  return `Wait for it for up to ${formatDuration(timeoutMs)}, looking ${ways}.`;
}

function artifactsText(selectors: readonly ArtifactSelector[]): string {
  const texts = selectors.map(({ text }) => printable(text, 80));
  return texts.join() === "true" ? "the artifacts of every job" : `artifacts of ${texts.join(", ")}`;
}

function names(what: string, values: Readonly<Record<string, unknown>>): string[] {
  const given = Object.keys(values);
  return given.length === 0 ? [] : [`  ${what}: ${given.map((name) => printable(name, 80)).join(", ")}`];
}
