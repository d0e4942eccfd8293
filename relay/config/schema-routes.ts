import { z } from "zod";
import { expressionFault } from "../routes/expression.ts";
import { SENDER_GLOBS } from "../routes/sender-globs.ts";
import { cronSchema, timeZoneSchema } from "./cron-fields.ts";
import { durationSchema, faultless, globsSchema, nameSchema } from "./fields.ts";
import { triggerSchema } from "./schema-trigger.ts";
import { OVER_A_CHANGE, OVER_A_TIME } from "./template-fields.ts";

const whenSchema = z.strictObject({
  repository: globsSchema(repositoryFault).optional().describe("Globs on owner/name; absent: any."),
  branches: globsSchema(shortNameFault)
    .optional()
    .describe("Globs on branch names. With only `tags` given: no branch."),
  tags: globsSchema(shortNameFault).optional().describe("Globs on tag names. With only `branches` given: no tag."),
  actions: z
    .array(z.enum(["create", "update", "delete"]))
    .min(1, "must name at least one action")
    .default(["create", "update"])
    .describe("What happened to the ref."),
  sender: globsSchema(() => undefined, SENDER_GLOBS)
    .optional()
    .describe("Globs on who pushed, by the name the sender gives."),
  paths: globsSchema(pathFault)
    .optional()
    .describe(
      "Globs on paths; one touched path that matches is enough. Where the sender's list is not complete, the change goes along.",
    ),
  "default-branch": z.boolean().optional().describe("Whether it must be, or must not be, the default branch."),
  "skip-ci": z
    .enum(["honour", "ignore"])
    .default("ignore")
    .describe("Whether `[skip ci]` or `[ci skip]` in the commit's message keeps the change back."),
  if: faultless(expressionFault)
    .optional()
    .describe("A CEL expression over the change and the payload; see docs/relay-routes.md.")
    .meta({ examples: ["change.message.contains('[deploy]')"] }),
});

const onAmbiguous = z
  .enum(["hold", "retry"])
  .default("hold")
  .describe("What to do when nobody knows whether a pipeline was created and it cannot be looked up.");

const order = z
  .enum(["any", "arrival"])
  .default("any")
  .describe("`arrival`: one after the other to a project, in the order they came.");

/** Which changes start which pipeline. */
export const routeSchema = z.strictObject({
  name: nameSchema.describe("Stands in logs and with every delivery.").meta({ examples: ["app-to-deploy"] }),
  from: z
    .string()
    .describe("A name under `sources`.")
    .meta({ examples: ["acme-github"] }),
  when: whenSchema.prefault({}).describe("What is asked of a change; every condition given must hold."),
  trigger: triggerSchema(OVER_A_CHANGE).describe("The pipeline to start."),
  order,
  debounce: durationSchema
    .optional()
    .describe("Only the newest push of a ref counts: each waits this long for a newer one."),
  feedback: z
    .strictObject({
      context: z.string().min(1).max(255).optional().describe("The status's name at the forge; default sluice/ROUTE."),
    })
    .optional()
    .describe("Tells the commit what became of the pipeline; needs `api` at the source."),
  "on-ambiguous": onAmbiguous,
});

/** At which times which pipeline is started. */
export const scheduleSchema = z.strictObject({
  name: nameSchema.describe("Stands in logs and with every delivery.").meta({ examples: ["nightly"] }),
  cron: cronSchema
    .describe("Cron expression: minute, hour, day, month, weekday; with six fields the first is the second.")
    .meta({ examples: ["0 3 * * *"] }),
  "time-zone": timeZoneSchema
    .default("UTC")
    .describe("IANA time zone.")
    .meta({ examples: ["Europe/Berlin"] }),
  missed: z
    .enum(["skip", "latest", "all"])
    .default("skip")
    .describe("What to do about times that passed while no relay ran."),
  trigger: triggerSchema(OVER_A_TIME).describe("The pipeline to start."),
  order,
  "on-ambiguous": onAmbiguous,
});

/** `owner/name` has a slash that `*` does not cross, so a glob without one matches nothing, silently. */
function repositoryFault(glob: string): string | undefined {
  if (glob.includes("://")) return "is a URL: write owner/name";
  if (/[/{(]|\*\*/.test(glob)) return undefined;
  return "can never match owner/name: write acme/app, or acme/* for all of an owner's";
}

function shortNameFault(glob: string): string | undefined {
  return /^!?refs\//.test(glob) ? "is a full ref: write the short name, main instead of refs/heads/main" : undefined;
}

function pathFault(glob: string): string | undefined {
  return /^!?\.?\//.test(glob) ? "starts with a slash: paths are relative to the repository, write src/**" : undefined;
}
