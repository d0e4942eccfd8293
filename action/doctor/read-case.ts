import { isCoded } from "../../shared/errors/coded-error.ts";
import { resolveAliases } from "../inputs/aliases.ts";
import { connectionOf, readConnection } from "../inputs/connection.ts";
import { apiCredential, readTokens, startCredential } from "../inputs/credentials.ts";
import { InputReader } from "../inputs/input-reader.ts";
import { parseInputs } from "../inputs/parse.ts";
import type { Env } from "../inputs/raw.ts";
import { readRefs } from "../inputs/refs.ts";
import { isSameServer, surroundingJob } from "../inputs/server.ts";
import type { RawInputs, StepInputs } from "../inputs/step-inputs.ts";
import { surroundings } from "../inputs/surroundings.ts";
import { readTarget } from "../inputs/target.ts";
import { readTypedInputs } from "../inputs/typed-inputs.ts";
import { readVariables } from "../inputs/variables.ts";
import type { DoctorCase } from "./case.ts";
import { type Finding, failed, failedAs, notChecked, ok } from "./finding.ts";

const TOKENS = ["trigger-token", "access-token", "oauth-token", "job-token"] as const;

const DEFAULT_HOST = "https://gitlab.com";

/**
 * What the doctor is to look at, from inputs as they were written.
 *
 * Unlike `parseInputs` it goes on with what can be read when something is wrong or missing, and tells of that as its first
 * finding.
 */
export async function readCase(raw: RawInputs, env: Env, cwd: string, mayProbe: boolean): Promise<DoctorCase> {
  const reader = new InputReader(resolveAliases(raw));
  const job = surroundingJob(env);
  const { host = DEFAULT_HOST, project } = readTarget(reader, job);
  const tokens = readTokens(reader, job, host);
  const isNew = reader.given("pipeline") === undefined;
  const refs =
    isNew && reader.given("ref") !== undefined
      ? readRefs(reader.given("ref"), surroundings(env)?.ref, reader.complainOf("ref"))
      : undefined;
  const variables = await readVariables(reader.given("variables"), reader.complainOf("variables"));
  const files = await readVariables(reader.given("file-variables"), reader.complainOf("file-variables"));
  const pipelineInputs = await readTypedInputs(reader.given("inputs"), reader.complainOf("inputs"));
  const connection = connectionOf(host, readConnection(reader), cwd);
  const starter = isNew
    ? files !== undefined && Object.keys(files).length > 0
      ? apiCredential(tokens)
      : startCredential(tokens)
    : undefined;
  const { finding, inputs } = await judgeInputs(raw, env, reader, missing(reader, job?.jobToken !== undefined));
  const version = env["CI_SERVER_VERSION"];
  return {
    inputs: finding,
    host,
    connection,
    tokens,
    ...(project === undefined ? {} : { project }),
    ...(starter === undefined ? {} : { starter }),
    ...(refs === undefined ? {} : { refs }),
    variables: Object.keys({ ...variables, ...files }),
    pipelineInputs: pipelineInputs ?? {},
    waits: inputs?.wait ?? true,
    wantsArtifacts: (inputs?.artifacts.length ?? 0) > 0,
    acts: inputs === undefined ? [] : actsOf(inputs, reader),
    ...(job !== undefined && isSameServer(job.server, host) && version !== undefined ? { versionInJob: version } : {}),
    mayProbe,
    redact: reader.boolean("redact"),
  };
}

function missing(reader: InputReader, hasJobToken: boolean): readonly string[] {
  const isGiven = reader.given("pipeline") !== undefined;
  return [
    ...(reader.given("project") === undefined && !isGiven ? ["project"] : []),
    ...(reader.given("ref") === undefined && !isGiven ? ["ref"] : []),
    ...(hasJobToken || isGiven || TOKENS.some((name) => reader.given(name) !== undefined) ? [] : ["trigger-token"]),
  ];
}

/** All that `sluice trigger` would say about the inputs; where something is missing, what can be said without. */
async function judgeInputs(
  raw: RawInputs,
  env: Env,
  reader: InputReader,
  lacking: readonly string[],
): Promise<{ readonly finding: Finding; readonly inputs?: StepInputs }> {
  if (lacking.length > 0) {
    const { problems } = reader;
    const own = problems.filter((problem) => !lacking.some((name) => problem.startsWith(`\`${name}\`: not given`)));
    if (own.length > 0) return { finding: failed("inputs", "INPUT_INVALID", own.join(" ")) };
    return {
      finding: notChecked(
        "inputs",
        `\`${lacking.join("`, `")}\` ${lacking.length === 1 ? "was" : "were"} not given, so that not all can be checked.`,
        "Give what `sluice trigger` is to be given.",
      ),
    };
  }
  try {
    return { finding: ok("inputs", "The inputs make sense by themselves."), inputs: await parseInputs(raw, env) };
  } catch (error) {
    if (!isCoded(error)) throw error;
    return { finding: failedAs("inputs", error) };
  }
}

/** What takes a token that acts in a person's place. `cancel-on` counts only where somebody has written it. */
function actsOf({ pipeline, retries, onManual, comment }: StepInputs, reader: InputReader): readonly string[] {
  const cancelOn = reader.given("cancel-on");
  return [
    ...(pipeline.kind === "new" && pipeline.cancelOutdated ? ["cancel-outdated"] : []),
    ...(retries > 0 ? ["retry"] : []),
    ...(onManual === "play" ? ["on-manual"] : []),
    ...(cancelOn !== undefined && cancelOn.trim() !== "never" ? ["cancel-on"] : []),
    ...(comment && pipeline.kind !== "none" && reader.given("github-token") === undefined ? ["comment"] : []),
  ];
}
