import { z } from "zod";
import { durationSchema, faultless, secretSchema } from "./fields.ts";
import { webAddressFault } from "./web-address.ts";

const perMinute = z.int().min(1).max(100_000).optional();

/** A GitLab server. */
export const gitlabSchema = z.strictObject({
  url: faultless(urlFault)
    .describe("The server's address, without /api/v4.")
    .meta({ examples: ["https://gitlab.example.com"] }),
  "ca-file": z.string().min(1).optional().describe("PEM file of a private certificate authority."),
  "access-token": secretSchema
    .optional()
    .describe(
      "Token with read_api: looks up pipelines whose answer was lost, and follows those whose fate is told to a commit.",
    ),
  "creations-per-minute": perMinute.describe("Pipelines created a minute at most, over all its projects."),
});

/** How deliveries are carried. */
export const dispatchSchema = z.strictObject({
  concurrency: z
    .int()
    .min(1)
    .max(1_000)
    .default(16)
    .describe("Trigger calls under way at once; one of several projects takes at most half of them."),
  "per-project": z.int().min(1).max(1_000).default(8).describe("Trigger calls under way at once for one project."),
  "creations-per-minute": perMinute.describe("Pipelines created a minute at most in one project."),
  "max-attempts": z
    .int()
    .min(1)
    .max(1_000)
    .default(100)
    .describe("Attempts before a delivery is dead: by default over about half a day."),
  "base-delay": durationSchema.prefault("2s").describe("First pause after a passing fault; later ones double."),
  "max-delay": durationSchema.prefault("10m").describe("Longest pause between attempts."),
  delays: z
    .array(durationSchema)
    .min(1, "must name at least one pause")
    .optional()
    .describe("The pauses themselves, in order, instead of base-delay and max-delay; the last is repeated."),
  deadline: durationSchema.prefault("30s").describe("How long GitLab may take to answer a trigger call."),
  breaker: z
    .strictObject({
      failures: z.int().min(1).max(1_000).default(5).describe("Failures in a row of one GitLab that open it."),
      pause: durationSchema.prefault("30s").describe("How long that GitLab is left alone before one call tries it."),
    })
    .prefault({})
    .describe("Leaves a GitLab alone that does not work."),
});

function urlFault(text: string): string | undefined {
  const fault = webAddressFault(text, "https://gitlab.example.com");
  if (fault !== undefined) return fault;
  return /\/api(\/v\d+)?\/?$/.test(new URL(text).pathname)
    ? "ends in /api: leave that out, Sluice adds /api/v4 itself"
    : undefined;
}
