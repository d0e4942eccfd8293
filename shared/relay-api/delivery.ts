import { z } from "zod";
import { judgementsSchema, wholeEventSchema } from "./event.ts";
import { idSchema, instantSchema, limitSchema, listSchema, textSchema } from "./fields.ts";

/** Where a delivery stands; docs/relay-deliveries.md says what each means. */
const deliveryStateSchema = z
  .enum(["pending", "dispatching", "delivered", "dead", "held", "canceled"])
  .meta({ id: "DeliveryState" });

/** A delivery in a list. */
export const deliverySchema = z
  .object({
    id: idSchema,
    state: deliveryStateSchema,
    route: z.string().describe("The name of its route or schedule, or `drop-in`."),
    lane: z.string().describe("Where it goes: the GitLab's name, a colon, the project."),
    event: idSchema,
    eventType: z.string(),
    source: z.string(),
    sourceKind: z.string(),
    repository: z.string().optional(),
    ref: z.string().optional().describe("In full: refs/heads/main."),
    commit: z.string().optional(),
    changeIndex: z.int().describe("Which change of its event it is about, from 0."),
    refIndex: z.int().describe("Which of the trigger's refs is next, from 0."),
    redeliveryOf: idSchema.optional(),
    supersededBy: idSchema.optional(),
    attempts: z.int(),
    createdAt: instantSchema,
    receivedAt: instantSchema.describe("When its event came."),
    dueAt: instantSchema.optional().describe("When it is attempted next; while pending."),
    inDoubt: z
      .boolean()
      .optional()
      .describe("While pending: the next attempt looks for the pipeline, since an answer was lost."),
    reason: z
      .object({ code: z.string(), text: z.string() })
      .optional()
      .describe("Why it is dead, held or canceled, or what its last attempt met."),
    pipeline: z.object({ id: z.int(), projectId: z.int(), webUrl: z.string() }).optional(),
    pipelineStatus: z.string().optional().describe("GitLab's word, as last heard."),
  })
  .meta({ id: "Delivery" });

/** A request that was made for a delivery. */
export const attemptSchema = z
  .object({
    number: z.int(),
    kind: z.enum(["trigger", "look-up"]),
    startedAt: instantSchema,
    endedAt: instantSchema.optional(),
    result: z.string().optional().describe("`delivered`, `adopted`, or the code of an error; absent while under way."),
    status: z.int().optional().describe("The HTTP status GitLab answered with."),
    text: z.string().optional(),
  })
  .meta({ id: "Attempt" });

/** What a delivery's commit has been told of it. */
export const feedbackSchema = z
  .object({
    sent: z.string().optional().describe("The status told last: state, address, words; absent when nothing has been."),
    tries: z.int().describe("Failed attempts to tell since the delivery last moved."),
    dueAt: instantSchema.optional().describe("When it is told, or tried again; absent when there is nothing to tell."),
    fault: z.string().optional().describe("Why it could not be told."),
  })
  .meta({ id: "Feedback" });

/** Which deliveries; each filter given must hold. */
export const deliveryQuerySchema = z.strictObject({
  state: listSchema(deliveryStateSchema).optional().describe("In one of these states."),
  route: listSchema(textSchema).optional().describe("Of these routes or schedules."),
  source: listSchema(textSchema).optional().describe("From these sources."),
  lane: listSchema(textSchema).optional().describe("To these projects: the GitLab's name, a colon, the path."),
  event: listSchema(idSchema).optional().describe("Of these events."),
  id: listSchema(idSchema).optional().describe("These."),
  repository: textSchema.optional().describe("Of pushes to this repository, owner/name."),
  ref: textSchema.optional().describe("Of this ref, in full: refs/heads/main."),
  since: instantSchema.optional().describe("Created then or later."),
  until: instantSchema.optional().describe("Created before then."),
  before: idSchema.optional().describe("Older than this delivery: `next` of the page before."),
  limit: limitSchema.default(50),
});

/** A page of deliveries, newest first. */
export const deliveryPageSchema = z
  .object({
    deliveries: z.array(deliverySchema),
    next: idSchema
      .optional()
      .describe("Ask again with `before` of this for what is older; absent when there is nothing."),
  })
  .meta({ id: "DeliveryPage" });

/** All about a delivery. */
export const deliveryDossierSchema = z
  .object({
    delivery: deliverySchema,
    attempts: z.array(attemptSchema),
    feedback: feedbackSchema.optional().describe("Of a route with `feedback`."),
    event: wholeEventSchema,
    deliveries: z.array(deliverySchema).describe("All of that event, oldest first."),
    judgements: judgementsSchema,
  })
  .meta({ id: "DeliveryDossier" });

/** All about an event. */
export const eventDossierSchema = z
  .object({
    event: wholeEventSchema,
    deliveries: z.array(deliverySchema).describe("Oldest first."),
    judgements: judgementsSchema,
  })
  .meta({ id: "EventDossier" });

/** The request a delivery would be sent as. */
export const callSchema = z
  .object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string().describe("JSON text, `***` in place of the token."),
  })
  .meta({ id: "Call" });
