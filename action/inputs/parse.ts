import { CodedError } from "../../shared/errors/coded-error.ts";
import { parseSelectors } from "../collect/selector.ts";
import { DEFAULT_FAIL_ON } from "../outcome.ts";
import type { Complain } from "./complain.ts";
import { readersOf, surroundingJobToken, type Tokens, triggerCredential } from "./credentials.ts";
import { DECLARED_INPUTS, type InputName } from "./declared.generated.ts";
import { readBoolean, readDurationMs, readRef, readWord } from "./plain.ts";
import { problemsText } from "./problems-text.ts";
import { readProject } from "./project.ts";
import type { Env } from "./raw.ts";
import { mayGetJobToken, readServer, type SurroundingJob, surroundingJob } from "./server.ts";
import type { RawInputs, StepInputs } from "./step-inputs.ts";
import { readToken, type TokenInput } from "./token.ts";
import { readTypedInputs } from "./typed-inputs.ts";
import { readVariables } from "./variables.ts";

const TIMEOUT_BOUNDS = { leastMs: 1_000, mostMs: 7 * 86_400_000 };
const POLL_BOUNDS = { leastMs: 100, mostMs: 3_600_000 };

const DEFAULTS: ReadonlyMap<string, string> = new Map(
  DECLARED_INPUTS.flatMap((input) => ("default" in input ? [[input.name, input.default] as const] : [])),
);

/**
 * The inputs of a run, checked, with the defaults of action.yml and what the GitLab job around us offers.
 *
 * Throws one INPUT_INVALID that lists every problem, each with the input as written in action.yml and what to write
 * instead. Neither tokens nor the values of variables appear in it.
 */
export async function parseInputs(raw: RawInputs, env: Env = {}): Promise<StepInputs> {
  const problems: string[] = [];
  const complainOf =
    (name: InputName): Complain =>
    (problem) =>
      problems.push(`\`${name}\`: ${problem}`);
  const text = (name: InputName) => (isGiven(raw[name]) ? raw[name] : DEFAULTS.get(name)) ?? "";
  const token = (name: TokenInput) => readToken(name, raw[name], complainOf(name));

  const around = surroundingJob(env);
  const host = readServer(isGiven(raw.host) ? raw.host : undefined, around, complainOf("host"));
  const project = readProject(raw.project, host, complainOf("project"));
  const ref = readRef(raw.ref, complainOf("ref"));
  const tokens: Tokens = {
    triggerToken: token("trigger-token"),
    accessToken: token("access-token"),
    jobToken: token("job-token") ?? (isGiven(raw["job-token"]) ? undefined : surroundingJobToken(around, host ?? "")),
  };
  const trigger = triggerCredential(tokens);
  if (trigger === undefined && !isGiven(raw["trigger-token"]) && !isGiven(raw["job-token"]) && host !== undefined)
    complainOf("trigger-token")(noTrigger(host, around));
  const variables = await readVariables(raw.variables, complainOf("variables"));
  const inputs = await readTypedInputs(raw.inputs, complainOf("inputs"));
  const wait = readBoolean(text("wait"), complainOf("wait"));
  const timeoutMs = readDurationMs(text("timeout"), TIMEOUT_BOUNDS, complainOf("timeout"));
  const poll = text("poll-interval");
  const pollIntervalMs = poll === "" ? undefined : readDurationMs(poll, POLL_BOUNDS, complainOf("poll-interval"));
  const selectors = parseSelectors(text("artifacts"));
  if (selectors.kind === "problems") selectors.problems.forEach(complainOf("artifacts"));
  const artifacts = selectors.kind === "selectors" ? selectors.selectors : [];
  if (wait === false && artifacts.length > 0)
    complainOf("artifacts")(
      "artifacts exist only once the pipeline has run. Write `wait: true`, or leave `artifacts` out.",
    );
  const artifactsPath = readPath(text("artifacts-path"), complainOf("artifacts-path"));
  const ifNoArtifacts = readWord(text("if-no-artifacts"), ["fail", "warn", "ignore"], complainOf("if-no-artifacts"));
  const caFile = text("ca-file") === "" ? undefined : readPath(text("ca-file"), complainOf("ca-file"));

  if (
    problems.length > 0 ||
    host === undefined ||
    project === undefined ||
    ref === undefined ||
    trigger === undefined ||
    variables === undefined ||
    inputs === undefined ||
    wait === undefined ||
    timeoutMs === undefined ||
    artifactsPath === undefined ||
    ifNoArtifacts === undefined
  )
    throw new CodedError("INPUT_INVALID", problemsText("input", problems));

  return {
    host,
    project,
    pipeline: {
      kind: "new",
      refs: [{ kind: "name", name: ref }],
      by: trigger,
      variables,
      fileVariables: {},
      inputs,
      cancelOutdated: false,
    },
    readers: readersOf(tokens),
    dryRun: false,
    outageBudgetMs: 600_000,
    follow: true,
    waitForJobs: [],
    onManual: "fail",
    playJobs: [],
    retries: 0,
    failOn: DEFAULT_FAIL_ON,
    cancelOn: new Set(["cancelled"]),
    artifactsLayout: "by-job",
    artifactsWhen: "always",
    dotenvFrom: [],
    dotenvPrefix: "",
    dotenvMask: [],
    jobLogs: "failed",
    comment: false,
    redact: false,
    insecure: false,
    wait,
    timeoutMs,
    ...(pollIntervalMs === undefined ? {} : { pollIntervalMs }),
    artifacts,
    artifactsPath,
    ifNoArtifacts,
    ...(caFile === undefined ? {} : { caFile }),
    secrets: [tokens.triggerToken, tokens.accessToken, tokens.jobToken].filter((secret) => secret !== undefined),
  };
}

/** Runners hand over every declared input; those nobody set are empty. */
function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "";
}

function noTrigger(host: string, around: SurroundingJob | undefined): string {
  const foreign =
    around?.jobToken !== undefined && !mayGetJobToken(around, host)
      ? ` ($CI_JOB_TOKEN belongs to ${around.server} and is not sent to ${host})`
      : "";
  return `not given, and neither is \`job-token\`${foreign}. Write a pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens); on the command line it comes from SLUICE_TRIGGER_TOKEN or --trigger-token-file.`;
}

function readPath(text: string, complain: Complain): string | undefined {
  if (text.trim() !== "" && !text.includes("\0")) return text.trim();
  complain("it is no path. Write the path of a file or folder.");
  return undefined;
}
