import { dirname, join, resolve } from "node:path";
import type { FetchDeps } from "../action/collect/archive-source.ts";
import { openCrew } from "../action/collect/crew.ts";
import { disk } from "../action/collect/disk.ts";
import { extractArchive } from "../action/collect/extract-archive.ts";
import { fetchArchive } from "../action/collect/fetch-archive.ts";
import { DEFAULT_LIMITS } from "../action/collect/limits.ts";
import { terminalHost } from "../action/hosts/terminal.ts";
import { CodedError, isCoded } from "../shared/errors/coded-error.ts";
import type { PartAsk } from "../shared/gitlab/archive-part.ts";
import { openRefArchive } from "../shared/gitlab/artifacts.ts";
import { credentialName } from "../shared/gitlab/auth.ts";
import { connectGitLab } from "../shared/gitlab/http.ts";
import { printable } from "../shared/text/printable.ts";
import { type ArtifactsInputs, readArtifactsInputs } from "./artifacts-inputs.ts";
import type { ArtifactsOptions } from "./commands/artifacts.ts";
import { tameJson } from "./tame-json.ts";
import type { World } from "./world.ts";

/** One file that was brought here, as `--json` prints it. */
interface BroughtFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256?: string;
}

/**
 * Fetches a job's artifacts by ref and job name and resolves with the exit code.
 *
 * Standard output gets what a script wants to read: the files' paths, a line each, or one JSON object.
 *
 * @throws CodedError INPUT_INVALID, GITLAB_*, ARTIFACTS_*
 */
export async function runArtifacts(options: ArtifactsOptions, world: World): Promise<number> {
  if (options.pipeline !== undefined) {
    const { runPipelineArtifacts } = await import("./run-pipeline-artifacts.ts");
    return await runPipelineArtifacts(options, options.pipeline, world);
  }
  const inputs = readArtifactsInputs(options, world);
  const { host, project, ref, job, credential, to } = inputs;
  const quiet = options.quiet;
  const progress = terminalHost({
    out: quiet ? () => {} : world.err,
    err: world.err,
    colour: world.colors.err,
    verbose: options.verbose,
    clock: world.clock,
  });
  for (const secret of inputs.secrets) progress.mask(secret);
  const what = `the artifacts of job ${printable(job)} of ${printable(String(project))} at ref ${printable(ref)}`;
  progress.line(`Fetching ${what} ${credentialName(credential)}.`);
  const deps: FetchDeps = { files: disk, clock: world.clock, random: world.random, log: progress.log };
  const gitlab = connectGitLab(
    { url: host, ...(inputs.caFile === undefined ? {} : { caFile: resolve(world.cwd, inputs.caFile) }) },
    deps,
  );
  const crew = openCrew();
  try {
    const open = (signal: AbortSignal, ask?: PartAsk) =>
      openRefArchive(gitlab, credential, project, ref, job, signal, ask);
    const place = resolve(world.cwd, to.path);
    const files =
      to.kind === "zip"
        ? await keep(deps, { open, what }, place, world.signal)
        : await extractArchive(
            { ...deps, crew },
            { open, what, into: place, overwrite: inputs.overwrite },
            world.signal,
          );
    if (options.json) world.out(progress.hide(tameJson(JSON.stringify(resultOf(inputs, place, files)))));
    else if (!quiet)
      for (const { path } of files)
        world.out(`${printable(progress.hide(to.kind === "zip" ? to.path : join(to.path, path)), 4_000)}\n`);
    progress.line(closing(to, files), "good");
    return 0;
  } catch (error) {
    if (isCoded(error, "GITLAB_NOT_FOUND")) throw explained(error, inputs);
    throw isCoded(error, "ARTIFACTS_TARGET_OCCUPIED") ? withOverwrite(error) : error;
  } finally {
    gitlab.close();
    await crew.close();
  }
}

type Source = Pick<Parameters<typeof fetchArchive>[1], "open" | "what">;

/** Keeps the archive itself, once its length and its table of contents have shown that it is whole. */
async function keep(
  deps: FetchDeps,
  source: Source,
  path: string,
  signal: AbortSignal,
): Promise<readonly BroughtFile[]> {
  await deps.files.makeFolder(dirname(path));
  const part = `${path}.part`;
  await deps.files.remove(part);
  const { file } = await fetchArchive(deps, { ...source, to: part, limits: DEFAULT_LIMITS }, signal);
  const sizeBytes = file.lengthBytes;
  await file.close();
  try {
    await deps.files.move(part, path);
  } catch (error) {
    await deps.files.remove(part);
    throw error;
  }
  return [{ path, sizeBytes }];
}

/** The same, with the way out that only the command line has. */
function withOverwrite({ code, message, cause, hint }: CodedError): CodedError {
  return new CodedError(code, message, { cause, hint: `${hint} Or let --overwrite replace files of the same name.` });
}

function resultOf(inputs: ArtifactsInputs, path: string, files: readonly BroughtFile[]) {
  const { host, project, ref, job, to } = inputs;
  const brought = to.kind === "zip" ? { archive: path } : { path, count: files.length, files };
  return { schema: "sluice/artifacts-result@1", host, project, ref, job, ...brought };
}

function closing(to: ArtifactsInputs["to"], files: readonly BroughtFile[]): string {
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (to.kind === "zip") return `Kept the archive as ${printable(to.path)}: ${bytes} bytes.`;
  return `Extracted ${files.length} ${files.length === 1 ? "file" : "files"} (${bytes} bytes) to ${placeOf(to.path)}.`;
}

/** "to ..", with the sentence's full stop, would name the folder above. */
function placeOf(path: string): string {
  return path === "." ? "the current folder" : printable(path);
}

/** GitLab's 404 has many causes here; which of them it tells nobody, so all are named, the commonest first. */
function explained(error: CodedError, { job, ref, credential }: ArtifactsInputs): CodedError {
  const seen = {
    "access-token": "that the access token's owner is a member of the project and the token has the scope read_api",
    "oauth-token": "that the OAuth token's user is a member of the project and the token has the scope read_api",
    "job-token":
      "that the project lists the calling project under Settings > CI/CD > Job token permissions and the job's user is a member of it",
    anonymous: "that the project and its pipelines are public, or give a token",
  }[credential.kind];
  return new CodedError(error.code, error.message, {
    cause: error.cause,
    hint:
      `GitLab looks only at the newest successful pipeline on ${printable(ref)}: check (1) that there is one, and that ${printable(ref)} is a ` +
      `branch or tag; (2) that it has a job with exactly the name ${printable(job)}, which publishes \`artifacts: paths\`; (3) that those ` +
      `artifacts have not expired; (4) the project's id or full path, and ${seen}.`,
  });
}
