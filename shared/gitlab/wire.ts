import * as z from "zod/mini";
import type { Bridge, Job, Pipeline, TriggerToken } from "./pipeline.ts";
import { toStatus } from "./pipeline.ts";

// GitLab's JSON as far as Sluice uses it. Only what nothing can be done without is required; whatever else is absent, null
// or of another type is left out, so that an answer of an older, newer or imitated GitLab stays usable.

/** A schema that gives the second value for whatever does not fit, so that it never fails. */
export const orElse = z.catch;

/** A whole number; some proxies and imitations write it as text. */
const id = z.pipe(
  z.union([z.number(), z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number))]),
  z.number().check(z.refine((value) => Number.isSafeInteger(value) && value >= 0)),
);
/** Text, where there is some. */
export const text = orElse(z.optional(z.string()), undefined);
const number = orElse(
  z.optional(z.union([z.number(), z.pipe(z.string().check(z.regex(/^\d+(\.\d+)?$/)), z.transform(Number))])),
  undefined,
);
const status = z.pipe(z.string(), z.transform(toStatus));
const flag = orElse(z.boolean(), false);

/** The rows that can be read; one that cannot takes none of the others with it. */
function readable<T extends z.ZodMiniType>(row: T) {
  const keep = (rows: unknown[]): z.output<T>[] =>
    rows.flatMap((one) => {
      const { success, data } = row.safeParse(one);
      return success ? [data] : [];
    });
  return z.pipe(orElse(z.array(z.unknown()), []), z.transform(keep));
}

const pipelineRow = z.object({
  id,
  project_id: id,
  status,
  iid: number,
  ref: text,
  sha: text,
  source: text,
  web_url: text,
  created_at: text,
  updated_at: text,
  started_at: text,
  finished_at: text,
  duration: number,
  yaml_errors: text,
});

const artifactRow = z.object({ file_type: z.string(), filename: z.string(), size: number, file_format: text });

const jobRow = z.object({
  id,
  name: z.string(),
  status,
  stage: text,
  ref: text,
  allow_failure: flag,
  web_url: text,
  failure_reason: text,
  created_at: text,
  started_at: text,
  finished_at: text,
  duration: number,
  queued_duration: number,
  tag_list: readable(z.string()),
  artifacts: readable(artifactRow),
  artifacts_file: orElse(z.optional(z.object({ filename: z.string(), size: number })), undefined),
  artifacts_expire_at: text,
  pipeline: pipelineRow,
});

const bridgeRow = z.object({
  id,
  name: z.string(),
  status,
  stage: text,
  allow_failure: flag,
  web_url: text,
  failure_reason: text,
  started_at: text,
  finished_at: text,
  duration: number,
  downstream_pipeline: z.nullish(pipelineRow),
});

const triggerTokenRow = z.object({
  id,
  token: text,
  description: text,
  created_at: text,
  updated_at: text,
  last_used: text,
  expires_at: text,
  owner: orElse(z.optional(z.object({ id, username: z.string() })), undefined),
});

/** Reads one kind of thing out of JSON; throws when what nothing can be done without is missing. */
export type Parser<T> = (json: unknown) => T;

/** A pipeline, of any route that shows one; throws when its id, project or status is missing. */
export const parsePipeline: Parser<Pipeline> = (json) => toPipeline(pipelineRow.parse(json));

/** A job with the pipeline it belongs to; throws when an id, a name or a status is missing. */
export const parseJob: Parser<Job> = (json) => {
  const row = jobRow.parse(json);
  return {
    ...shown(row),
    ref: row.ref ?? "",
    tagList: row.tag_list,
    artifacts: row.artifacts.map(({ file_type, filename, size, file_format }) => ({
      fileType: file_type,
      filename,
      sizeBytes: size ?? 0,
      ...given({ fileFormat: file_format }),
    })),
    pipeline: toPipeline(row.pipeline),
    ...given({
      createdAt: row.created_at,
      queuedS: row.queued_duration,
      artifactsExpireAt: row.artifacts_expire_at,
      archive: row.artifacts_file && { filename: row.artifacts_file.filename, sizeBytes: row.artifacts_file.size ?? 0 },
    }),
  };
};

/** A trigger job with the pipeline it has started; throws when an id, a name or a status is missing. */
export const parseBridge: Parser<Bridge> = (json) => {
  const row = bridgeRow.parse(json);
  return {
    ...shown(row),
    ...given({ downstream: row.downstream_pipeline ? toPipeline(row.downstream_pipeline) : undefined }),
  };
};

/** A trigger token; throws when it has no id. */
export const parseTriggerToken: Parser<TriggerToken> = (json) => {
  const row = triggerTokenRow.parse(json);
  return {
    id: row.id,
    description: row.description ?? "",
    token: row.token ?? "",
    ...given({
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      lastUsed: row.last_used,
      expiresAt: row.expires_at,
      owner: row.owner,
    }),
  };
};

/** A list of things, each read by `one`. */
export function listOf<T>(one: Parser<T>): Parser<readonly T[]> {
  return (json) =>
    z
      .array(z.unknown())
      .parse(json)
      .map((row) => one(row));
}

function toPipeline(row: z.output<typeof pipelineRow>): Pipeline {
  return {
    id: row.id,
    projectId: row.project_id,
    status: row.status,
    ref: row.ref ?? "",
    sha: row.sha ?? "",
    webUrl: row.web_url ?? "",
    ...given({
      iid: row.iid,
      source: row.source,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      durationS: row.duration,
      yamlErrors: row.yaml_errors,
    }),
  };
}

/** What jobs and bridges have in common. */
function shown(row: z.output<typeof bridgeRow> | z.output<typeof jobRow>) {
  return {
    id: row.id,
    name: row.name,
    stage: row.stage ?? "",
    status: row.status,
    allowFailure: row.allow_failure,
    webUrl: row.web_url ?? "",
    ...given({
      failureReason: row.failure_reason,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      durationS: row.duration,
    }),
  };
}

/** The properties that have a value: an optional property is absent, never undefined. */
function given<T extends object>(all: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
