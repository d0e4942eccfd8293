import { resolve } from "node:path";
import { oneLine } from "../../shared/errors/describe.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { within } from "../../shared/time/within.ts";
import { isDue } from "../collect/is-due.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { Outcome } from "../model/outcome.ts";
import type { PipelineNode } from "../model/tree.ts";
import type { Plan } from "../plan/plan.ts";
import { gatherDetails } from "../report/gather-details.ts";
import { LogEnds } from "../report/log-ends.ts";
import { type BringArtifactsDeps, type BringArtifactsOrder, bringArtifacts } from "./bring-artifacts.ts";
import { bringTests } from "./bring-tests.ts";
import { bringValues } from "./bring-values.ts";
import type { Known } from "./known.ts";
import type { StepDeps } from "./step-deps.ts";
import { toCoded } from "./to-coded.ts";

/** Nobody waits longer for tests that nobody asked a file of. */
const UNASKED_WITHIN_MS = 45_000;

/** Ends after which there is nothing to bring, or not yet. */
const NOTHING_YET: ReadonlySet<Outcome["kind"]> = new Set(["skipped", "blocked", "timed-out"]);

/**
 * Brings here what the ended pipelines have left: artifacts, and what the report shows.
 *
 * One thing that cannot be had keeps none of the others from coming. Afterwards the first failure is thrown where the
 * pipeline has succeeded; else it stands beside the pipeline's own end, which is the news.
 */
export async function gather(
  deps: StepDeps,
  gitlab: GitLab,
  inputs: StepInputs,
  plan: Plan,
  known: Known,
  outcome: Outcome,
  signal: AbortSignal,
): Promise<void> {
  const { root } = known;
  if (root === undefined) return;
  const failures: Error[] = [];
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      signal.throwIfAborted();
      failures.push(error instanceof Error ? error : toCoded(error));
    }
  };
  const { readers, jobLogs } = inputs;
  const { collect } = plan;
  const logEnds = new LogEnds();
  const hasEnded = !NOTHING_YET.has(outcome.kind);
  if (collect !== undefined && hasEnded && isDue(collect.when, outcome.kind === "succeeded"))
    await attempt(() => artifacts({ ...deps, gitlab, logEnds }, { ...collect, root, readers }, known, signal));
  if (inputs.dotenvFrom.length > 0 && hasEnded) await attempt(() => values(deps, gitlab, inputs, root, known, signal));
  if (outcome.kind !== "skipped") await attempt(() => tests(deps, gitlab, inputs, root, known, signal));
  const details = { root, readers, jobLogs, logEnds, retriedJobs: deps.host.kind === "github" };
  known.details = await gatherDetails({ ...deps, gitlab }, details, signal);
  const [first] = failures;
  if (first === undefined) return;
  if (outcome.kind === "succeeded") throw first;
  known.beside = toCoded(first);
}

async function values(
  deps: StepDeps,
  gitlab: GitLab,
  { readers, dotenvFrom, dotenvPrefix, dotenvMask, ifNoArtifacts }: StepInputs,
  root: PipelineNode,
  known: Known,
  signal: AbortSignal,
): Promise<void> {
  const order = { root, readers, selectors: dotenvFrom, prefix: dotenvPrefix, mask: dotenvMask, ifNone: ifNoArtifacts };
  known.dotenv = await bringValues({ ...deps, gitlab }, { ...order, scratch: deps.cwd }, signal);
}

/** Tests that nobody asked a file of may stay unread; what keeps them from being read is told elsewhere. */
async function tests(
  deps: StepDeps,
  gitlab: GitLab,
  { readers, junitPath }: StepInputs,
  root: PipelineNode,
  known: Known,
  signal: AbortSignal,
): Promise<void> {
  const file = junitPath === undefined ? {} : { junitPath: resolve(deps.cwd, junitPath) };
  const bring = (until: AbortSignal) => bringTests({ ...deps, gitlab }, { root, readers, ...file }, until);
  try {
    const found =
      junitPath === undefined
        ? await within(
            deps.clock,
            UNASKED_WITHIN_MS,
            () => new Error("GitLab took too long to send them."),
            bring,
            signal,
          )
        : await bring(signal);
    if (found !== undefined) known.tests = found;
  } catch (error) {
    signal.throwIfAborted();
    if (junitPath !== undefined) throw error;
    deps.host.log.debug(`The tests were not read: ${oneLine(error)}`);
  }
}

async function artifacts(
  deps: StepDeps & BringArtifactsDeps,
  order: BringArtifactsOrder,
  known: Known,
  signal: AbortSignal,
): Promise<void> {
  const into = resolve(deps.cwd, order.into);
  const collected = await bringArtifacts(deps, { ...order, into }, signal);
  if (collected === undefined) return;
  known.artifacts = { path: collected.path, count: collected.files.length, files: collected.files };
}
