import { z } from "zod";
import { deliveryQuerySchema, deliverySchema } from "./delivery.ts";
import { idSchema } from "./fields.ts";

/** How a delivery is canceled. */
export const cancelRequestSchema = z.strictObject({
  reason: z.string().max(1_000).default("").describe("In a person's words, for whoever looks at it later."),
});

/** The delivery something was done to, as it stands afterwards. */
export const doneSchema = z.object({ delivery: deliverySchema }).meta({ id: "Done" });

const rehearsed = { dryRun: z.boolean().default(false).describe("Say what would be done, and store nothing.") };

/** How a delivery or an event is redelivered. */
export const redeliverRequestSchema = z.strictObject(rehearsed);

/** What says how many, not which. */
const PAGING = new Set(["limit", "before"]);

/** Which deliveries are redelivered. */
export const redeliverManyRequestSchema = z.strictObject({
  ...rehearsed,
  filter: deliveryQuerySchema
    .refine((filter) => Object.entries(filter).some(([name, value]) => !PAGING.has(name) && value !== undefined), {
      message: "must say which deliveries are meant: give at least one condition beside limit and before",
    })
    .describe("Which ones, newest first; those pending or dispatching are left out. At most `limit` are looked at."),
});

/** What redelivering one delivery gave. */
export const redeliveredSchema = z
  .object({
    dryRun: z.boolean(),
    redeliveryOf: idSchema,
    id: idSchema.optional().describe("The new delivery; absent in a dry run."),
  })
  .meta({ id: "Redelivered" });

/** What redelivering many gave. */
export const redeliveredManySchema = z
  .object({
    dryRun: z.boolean(),
    redelivered: z.array(z.object({ redeliveryOf: idSchema, id: idSchema.optional() })).describe("Oldest first."),
    left: z
      .array(z.object({ id: idSchema, code: z.string(), why: z.string() }))
      .describe("Those that were not redelivered, and why."),
    next: idSchema.optional().describe("There are older ones that fit: ask again with `filter.before` of this."),
  })
  .meta({ id: "RedeliveredMany" });

/** What matching an event against the routes of now gave. */
export const matchedAgainSchema = z
  .object({
    dryRun: z.boolean(),
    made: z
      .array(z.object({ route: z.string(), id: idSchema.optional() }))
      .describe("A delivery for each change and route that had none."),
    left: z.array(z.object({ route: z.string(), delivery: idSchema })).describe("Routes that had theirs already."),
    others: z.array(z.object({ route: z.string(), why: z.string() })).describe("Routes that do not match."),
  })
  .meta({ id: "MatchedAgain" });
