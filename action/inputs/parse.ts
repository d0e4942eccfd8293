import { CodedError } from "../../shared/errors/coded-error.ts";
import { resolveAliases } from "./aliases.ts";
import { readCollecting } from "./collecting.ts";
import { readConnection } from "./connection.ts";
import { refuseContradictions } from "./contradictions.ts";
import { isActingTokenGiven, readersOf, readTokens } from "./credentials.ts";
import { type InputProblem, InputReader } from "./input-reader.ts";
import { readNewPipeline } from "./new-pipeline.ts";
import { problemsText } from "./problems-text.ts";
import type { Env } from "./raw.ts";
import { readReporting } from "./reporting.ts";
import { surroundingJob } from "./server.ts";
import type { RawInputs, StepInputs } from "./step-inputs.ts";
import { surroundings } from "./surroundings.ts";
import { readTarget } from "./target.ts";
import { readWaiting } from "./waiting.ts";

/** Inputs that were read: the run's, or everything that is wrong with them. */
export interface ExaminedInputs {
  /** Absent when there is a problem. */
  readonly inputs?: StepInputs;
  readonly problems: readonly InputProblem[];
}

/**
 * The inputs of a run, checked, with the defaults of action.yml and what the CI run around us offers.
 *
 * Throws one INPUT_INVALID that lists every problem, each with the input as it was written and what to write instead.
 * Neither tokens nor the values of variables appear in it.
 */
export async function parseInputs(raw: RawInputs, env: Env = {}): Promise<StepInputs> {
  const { inputs, problems } = await examineInputs(raw, env);
  if (inputs !== undefined) return inputs;
  throw new CodedError(
    "INPUT_INVALID",
    problemsText(
      "input",
      problems.map(({ text }) => text),
    ),
  );
}

/** The same for whoever has another place to tell the problems of; never throws for what was written. */
export async function examineInputs(raw: RawInputs, env: Env = {}): Promise<ExaminedInputs> {
  const reader = new InputReader(resolveAliases(raw));
  const around = surroundings(env);
  const job = surroundingJob(env);
  const { host, project, pipelineId } = readTarget(reader, job);
  const tokens = readTokens(reader, job, host);
  const isGiven = reader.given("pipeline") !== undefined;
  const given = pipelineId === undefined ? undefined : ({ kind: "given", id: pipelineId } as const);
  const pipeline = isGiven ? given : await readNewPipeline(reader, { host, project, tokens, around, job });
  const dryRun = reader.boolean("dry-run");
  const waiting = await readWaiting(reader);
  const collecting = readCollecting(reader);
  const reporting = readReporting(reader);
  const connection = readConnection(reader);
  refuseContradictions(
    {
      ...waiting,
      ...collecting,
      ...reporting,
      dryRun,
      given: isGiven,
      cancelOutdated: reader.boolean("cancel-outdated"),
      mayAct: isActingTokenGiven(reader) || pipeline?.kind === "none",
      hasGithubToken: tokens.githubToken !== undefined,
      around: around?.kind,
    },
    reader,
  );
  const problems = reader.byInput;
  if (problems.length > 0 || host === undefined || project === undefined || pipeline === undefined) return { problems };
  const inputs = {
    host,
    project,
    pipeline,
    readers: readersOf(tokens),
    dryRun,
    ...waiting,
    ...collecting,
    ...reporting,
    ...connection,
    ...(tokens.githubToken === undefined ? {} : { githubToken: tokens.githubToken }),
    secrets: Object.values(tokens).filter((secret) => secret !== undefined),
  };
  return { inputs, problems };
}
