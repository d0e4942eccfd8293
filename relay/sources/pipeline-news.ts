import type { SourceReading } from "../model/event.ts";
import { asObject, asText, type Fields, present } from "./wire.ts";

/** The variable every pipeline of the relay carries its delivery in. */
const MARKER = "SLUICE_DELIVERY";

/**
 * What a GitLab pipeline event says about a pipeline, whoever started it.
 *
 * Fact source: GitLab 19 docs, user/project/integrations/webhook_events.md, "Pipeline events". `object_attributes.url` came with 16.1.
 */
export function readPipelineNews(body: Fields): SourceReading {
  const pipeline = asObject(body["object_attributes"]);
  const projectId = positiveId(asObject(body["project"])["id"]);
  const pipelineId = positiveId(pipeline["id"]);
  const status = asText(pipeline["status"]);
  if (projectId === undefined || pipelineId === undefined || status === undefined)
    return { kind: "other", why: "a pipeline event without its project, id or status" };
  return present<Extract<SourceReading, { kind: "pipeline" }>>({
    kind: "pipeline",
    projectId,
    pipelineId,
    status,
    webUrl: asText(pipeline["url"]),
    marker: markerOf(pipeline["variables"]),
  });
}

function markerOf(variables: unknown): string | undefined {
  if (!Array.isArray(variables)) return undefined;
  const found = variables.map(asObject).find(({ key }) => key === MARKER);
  return asText(found?.["value"]);
}

function positiveId(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
