import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import type { NewPipeline, StartCredential } from "../model/new-pipeline.ts";
import { apiCredential, startCredential, type Tokens } from "./credentials.ts";
import type { InputReader } from "./input-reader.ts";
import { readRefs } from "./refs.ts";
import { runIdentity } from "./run-identity.ts";
import { mayGetJobToken, type SurroundingJob } from "./server.ts";
import type { NoPipeline } from "./step-inputs.ts";
import type { Surroundings } from "./surroundings.ts";
import { readTypedInputs } from "./typed-inputs.ts";
import { readVariables } from "./variables.ts";

/** What surrounds a new pipeline and what it is made with. */
export interface NewPipelineContext {
  readonly host: string | undefined;
  readonly project: ProjectRef | undefined;
  readonly tokens: Tokens;
  readonly around: Surroundings | undefined;
  readonly job: SurroundingJob | undefined;
}

const LONGEST_KEY = 200;

/** Reads how a new pipeline is started, or why none is; undefined after a complaint. */
export async function readNewPipeline(
  reader: InputReader,
  context: NewPipelineContext,
): Promise<NewPipeline | NoPipeline | undefined> {
  const { host, project, tokens, around } = context;
  const refs = readRefs(reader.given("ref"), around?.ref, reader.complainOf("ref"));
  const variables = await readVariables(reader.given("variables"), reader.complainOf("variables"));
  const fileVariables = await readFileVariables(reader, variables ?? {});
  const inputs = await readTypedInputs(reader.given("inputs"), reader.complainOf("inputs"));
  const cancelOutdated = reader.boolean("cancel-outdated");
  const concurrencyKey = readConcurrencyKey(reader, cancelOutdated, around);
  const onRerun = reader.word("on-rerun");
  const ifNoToken = reader.word("if-no-token");

  const by = chooseStart(reader, tokens, Object.keys(fileVariables).length > 0);
  if (by === "missing" && ifNoToken === "skip")
    return { kind: "none", why: "no token was given that could trigger a pipeline" };
  if (by === "missing" && host !== undefined) reader.complainOf("trigger-token")(noToken(host, context.job));
  if (by === undefined || by === "missing") return undefined;
  if (host === undefined || project === undefined || refs === undefined) return undefined;
  if (variables === undefined || inputs === undefined) return undefined;
  const makings = { host, project, refs, by, variables, fileVariables, inputs };
  const run = onRerun === "resume" ? runIdentity(around, makings) : undefined;
  return {
    kind: "new",
    refs,
    by,
    variables,
    fileVariables,
    inputs,
    ...(concurrencyKey === undefined ? {} : { concurrencyKey }),
    ...(around?.run === undefined ? {} : { ciRun: around.run }),
    cancelOutdated,
    ...(run === undefined ? {} : { run }),
  };
}

const STARTING = ["trigger-token", "job-token", "access-token", "oauth-token"] as const;

/** What starts the pipeline; `missing` where no token was given at all, undefined after a complaint. */
function chooseStart(reader: InputReader, tokens: Tokens, needsApi: boolean): StartCredential | "missing" | undefined {
  const any = startCredential(tokens);
  const by = needsApi ? apiCredential(tokens) : any;
  if (by !== undefined) return by;
  if (any === undefined) return STARTING.some((name) => reader.given(name) !== undefined) ? undefined : "missing";
  reader.complainOf("file-variables")(
    "only the pipelines API has variables of type file. Write `access-token` with the scope api, or `variables` instead.",
  );
  return undefined;
}

async function readFileVariables(
  reader: InputReader,
  variables: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, { readonly path: string }>>> {
  const complain = reader.complainOf("file-variables");
  const paths = (await readVariables(reader.given("file-variables"), complain)) ?? {};
  for (const [name, path] of Object.entries(paths)) {
    if (Object.hasOwn(variables, name)) complain(`${name} is in \`variables\` as well. Write it in one of them.`);
    if (path.trim() === "" || path.includes("\0"))
      complain(`the value of ${name} is no path. Write the path of the file whose text it gets.`);
  }
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, { path }]));
}

function readConcurrencyKey(
  reader: InputReader,
  isNeeded: boolean,
  around: Surroundings | undefined,
): string | undefined {
  const complain = reader.complainOf("concurrency-key");
  const key = reader.given("concurrency-key")?.trim();
  if (key !== undefined) {
    if (key.length <= LONGEST_KEY && printable(key) === key) return key;
    complain(`it is no single line of at most ${LONGEST_KEY} characters. Write a short name.`);
    return undefined;
  }
  if (isNeeded && around?.place === undefined)
    complain(
      "not given, and there is no CI run around to derive it from, which `cancel-outdated` needs. Write a name that pipelines which replace each other have in common.",
    );
  return isNeeded ? around?.place : undefined;
}

function noToken(host: string, job: SurroundingJob | undefined): string {
  const foreign =
    job?.jobToken !== undefined && !mayGetJobToken(job, host)
      ? ` ($CI_JOB_TOKEN belongs to ${job.server} and is not sent to ${host})`
      : "";
  return `not given, and neither is another token that could trigger${foreign}. Write a pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens), or \`access-token\` with the scope api; on the command line they come from SLUICE_TRIGGER_TOKEN or --trigger-token-file and the like.`;
}
