import { z } from "zod";
import { GRAPH_EVENT_SCHEMA } from "../../action/orchestrate/live/json-voice.ts";
import { GRAPH_VERDICTS } from "../../action/orchestrate/model.ts";
import { GRAPH_RESULT_SCHEMA } from "../../action/orchestrate/report/graph-result.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { schemaFile, stepResultSchema } from "./step-schemas.ts";

const key = z.string().describe("The name of a pipeline in the file; of a matrix, with its leg behind a slash.");
const verdict = z.enum(GRAPH_VERDICTS);
const endKind = z.enum(["succeeded", "failed", "error", "allowed-failure", "skipped", "canceled"]);
const cause = z.enum(["needs-failed", "not-needed", "fail-fast", "graph-timeout", "stopped", "no-token"]);
const attempt = z.int().min(1).describe("Which try it is.");
const pipeline = z.strictObject({ id: z.int().min(0), projectId: z.int().min(0), webUrl: z.string() });
const failure = z.strictObject({ code: z.string(), message: z.string(), hint: z.string() });

const { schema: _, pipelines: __, artifacts: ___, dotenv: ____, ...ofStep } = stepResultSchema.shape;

/** What a node's step has come to: the step's own result, but for what makes it large. */
const stepResult = z.looseObject({
  ...ofStep,
  artifacts: z.strictObject({ path: z.string(), count: z.int().min(0) }).optional(),
});

const end = {
  outcome: endKind,
  cause: cause.optional().describe("Why it was skipped or canceled."),
  why: z.string().optional(),
  startedAt: z.iso.datetime().optional().describe("When it got a place; absent when it was never started."),
  endedAt: z.iso.datetime(),
  waitedMs: z.number().min(0).optional().describe("Once all it needs had ended, until it got a place."),
  ranMs: z.number().min(0).optional(),
  attempts: z.int().min(0),
  kept: z.literal(true).optional().describe("Where it had ended in an earlier part of this run."),
  result: stepResult.optional(),
};

function event<const Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) {
  return z.strictObject({
    schema: z.literal(GRAPH_EVENT_SCHEMA),
    kind: z.literal(kind),
    at: z.iso.datetime(),
    ...shape,
  });
}

function node<const State extends string, Shape extends z.core.$ZodLooseShape>(state: State, shape: Shape) {
  return event("node", { node: key, state: z.literal(state), ...shape });
}

/** Every line that `sluice run --json` prints before the result, but for the events of the nodes' steps. */
export const graphEventSchema = z.union([
  event("began", {
    runId: z.string(),
    resumed: z.boolean(),
    nodes: z.array(
      z.strictObject({
        node: key,
        needs: z.array(key),
        state: z.enum(["waiting", "starting", "running", "retrying", "canceling", "ended"]),
      }),
    ),
  }),
  node("waiting", {}),
  node("starting", { attempt }),
  node("running", { attempt, pipeline }),
  node("retrying", { attempt }),
  node("canceling", { attempt, pipeline: pipeline.optional(), cause }),
  node("ended", { end: z.strictObject(end) }),
  event("said", { node: key.optional(), as: z.enum(["notice", "warning", "error"]), text: z.string() }),
  event("ended", { outcome: verdict }),
]);

/** The last line that `sluice run --json` prints, and the output `result`. Readers have to let fields be that they do not know. */
export const graphResultSchema = z.looseObject({
  schema: z.literal(GRAPH_RESULT_SCHEMA),
  outcome: verdict,
  exitCode: z.int().min(0).max(7),
  warnings: z.int().min(0),
  runId: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  tookMs: z.number().min(0),
  counts: z.record(endKind, z.int().min(0)),
  criticalPath: z.strictObject({ nodes: z.array(key), ranMs: z.number().min(0) }).optional(),
  nodes: z.array(
    z.looseObject({
      node: key,
      matrix: z.record(z.string(), z.string()).optional(),
      needs: z.array(key),
      host: z.string(),
      project: z.string(),
      ...end,
    }),
  ),
  leftOut: z.int().min(1).optional().describe("How many nodes an output does not name, since it may not be that long."),
  error: failure.optional(),
});

/** docs/graph-event.schema.json and docs/graph-result.schema.json: what a reader of `sluice run --json` can rely on. */
export function graphSchemas(): readonly GeneratedFile[] {
  return [
    schemaFile("docs/graph-event.schema.json", graphEventSchema),
    schemaFile("docs/graph-result.schema.json", graphResultSchema),
  ];
}
