import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { MarkReader } from "../../shared/gitlab/mark-reader.ts";
import { pipelineListAddress } from "../../shared/gitlab/pipeline-url.ts";
import { printable } from "../../shared/text/printable.ts";
import { within } from "../../shared/time/within.ts";
import { cancelTree } from "../cancel/cancel-tree.ts";
import { type CancelTarget, cancellationText, isVerified, targetOf } from "../cancel/cancellation.ts";
import { type LeftRunning, readLeftRunning } from "../cancel/left-running.ts";
import { resolveAliases } from "../inputs/aliases.ts";
import { connectionOf } from "../inputs/connection.ts";
import { parseInputs } from "../inputs/parse.ts";
import type { Env } from "../inputs/raw.ts";
import { isSameServer } from "../inputs/server.ts";
import type { RawInputs, StepInputs } from "../inputs/step-inputs.ts";
import { lookUp } from "../trigger/look-up.ts";
import { readMarks } from "../trigger/marks.ts";
import type { StepDeps } from "./step-deps.ts";

/** A post entry has five minutes, and so has GitLab's `after_script`. */
const FIND_WITHIN_MS = 180_000;
const OUTAGE_BUDGET_MS = 120_000;
const CANCEL_WITHIN_MS = 60_000;

/** The inputs that count for cleaning up. */
const KEPT = [
  "host",
  "access-token",
  "oauth-token",
  "job-token",
  "ca-file",
  "insecure",
  "redact",
  "follow",
] as const satisfies readonly (keyof RawInputs)[];

/** What cleaning up stands on. */
export type CleanUpDeps = Pick<StepDeps, "host" | "clock" | "connect" | "cwd">;

/** Where a run came from: its inputs as they were written, and the environment it had. */
export interface Surroundings {
  readonly raw: RawInputs;
  readonly env: Env;
}

/** What cleaning up has come to: nothing was left, nothing runs on any more, or something may. */
export type CleanedUp = "nothing-left" | "stopped" | "may-run";

/**
 * Cancels what a run left running because it was killed, also a pipeline whose creation it did not live to hear of. Does
 * nothing after a run that came to its end, whatever that was. Never throws.
 *
 * @param state what the run kept, by the names of `RUN_STATE`
 */
export async function cleanUp(
  deps: CleanUpDeps,
  state: Readonly<Partial<Record<string, string>>>,
  surroundings: Surroundings,
): Promise<CleanedUp> {
  const left = readLeftRunning(state);
  if (left === undefined) return "nothing-left";
  const { host } = deps;
  let gitlab: GitLab | undefined;
  try {
    const inputs = await inputsFor(left, surroundings);
    for (const secret of inputs.secrets) host.mask(secret);
    if (inputs.redact) host.conceal([inputs.host, inputs.project, ...(left.kind === "pipeline" ? [left.id] : [])]);
    gitlab = await deps.connect(connectionOf(left.host, inputs, deps.cwd), host.log);
    const target = left.kind === "pipeline" ? left : await find(deps, gitlab, left, inputs);
    return typeof target === "string" ? target : await cancel(deps, gitlab, target, inputs);
  } catch (error) {
    host.warning(`${endedEarly(left)} What it started may keep running: ${oneLine(error)} See ${addressOf(left)}`);
    return "may-run";
  } finally {
    gitlab?.close();
  }
}

/**
 * The tokens and the connection of the run. Throws what `parseInputs` throws, and when the state names another server than
 * the inputs: what it is kept in may be written by others, and tokens go to no server that they name.
 */
async function inputsFor(left: LeftRunning, { raw: written, env }: Surroundings): Promise<StepInputs> {
  const { raw } = resolveAliases(written);
  const own = Object.fromEntries(KEPT.flatMap((name) => (raw[name] === undefined ? [] : [[name, raw[name]]])));
  const id = String(left.kind === "pipeline" ? left.id : 1);
  const { pipeline = "" } = raw;
  const isUrl = /^https?:/i.test(pipeline.trim());
  const target = isUrl ? { pipeline } : { project: String(left.project), pipeline: id };
  const inputs = await parseInputs({ ...own, ...target }, env);
  if (isSameServer(inputs.host, left.host)) return inputs;
  throw new CodedError(
    "INPUT_INVALID",
    `It was started on ${printable(left.host)}, and \`host\` is ${printable(inputs.host)}: give the same \`host\` here.`,
  );
}

/** The pipeline that a run asked for without hearing of it; where none is seen, what that means, which is told. */
async function find(
  { host, clock }: CleanUpDeps,
  gitlab: GitLab,
  left: LeftRunning & { readonly kind: "pending" },
  { readers }: StepInputs,
): Promise<CancelTarget | Exclude<CleanedUp, "stopped">> {
  const { project, ref, marker, sentAt } = left;
  const marks = new MarkReader(gitlab, project, readers, readMarks);
  const sentAtMs = clock.monotonicMs() - (clock.now().getTime() - Date.parse(sentAt));
  const lost = { marker, ref, sentAtMs, ...(left.source === undefined ? {} : { source: left.source }) };
  const late = () => new CodedError("GITLAB_DEADLINE", "Whether GitLab has made one could not be seen in time.");
  const found = await within(clock, FIND_WITHIN_MS, late, (signal) =>
    lookUp({ clock, marks, tell: (text) => host.line(text), outageBudgetMs: OUTAGE_BUDGET_MS }, lost, signal),
  );
  switch (found.kind) {
    case "found":
      return targetOf(found.pipeline);
    case "not-there":
      host.notice(`${endedEarly(left)} GitLab has made no pipeline for it.`);
      return "nothing-left";
    case "hidden":
    case "unseen":
      host.warning(
        `${endedEarly(left)} Nothing at hand may see whether GitLab has made one: look for one on ${printable(ref)} and cancel it at ${addressOf(left)}`,
      );
      return "may-run";
  }
}

async function cancel(
  { host, clock }: CleanUpDeps,
  gitlab: GitLab,
  target: CancelTarget,
  { readers, follow }: StepInputs,
): Promise<CleanedUp> {
  const order = { targets: [target], readers, downstream: follow, withinMs: CANCEL_WITHIN_MS };
  const cancellation = await cancelTree({ gitlab, clock }, order);
  const text = `The step ended before its time. ${cancellationText(cancellation)}`;
  if (isVerified(cancellation)) {
    host.notice(text);
    return "stopped";
  }
  host.warning(text);
  return "may-run";
}

function endedEarly({ kind }: LeftRunning): string {
  return kind === "pipeline" ? "The step ended before its time." : "The step ended while it was starting a pipeline.";
}

function addressOf(left: LeftRunning): string {
  return left.kind === "pipeline" ? printable(left.webUrl) : pipelineListAddress(left.host, left.project);
}
