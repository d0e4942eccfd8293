import type { Complain } from "../action/inputs/complain.ts";
import { readersOf, surroundingJobToken } from "../action/inputs/credentials.ts";
import { environmentName } from "../action/inputs/environment-name.ts";
import { readRef } from "../action/inputs/plain.ts";
import { problemsText } from "../action/inputs/problems-text.ts";
import { readProject } from "../action/inputs/project.ts";
import { readServer, surroundingJob } from "../action/inputs/server.ts";
import { readToken, type TokenInput } from "../action/inputs/token.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import { ANONYMOUS, type Credential } from "../shared/gitlab/auth.ts";
import type { ProjectRef } from "../shared/gitlab/pipeline.ts";
import type { Secret } from "../shared/text/secret.ts";
import { bareJobToken } from "./bare-job-token.ts";
import type { ArtifactsOptions } from "./commands/artifacts.ts";
import { readTokenFile } from "./token-file.ts";
import type { World } from "./world.ts";

/** What `sluice artifacts` is to fetch, checked. */
export interface ArtifactsInputs {
  readonly host: string;
  readonly project: ProjectRef;
  readonly ref: string;
  readonly job: string;
  readonly credential: Credential;
  /** Where the files go, or the archive itself; as written. */
  readonly to: { readonly kind: "folder" | "zip"; readonly path: string };
  /** Whether files that stand in the way are replaced. */
  readonly overwrite: boolean;
  readonly caFile?: string;
  /** Every token that came in, used or not: what must never be printed. */
  readonly secrets: readonly Secret[];
}

/**
 * The options of `sluice artifacts`, each else from its environment variable, and what the GitLab job around us offers.
 *
 * @throws CodedError INPUT_INVALID listing every problem; FILE_UNREADABLE for a token file
 */
export function readArtifactsInputs(
  options: ArtifactsOptions,
  { env, readFile }: Pick<World, "env" | "readFile">,
): ArtifactsInputs {
  const problems: string[] = [];
  const complainOf =
    (name: string): Complain =>
    (problem) =>
      problems.push(`\`${name}\`: ${problem}`);
  const given = (option: string | undefined, variable: string) => nonEmpty(option) ?? nonEmpty(env[variable]);
  const token = (name: TokenInput) => {
    const file = options.tokenFiles[name];
    const written = file === undefined ? env[environmentName(name)] : readTokenFile(name, file, readFile);
    return readToken(name, written, complainOf(name));
  };

  const around = surroundingJob(env);
  const host = readServer(given(options.given.host, "SLUICE_HOST"), around, complainOf("host"));
  const project = readProject(given(options.given.project, "SLUICE_PROJECT"), host, complainOf("project"));
  const ref = readRef(given(options.ref, "SLUICE_REF"), complainOf("ref"));
  const job = given(options.job, "SLUICE_JOB");
  if (job === undefined) complainOf("job")("not given. Write the name of the job as in the project's CI file.");
  const accessToken = token("access-token");
  const oauthToken = token("oauth-token");
  const jobToken =
    token("job-token") ??
    surroundingJobToken(around, host ?? "") ??
    readToken("job-token", bareJobToken(env), complainOf("job-token"));
  for (const name of ["artifacts", "artifacts-layout", "if-no-artifacts", "follow", "redact", "insecure"] as const)
    if (options.given[name] !== undefined)
      complainOf(name)("only the artifacts of a pipeline take it. Name a pipeline, or leave it out.");
  const into = given(options.into, "SLUICE_ARTIFACTS_PATH");
  if (options.zip !== undefined && options.into !== undefined)
    complainOf("zip")("the archive is either kept or extracted. Leave out `zip` or `into`.");
  if (problems.length > 0 || host === undefined || project === undefined || ref === undefined || job === undefined)
    throw new CodedError("INPUT_INVALID", problemsText("option", problems), { hint: HINT });

  const caFile = given(options.given["ca-file"], "SLUICE_CA_FILE");
  return {
    host,
    project,
    ref,
    job,
    credential: readersOf({ accessToken, oauthToken, jobToken })[0] ?? ANONYMOUS,
    to: options.zip === undefined ? { kind: "folder", path: into ?? "." } : { kind: "zip", path: options.zip },
    overwrite: options.overwrite,
    ...(caFile === undefined ? {} : { caFile }),
    secrets: [accessToken, oauthToken, jobToken].filter((secret) => secret !== undefined),
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text;
}

const HINT = "Correct each option named in the message; `sluice artifacts --help` shows what every one takes.";
