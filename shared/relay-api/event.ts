import { z } from "zod";
import { idSchema, instantSchema, limitSchema, listSchema, textSchema } from "./fields.ts";

/** An event in a list. */
export const eventSchema = z
  .object({
    id: idSchema,
    source: z
      .string()
      .describe("The name of the source, or of the schedule; `drop-in` for a call to GitLab's own API."),
    sourceKind: z.string(),
    type: z.string().describe("The sender's name of the event type."),
    senderId: z.string().optional().describe("The sender's own id of it."),
    repository: z.string().optional().describe("owner/name, of a push."),
    receivedAt: instantSchema,
    payloadSha256: z.string().describe("Hex SHA-256 of the JSON text that travels on."),
  })
  .meta({ id: "Event" });

const changeSchema = z
  .object({
    index: z.int(),
    kind: z.enum(["branch", "tag"]),
    action: z.enum(["create", "update", "delete"]),
    ref: z.string().describe("In full: refs/heads/main."),
    refName: z.string(),
    before: z.string(),
    after: z.string(),
    commit: z.string().optional().describe("The commit to pin; absent on delete."),
    forced: z.boolean().nullable().describe("Whether history was rewritten; null where the sender does not tell."),
  })
  .meta({ id: "Change" });

const originSchema = z.object({
  repository: z.string(),
  repositoryId: z.string().optional(),
  cloneUrl: z.string().optional(),
  webUrl: z.string().optional(),
  defaultBranch: z.string().optional(),
  sender: z.string().optional(),
});

/** What was understood of an event's body. */
export const readingSchema = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("push"), origin: originSchema, changes: z.array(changeSchema) }),
    z.object({ kind: z.literal("other"), why: z.string().describe("Why it starts nothing.") }),
    z.object({ kind: z.literal("schedule"), dueAt: instantSchema }),
    z.object({ kind: z.literal("call"), project: z.string(), ref: z.string() }),
  ])
  .meta({ id: "Reading" });

/** An event with all but its bytes. */
export const wholeEventSchema = eventSchema
  .extend({
    sizeBytes: z.int().describe("Of the body, as it came."),
    headers: z.record(z.string(), z.string()).describe("Those that are kept: never a token or a signature."),
    reading: readingSchema,
  })
  .meta({ id: "WholeEvent" });

/** What a route says of a change. */
export const judgementSchema = z
  .object({
    route: z.string(),
    ref: z.string().describe("Of the change it is about."),
    matches: z.enum(["yes", "maybe", "no"]),
    why: z.string().optional().describe("The first condition that failed; of maybe, what the sender does not tell."),
  })
  .meta({ id: "Judgement" });

/** What the routes say of an event, as they are now. */
export const judgementsSchema = z
  .object({
    routes: z.array(judgementSchema),
    why: z.string().optional().describe("Why no route was asked."),
  })
  .meta({ id: "Judgements" });

/** Which events. */
export const eventQuerySchema = z.strictObject({
  source: listSchema(textSchema).optional().describe("From these sources."),
  repository: textSchema.optional().describe("Of pushes to this repository, owner/name."),
  since: instantSchema.optional().describe("Received then or later."),
  until: instantSchema.optional().describe("Received before then."),
  before: idSchema.optional().describe("Older than this event: `next` of the page before."),
  limit: limitSchema.default(50),
});

/** A page of events, newest first. */
export const eventPageSchema = z
  .object({
    events: z.array(eventSchema),
    next: idSchema
      .optional()
      .describe("Ask again with `before` of this for what is older; absent when there is nothing."),
  })
  .meta({ id: "EventPage" });
