import * as z from "zod/mini";
import { GRAPH_VERDICTS, type NodeEnd } from "../model.ts";
import { STATE_SCHEMA, type StateRecord } from "./record.ts";

const at = z.number();
const trace = z.object({
  project: z.union([z.number(), z.string()]),
  ref: z.string(),
  source: z.exactOptional(z.string()),
  marker: z.exactOptional(z.string()),
  sentAt: z.iso.datetime(),
});
const pipeline = z.object({ id: z.number(), projectId: z.number(), webUrl: z.string() });
const attempt = { node: z.string(), attempt: z.number(), readyAt: at, startedAt: at };

/** Of a result only that is checked without which nothing can be decided: the rest is told as it stands. */
const result = z.looseObject({
  outcome: z.string(),
  exitCode: z.number(),
  pipeline: z.exactOptional(z.looseObject(pipeline.shape)),
});
const end = z.pipe(
  z.looseObject({
    kind: z.enum(["succeeded", "failed", "error", "allowed-failure", "skipped", "canceled"]),
    cause: z.exactOptional(z.string()),
    why: z.string(),
    result: z.exactOptional(result),
    endedAt: at,
    attempts: z.number(),
  }),
  z.transform((value) => value as unknown as NodeEnd),
);

const RECORD = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("run"), schema: z.literal(STATE_SCHEMA), runId: z.string(), graph: z.string(), at }),
  z.object({ kind: z.literal("part"), pid: z.number(), host: z.string(), at }),
  z.object({ kind: z.literal("leaving"), ...attempt, trace, at }),
  z.object({ kind: z.literal("pipeline"), ...attempt, pipeline, isNew: z.boolean(), at }),
  z.object({ kind: z.literal("retrying"), node: z.string(), last: end, at }),
  z.object({
    kind: z.literal("ended"),
    node: z.string(),
    end,
    pipeline: z.exactOptional(z.object({ ref: z.string(), sha: z.string(), status: z.string() })),
    outputs: z.record(z.string(), z.string()),
    hasSecrets: z.boolean(),
    at,
  }),
  z.object({ kind: z.literal("finished"), verdict: z.enum(GRAPH_VERDICTS), at }),
]);

/** The record of a line; undefined when it is none of this version. */
export function parseRecord(line: string): StateRecord | undefined {
  try {
    const read = RECORD.safeParse(JSON.parse(line));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
