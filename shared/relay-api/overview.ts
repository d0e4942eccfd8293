import { z } from "zod";
import { deliverySchema } from "./delivery.ts";
import { idSchema, instantSchema } from "./fields.ts";

const count = z.int().min(0);

/** A source, and what came from it since the relay started. */
export const sourceSchema = z
  .object({
    name: z.string(),
    kind: z.string(),
    path: z.string().describe("Where it receives: /hooks/NAME."),
    routes: z.array(z.string()).describe("The routes that take its events."),
    lastEvent: z.object({ id: idSchema, type: z.string(), receivedAt: instantSchema }).optional(),
    sinceStart: z.object({
      stored: count,
      seenBefore: count,
      notAuthentic: count.describe(
        "Requests whose signature or token was wrong: a secret may differ from the forge's.",
      ),
      lastNotAuthentic: z
        .object({ at: instantSchema, why: z.string() })
        .optional()
        .describe("Why the latest of them was refused; its sender is not told."),
    }),
  })
  .meta({ id: "Source" });

/** Every source. */
export const sourcesSchema = z
  .object({ startedAt: instantSchema, sources: z.array(sourceSchema) })
  .meta({ id: "Sources" });

/** A route, without its token. */
const routeSchema = z
  .object({
    name: z.string(),
    from: z.string(),
    lane: z.string(),
    refs: z.array(z.string()).describe("Names or templates, in order."),
    when: z.record(z.string(), z.unknown()),
    order: z.enum(["any", "arrival"]),
    onAmbiguous: z.enum(["hold", "retry"]),
    debounceMs: z.int().optional(),
    feedback: z.object({ context: z.string() }).optional(),
    lastDelivery: deliverySchema.optional(),
  })
  .meta({ id: "Route" });

/** Every route. */
export const routesSchema = z.object({ routes: z.array(routeSchema) }).meta({ id: "Routes" });

/** A schedule, without its token. */
const scheduleSchema = z
  .object({
    name: z.string(),
    cron: z.string(),
    timeZone: z.string(),
    missed: z.enum(["skip", "latest", "all"]),
    lane: z.string(),
    next: z.array(instantSchema).describe("Its next times."),
    lastDelivery: deliverySchema.optional(),
  })
  .meta({ id: "Schedule" });

/** Every schedule. */
export const schedulesSchema = z.object({ schedules: z.array(scheduleSchema) }).meta({ id: "Schedules" });

/** How the relay does. */
export const healthSchema = z
  .object({
    version: z.string(),
    now: instantSchema,
    startedAt: instantSchema,
    store: z.object({ state: z.enum(["ok", "unavailable"]), sizeBytes: count.optional() }),
    dispatching: z.boolean().describe("Whether deliveries are being carried."),
    backlog: z
      .object({
        pending: count,
        dispatching: count,
        delivered: count,
        dead: count,
        held: count,
        canceled: count,
        oldestDueAt: instantSchema.optional().describe("Since when the oldest pending delivery waits that could go."),
        oldestUndeliveredAt: instantSchema
          .optional()
          .describe("When the oldest delivery was made that is pending or dispatching."),
      })
      .optional()
      .describe("How many deliveries are in each state; absent while the store cannot be read."),
  })
  .meta({ id: "Health" });

/** The configuration in force. */
export const configurationSchema = z
  .object({
    configuration: z
      .record(z.string(), z.unknown())
      .describe("As the relay holds it, defaults filled in, times in milliseconds; every secret is `***`."),
  })
  .meta({ id: "Configuration" });
