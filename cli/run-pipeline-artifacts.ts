import { join, resolve } from "node:path";
import { disk } from "../action/collect/disk.ts";
import { jsonStream } from "../action/hosts/json-stream.ts";
import { connectionOf } from "../action/inputs/connection.ts";
import { DECLARED_INPUTS } from "../action/inputs/declared.generated.ts";
import { parseInputs } from "../action/inputs/parse.ts";
import type { RawInputs, StepInputs } from "../action/inputs/step-inputs.ts";
import type { Host } from "../action/model/host.ts";
import { nodesOf, type PipelineNode, rootOf } from "../action/model/tree.ts";
import { planRun } from "../action/plan/plan.ts";
import { bringArtifacts } from "../action/run/bring-artifacts.ts";
import { lookOnce } from "../action/watch/look-once.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import { connectGitLab, type GitLab } from "../shared/gitlab/http.ts";
import { isComplete, statusText } from "../shared/gitlab/pipeline.ts";
import { ProjectReaders } from "../shared/gitlab/project-readers.ts";
import { counted } from "../shared/text/counted.ts";
import { printable } from "../shared/text/printable.ts";
import { type ArtifactsOptions, artifactsInputs } from "./commands/artifacts.ts";
import { hiddenError } from "./hidden-error.ts";
import { lookAtTree } from "./look-at-tree.ts";
import { openHost } from "./open-host.ts";
import { rawInputs } from "./raw-inputs.ts";
import { tameJson } from "./tame-json.ts";
import type { World } from "./world.ts";

/**
 * Fetches the artifacts of a pipeline and all it has started, as they stand now, and resolves with the exit code.
 *
 * Standard output gets what a script wants to read: the files' paths, a line each, or one JSON object.
 *
 * @throws CodedError USAGE, INPUT_INVALID, GITLAB_*, ARTIFACTS_*
 */
export async function runPipelineArtifacts(options: ArtifactsOptions, pipeline: string, world: World): Promise<number> {
  const { clock, random, cwd, signal } = world;
  const inputs = await parseInputs(rawOf(options, pipeline, world), world.env);
  const { collect } = planRun(inputs);
  if (collect === undefined)
    throw new CodedError("USAGE", "sluice artifacts: --artifacts false leaves nothing to fetch.");
  const { host, close } = await openHost(options, world, "err");
  for (const secret of inputs.secrets) host.mask(secret);
  const gitlab = connectGitLab(connectionOf(inputs.host, inputs, cwd), { clock, random, log: host.log });
  try {
    const root = await see(gitlab, inputs, host, signal);
    const into = resolve(cwd, collect.into);
    const order = { ...collect, root, readers: inputs.readers, into };
    const brought = await bringArtifacts(
      { gitlab, host: withoutSections(host), files: disk, clock, random },
      order,
      signal,
    );
    close();
    const files = brought?.files ?? [];
    const { id, projectId, webUrl, status } = root.pipeline;
    const result = {
      schema: "sluice/artifacts-result@1",
      host: inputs.host,
      pipeline: { id, projectId, webUrl, status: statusText(status) },
      path: into,
      count: files.length,
      files,
    };
    if (options.json) jsonStream(host, clock, (line) => world.out(tameJson(line))).print(result);
    else if (!options.quiet)
      for (const { path } of files) world.out(`${printable(host.hide(join(collect.into, path)), 4_000)}\n`);
    host.line(`Extracted ${counted(files.length, "file")} to ${printable(collect.into)}.`, "good");
    return 0;
  } catch (error) {
    throw inputs.redact ? hiddenError(error, (text) => host.hide(text)) : error;
  } finally {
    gitlab.close();
    close();
  }
}

const TAKEN = new Set<string>(artifactsInputs(DECLARED_INPUTS).map(({ name }) => name));

function rawOf(options: ArtifactsOptions, pipeline: string, world: World): RawInputs {
  const { job, given, into } = options;
  for (const [name, isGiven] of [
    ["ref", options.ref !== undefined],
    ["zip", options.zip !== undefined],
    ["overwrite", options.overwrite],
    ["job", job !== undefined && given.artifacts !== undefined],
  ] as const)
    if (isGiven)
      throw new CodedError(
        "USAGE",
        `sluice artifacts: --${name} does not go with ${name === "job" ? "--artifacts" : "a pipeline"}.`,
        {
          hint: "Leave one of them out; `sluice artifacts --help` shows the two ways to call it.",
        },
      );
  const place = into ?? world.env["SLUICE_ARTIFACTS_PATH"];
  return {
    artifacts: job ?? "true",
    ...rawInputs(options, world, (name) => TAKEN.has(name)),
    ...(job === undefined ? {} : { artifacts: job }),
    pipeline,
    ...(place === undefined || place === "" ? {} : { "artifacts-path": place }),
  };
}

/** The pipeline as it stands now, with what it has started where that is wanted. */
async function see(gitlab: GitLab, inputs: StepInputs, host: Host, signal: AbortSignal): Promise<PipelineNode> {
  const { project, readers, follow, redact, pipeline: wanted } = inputs;
  if (wanted.kind !== "given")
    throw new CodedError("INTERNAL", "A command line that names a pipeline asked for another.");
  if (redact) host.conceal([inputs.host, project, wanted.id]);
  const pipeline = await lookOnce(gitlab, { project, id: wanted.id, readers }, signal);
  const root = follow ? await lookAtTree(gitlab, new ProjectReaders(readers), pipeline, signal) : rootOf(pipeline);
  const below = nodesOf(root).length - 1;
  const more = below === 0 ? "" : ` and of ${counted(below, "pipeline")} it has started`;
  host.line(`Fetching the artifacts of pipeline ${pipeline.id}${more}: ${printable(pipeline.webUrl)}`);
  if (!isComplete(pipeline.status))
    host.line(`It is ${printable(statusText(pipeline.status), 60)}: what its jobs publish from now on is not brought.`);
  return root;
}

/** The files are what standard output gets: they are not listed twice. */
function withoutSections(host: Host): Host {
  return {
    ...host,
    section: () => () => {},
    line: (text, tone) => (tone === "dim" ? undefined : host.line(text, tone)),
  };
}
