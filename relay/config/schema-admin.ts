import { z } from "zod";
import { durationSchema, secretSchema } from "./fields.ts";

/** Sessions longer than this outlive whoever should have lost access. */
const LONGEST_SESSION_MS = 30 * 24 * 60 * 60 * 1_000;

/** Who may look at the relay, and act on it, over HTTP. */
export const adminSchema = z.strictObject({
  tokens: z
    .array(secretSchema)
    .min(1, "must name at least one token: leave out `admin` to serve neither API nor dashboard")
    .describe("Tokens that may see everything, and release, cancel and redeliver; any of them, for rotation.")
    .meta({ examples: [[{ env: "SLUICE_ADMIN_TOKEN" }]] }),
  "read-tokens": z
    .array(secretSchema)
    .min(1, "must name at least one token; leave it out where there is none")
    .optional()
    .describe("Tokens that may see everything and change nothing.")
    .meta({ examples: [[{ env: "SLUICE_READ_TOKEN" }]] }),
  session: durationSchema
    .refine((ms) => ms >= 60_000 && ms <= LONGEST_SESSION_MS, "must be from 1m to 30d")
    .prefault("12h")
    .describe("How long a login at the dashboard lasts."),
});
