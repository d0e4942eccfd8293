import { listJobs } from "../action/collect/list-jobs.ts";
import { jsonStream } from "../action/hosts/json-stream.ts";
import { connectionOf } from "../action/inputs/connection.ts";
import { DECLARED_INPUTS } from "../action/inputs/declared.generated.ts";
import { parseInputs } from "../action/inputs/parse.ts";
import type { StepInputs } from "../action/inputs/step-inputs.ts";
import type { Host } from "../action/model/host.ts";
import { type PipelineNode, rootOf } from "../action/model/tree.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import { isUserCredential } from "../shared/gitlab/auth.ts";
import { FirstThatReads } from "../shared/gitlab/first-that-reads.ts";
import { connectGitLab, type GitLab } from "../shared/gitlab/http.ts";
import type { Pipeline } from "../shared/gitlab/pipeline.ts";
import { getPipeline } from "../shared/gitlab/pipelines.ts";
import { ProjectReaders } from "../shared/gitlab/project-readers.ts";
import { untilRevived } from "../shared/gitlab/until-revived.ts";
import { againInputs } from "./commands/retry.ts";
import type { WaitOptions } from "./commands/step-options.ts";
import { hiddenError } from "./hidden-error.ts";
import { lookAtTree } from "./look-at-tree.ts";
import { openHost } from "./open-host.ts";
import { pipelineArgument } from "./pipeline-argument.ts";
import { rawInputs } from "./raw-inputs.ts";
import { runStepCommand } from "./run-step.ts";
import { tameJson } from "./tame-json.ts";
import type { World } from "./world.ts";

/** What a deed has to do with: the tree of pipelines with its jobs, and who may act in it. */
export interface Reached {
  readonly gitlab: GitLab;
  readonly host: Host;
  readonly root: PipelineNode;
  readonly actors: FirstThatReads;
  readonly signal: AbortSignal;
}

/** What was done: the pipelines it was done to, and what `--json` prints of it where nothing is waited for. */
export interface Done {
  readonly pipelines: readonly Pipeline[];
  readonly result: Readonly<Record<string, unknown>>;
}

const TAKEN = new Set<string>(againInputs(DECLARED_INPUTS).map(({ name }) => name));

/**
 * Does something to a pipeline that sets it going again, waits for it unless `--no-wait`, and resolves with the exit code.
 *
 * @throws CodedError INPUT_INVALID, GITLAB_*, or what the deed throws
 */
export async function actAndWait(
  command: "retry" | "play",
  options: WaitOptions,
  deed: (reached: Reached) => Promise<Done>,
  world: World,
): Promise<number> {
  const raw = {
    "cancel-on": "never",
    ...rawInputs(options, world, (name) => TAKEN.has(name)),
    ...pipelineArgument(command, options.pipeline, world),
  };
  // Of a pipeline that exists, inputs know only the waiting.
  const inputs = await parseInputs({ ...raw, wait: "true" }, world.env);
  const result = await act(command, options, inputs, deed, world);
  const waits = !["false", "no", "off", "0"].includes((raw.wait ?? "true").trim().toLowerCase());
  if (waits) return await runStepCommand(Promise.resolve({ ...raw, wait: "true" }), options, world);
  if (options.json) world.out(tameJson(JSON.stringify(result)));
  return 0;
}

async function act(
  command: string,
  options: WaitOptions,
  inputs: StepInputs,
  deed: (reached: Reached) => Promise<Done>,
  world: World,
): Promise<Readonly<Record<string, unknown>>> {
  const { clock, random, cwd, signal } = world;
  const users = inputs.readers.filter(isUserCredential);
  if (users.length === 0) throw withoutActor(command);
  const place = await openHost(options, world, "out");
  const host = options.json ? jsonStream(place.host, clock, (line) => world.out(tameJson(line))).host : place.host;
  for (const secret of inputs.secrets) host.mask(secret);
  const gitlab = connectGitLab(connectionOf(inputs.host, inputs, cwd), { clock, random, log: host.log });
  const actors = new FirstThatReads(users);
  try {
    const root = await see(gitlab, inputs, host, signal);
    const { pipelines, result } = await deed({ gitlab, host, root, actors, signal });
    for (const pipeline of pipelines) {
      const look = () => actors.read((by) => getPipeline(gitlab, by, pipeline.projectId, pipeline.id, signal));
      await untilRevived(clock, pipeline, look, signal);
    }
    return result;
  } catch (error) {
    throw inputs.redact ? hiddenError(error, (text) => host.hide(text)) : error;
  } finally {
    gitlab.close();
    place.close();
  }
}

/** The pipeline with what it has started, where that is wanted, and their jobs. */
async function see(gitlab: GitLab, inputs: StepInputs, host: Host, signal: AbortSignal): Promise<PipelineNode> {
  const { project, readers, follow, redact, pipeline: wanted } = inputs;
  if (wanted.kind !== "given")
    throw new CodedError("INTERNAL", "A command line that names a pipeline asked for another.");
  if (redact) host.conceal([inputs.host, project, wanted.id]);
  const pipeline = await new FirstThatReads(readers).read((by) => getPipeline(gitlab, by, project, wanted.id, signal));
  const byProject = new ProjectReaders(readers);
  const root = follow ? await lookAtTree(gitlab, byProject, pipeline, signal) : rootOf(pipeline);
  return (await listJobs(gitlab, byProject, root, signal)).root;
}

function withoutActor(command: string): CodedError {
  return new CodedError(
    "INPUT_INVALID",
    `sluice ${command} has no token that may act: GitLab takes neither trigger nor job tokens for it.`,
    {
      hint: "Set SLUICE_ACCESS_TOKEN, or name a file with --access-token-file: a token with the scope api of somebody who may run the project's pipelines.",
    },
  );
}
