import { credentialName } from "../../shared/gitlab/auth.ts";
import { projectName } from "../../shared/gitlab/call.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { ArtifactSelector } from "../collect/selector.ts";
import type { CancelOn, StepInputs } from "../inputs/step-inputs.ts";
import type { NewPipeline, RefChoice, StartCredential } from "../model/new-pipeline.ts";
import { DEFAULT_FAIL_ON, FAIL_ON } from "../model/outcome.ts";
import { rungText } from "../watch/ladder.ts";
import { bringsFiles } from "./plan.ts";

/**
 * The plan in words, a line each: what happens in any case, and whatever an input makes different from the defaults.
 *
 * Of variables and inputs only the names are told: their values may be secrets.
 */
export function planText(inputs: StepInputs): readonly string[] {
  const { pipeline, wait, dryRun } = inputs;
  if (pipeline.kind === "none") return [`Do nothing, since ${pipeline.why}.`];
  return [
    ...(dryRun ? ["Only check what would be done:"] : []),
    ...(pipeline.kind === "new" ? startLines(pipeline, inputs) : [givenLine(pipeline.id, inputs)]),
    ...(wait ? [...waitLines(inputs), ...fileLines(inputs)] : ["Do not wait for it."]),
    ...(inputs.comment ? ["Comment on the pull or merge request."] : []),
  ];
}

function givenLine(id: number, { project, host }: StepInputs): string {
  return `Take pipeline ${id} of ${projectName(project)} on ${printable(host)}.`;
}

function startLines(pipeline: NewPipeline, { project, host }: StepInputs): string[] {
  const { refs, by, variables, fileVariables, inputs, concurrencyKey, cancelOutdated, run } = pipeline;
  const key = concurrencyKey === undefined ? "" : printable(concurrencyKey, 200);
  return [
    `Trigger a pipeline of ${projectName(project)} at ref ${[...new Set(refs.map(refText))].join(", else ")} on ${printable(host)} ${startName(by)}.`,
    ...names("variables", Object.keys(variables)),
    ...names("file variables", Object.keys(fileVariables)),
    ...names("inputs", Object.keys(inputs)),
    ...(cancelOutdated ? [`Cancel earlier pipelines with the concurrency key ${key}.`] : []),
    ...(key !== "" && !cancelOutdated ? [`Give it the concurrency key ${key}.`] : []),
    ...(run !== undefined && run.attempt > 1
      ? [`Go on with that of an earlier attempt instead, if there is one: this is attempt ${run.attempt}.`]
      : []),
  ];
}

function refText(ref: RefChoice): string {
  return ref.kind === "default" ? "the default branch" : printable(ref.name);
}

function startName(by: StartCredential): string {
  return by.kind === "trigger-token" ? "with the trigger token" : credentialName(by);
}

const ON_MANUAL = {
  fail: undefined,
  pass: "Take it for succeeded when only manual jobs are left.",
  wait: "When only manual jobs are left, wait for somebody to start them.",
} as const;

function waitLines(inputs: StepInputs): string[] {
  const { timeoutMs, startTimeoutMs, readers, follow, waitForJobs, onManual, playJobs, retries, failOn } = inputs;
  const ways = readers.map((credential) => rungText({ credential, by: "pipeline" })).join(", else ");
  const start = startTimeoutMs === undefined ? "" : ` (${formatDuration(startTimeoutMs)} for a first job to run)`;
  const played = playJobs.length === 0 ? "those that block it" : list(playJobs.map(({ job }) => job));
  const manual = onManual === "play" ? `Play manual jobs: ${played}.` : ON_MANUAL[onManual];
  return [
    `Wait for it for up to ${formatDuration(timeoutMs)}${start}, looking ${ways}.`,
    ...(waitForJobs.length > 0 ? [`Wait only for the jobs ${list(waitForJobs)}.`] : []),
    ...(follow ? [] : ["Leave the pipelines that its trigger jobs start alone."]),
    ...(manual === undefined ? [] : [manual]),
    ...(retries > 0 ? [`When it has failed, retry its failed jobs, up to ${counted(retries, "time")}.`] : []),
    ...cancelLines(inputs),
    ...(isDefault(failOn) ? [] : [failLine(failOn)]),
  ];
}

const CANCEL_ON: Readonly<Record<CancelOn, string>> = {
  cancelled: "this step is cancelled",
  timeout: "its time is up",
  failure: "one of its jobs has failed",
};

/** Nothing where it is as usual: one's own pipeline goes with the step, a given one stays. */
function cancelLines({ cancelOn, pipeline }: StepInputs): string[] {
  const usual: readonly CancelOn[] = pipeline.kind === "given" ? [] : ["cancelled"];
  if (cancelOn.size === usual.length && usual.every((when) => cancelOn.has(when))) return [];
  if (cancelOn.size === 0) return ["Never cancel it."];
  return [`Cancel it when ${[...cancelOn].map((when) => CANCEL_ON[when]).join(", or when ")}.`];
}

function isDefault(failOn: StepInputs["failOn"]): boolean {
  return failOn.size === DEFAULT_FAIL_ON.size && [...failOn].every((end) => DEFAULT_FAIL_ON.has(end));
}

function failLine(failOn: StepInputs["failOn"]): string {
  return failOn.size === 0
    ? "Do not fail, however it ends."
    : `Fail on ${FAIL_ON.filter((end) => failOn.has(end)).join(", ")}.`;
}

const WHEN = {
  always: "",
  "on-success": " when it has succeeded",
  "on-failure": " when it has not succeeded",
} as const;

function fileLines(inputs: StepInputs): string[] {
  const { artifacts, artifactsPath, artifactsLayout, artifactsWhen, dotenvFrom, junitPath } = inputs;
  const layout = artifactsLayout === "by-job" ? "" : `, laid out ${artifactsLayout}`;
  const what = artifacts.length === 0 ? "the jobs' logs" : artifactsText(artifacts);
  return [
    ...(bringsFiles(inputs)
      ? [`Bring back ${what} to ${printable(artifactsPath)}${layout}${WHEN[artifactsWhen]}.`]
      : []),
    ...(dotenvFrom.length === 0 ? [] : [`Make outputs of the dotenv files of ${selectorsText(dotenvFrom)}.`]),
    ...(junitPath === undefined ? [] : [`Write the tests to ${printable(junitPath)}.`]),
  ];
}

function artifactsText(selectors: readonly ArtifactSelector[]): string {
  return isAll(selectors) ? "the artifacts of every job" : `artifacts of ${selectorsText(selectors)}`;
}

function selectorsText(selectors: readonly ArtifactSelector[]): string {
  return isAll(selectors) ? "every job" : list(selectors.map(({ text }) => text));
}

function isAll(selectors: readonly ArtifactSelector[]): boolean {
  return selectors.map(({ text }) => text.toLowerCase()).join() === "true";
}

function names(what: string, given: readonly string[]): string[] {
  return given.length === 0 ? [] : [`  ${what}: ${list(given)}`];
}

function list(texts: readonly string[]): string {
  return texts.map((text) => printable(text, 80)).join(", ");
}
