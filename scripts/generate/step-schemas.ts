import { z } from "zod";
import { STEP_EVENT_SCHEMA } from "../../action/hosts/event-json.ts";
import { STEP_RESULT_SCHEMA } from "../../action/model/step-result.ts";
import type { GeneratedFile } from "./generated-file.ts";

const id = z.int().min(0).describe("0 where `redact` keeps it back.");
const outcome = z.enum([
  "planned",
  "omitted",
  "triggered",
  "succeeded",
  "failed",
  "canceled",
  "skipped",
  "blocked",
  "timed-out",
  "interrupted",
  "error",
]);

const pipeline = z.strictObject({
  id,
  projectId: id,
  status: z.string().describe("As GitLab spells it."),
  ref: z.string(),
  sha: z.string(),
  webUrl: z.string(),
  durationS: z.number().optional(),
});

const job = z.strictObject({
  id,
  name: z.string(),
  stage: z.string(),
  status: z.string().describe("As GitLab spells it."),
  allowFailure: z.boolean(),
  durationS: z.number().optional(),
  failureReason: z.string().optional(),
});

const node = z.strictObject({
  pipeline,
  startedBy: id.optional().describe("The id of the trigger job that started it; absent for the root."),
  jobs: z.array(job).optional().describe("Absent where no credential may list them."),
  triggerJobs: z.array(job).optional(),
  get children() {
    return z.array(node);
  },
});

function event<const Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) {
  return z.strictObject({
    schema: z.literal(STEP_EVENT_SCHEMA),
    kind: z.literal(kind),
    at: z.iso.datetime(),
    node: z.string().optional().describe("Of a graph: the key of the node whose step tells it."),
    ...shape,
  });
}

/** Every line that `--json` prints before the result. */
export const stepEventSchema = z.discriminatedUnion("kind", [
  event("pipeline", { how: z.enum(["created", "adopted", "given", "resumed"]), pipeline }),
  event("tree", { changes: z.array(z.string()), root: node }),
  event("outage", { state: z.enum(["began", "ended"]), text: z.string() }),
  event("retried", { pipeline, attempt: z.int().min(1), of: z.int().min(1) }),
  event("played", { job: z.string(), jobId: id }),
  event("canceling", { pipeline }),
  event("download", {
    job: z.string(),
    jobId: id,
    receivedBytes: z.int().min(0),
    totalBytes: z.int().min(0).optional(),
    done: z.boolean(),
  }),
  event("ended", { outcome }),
]);

const resultPipeline = z.strictObject({
  id,
  projectId: id,
  webUrl: z.string(),
  status: z.string().describe("As last seen, as GitLab spells it."),
  ref: z.string(),
  sha: z.string(),
});
const resultJob = z.strictObject({
  id,
  name: z.string(),
  stage: z.string(),
  webUrl: z.string(),
  reason: z.string().optional(),
  project: z.string(),
});
const resultFile = z.strictObject({
  path: z.string(),
  sizeBytes: z.int().min(0),
  sha256: z.string(),
  linkTo: z.string().optional(),
  job: z.string(),
  jobId: id,
  stage: z.string().optional(),
  pipelineId: id.optional(),
  projectId: id.optional(),
  commit: z.string().optional(),
});

/** The last line that `--json` prints, and the output `result`. Readers have to let fields be that they do not know. */
export const stepResultSchema = z.looseObject({
  schema: z.literal(STEP_RESULT_SCHEMA),
  outcome,
  exitCode: z.int().min(0).max(7),
  pipeline: resultPipeline.optional(),
  how: z.enum(["created", "adopted", "given", "resumed"]).optional(),
  waitedMs: z.number().optional(),
  retried: z.int().optional(),
  why: z.string().optional(),
  pipelines: z
    .array(z.strictObject({ ...resultPipeline.shape, parent: z.strictObject({ id, job: z.string() }).optional() }))
    .optional(),
  failedJobs: z.array(resultJob).optional(),
  warnings: z.array(resultJob).optional(),
  artifacts: z
    .strictObject({
      path: z.string(),
      count: z.int().min(0),
      files: z.array(resultFile),
      leftOut: z.int().min(1).optional(),
    })
    .optional(),
  dotenv: z
    .record(z.string(), z.string())
    .optional()
    .describe("Values of downstream dotenv files, by the outputs' names; only what the command line prints has them."),
  error: z.strictObject({ code: z.string(), message: z.string(), hint: z.string() }).optional(),
});

/** docs/step-event.schema.json and docs/step-result.schema.json: what a reader of `--json` can rely on. */
export function stepSchemas(): readonly GeneratedFile[] {
  return [
    schemaFile("docs/step-event.schema.json", stepEventSchema),
    schemaFile("docs/step-result.schema.json", stepResultSchema),
  ];
}

/** A schema as a file that readers in any language can use. */
export function schemaFile(path: string, schema: z.ZodType): GeneratedFile {
  return { path, text: `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n` };
}
