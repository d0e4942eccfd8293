import { z } from "zod";
import { byteSizeSchema, durationSchema, named, secretSchema } from "./fields.ts";
import { adminSchema } from "./schema-admin.ts";
import { dispatchSchema, gitlabSchema } from "./schema-gitlab.ts";
import { routeSchema, scheduleSchema } from "./schema-routes.ts";
import { sourceSchema } from "./schema-sources.ts";
import { storeSchema } from "./schema-store.ts";
import { maxBodySchema } from "./source-fields.ts";

const listenSchema = z.strictObject({
  host: z.string().min(1).default("127.0.0.1").describe("Address to listen on."),
  port: z.int().min(0).max(65_535).default(8_080).describe("Port to listen on; 0 takes any free one."),
  "trust-proxy": z
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe("How many reverse proxies stand in front, whose X-Forwarded-For and X-Forwarded-Proto are believed."),
  "drain-grace": durationSchema
    .optional()
    .describe(
      "How long a relay that is to end goes on taking requests while /readyz answers 503: 5s on PostgreSQL, where others go on, else 0s.",
    ),
});

const retentionSchema = z.strictObject({
  delivered: durationSchema.prefault("30d").describe("How long events are kept whose deliveries are all done."),
  undelivered: durationSchema.prefault("90d").describe("How long events are kept that have a dead or held delivery."),
  "max-size": byteSizeSchema
    .optional()
    .describe("Size of the store beyond which the oldest that are done with go before their time."),
});

const dropInSchema = z.strictObject({
  gitlab: z
    .string()
    .describe("A name under `gitlab`: where the calls go.")
    .meta({ examples: ["main"] }),
  tokens: z
    .array(secretSchema)
    .min(1, "must name at least one token: without one, no call could go through")
    .describe("The pipeline trigger tokens that calls may use.")
    .meta({ examples: [[{ env: "DEPLOY_TRIGGER_TOKEN" }]] }),
  "max-body": maxBodySchema,
  marker: z
    .boolean()
    .default(false)
    .describe("Adds the variable SLUICE_DELIVERY, by which a pipeline is found whose answer was lost."),
});

/** The shape of relay.yml. What one value cannot know of another is checked in `cross-checks.ts`. */
export const fileSchema = z.strictObject({
  listen: listenSchema.prefault({}).describe("Where the relay listens."),
  store: storeSchema
    .default("sqlite:./sluice.db")
    .describe(
      "Where events and deliveries are kept: sqlite:PATH, relative to this file, for one relay; postgres://… for any number of them.",
    ),
  gitlab: named(gitlabSchema)
    .describe("GitLab servers, by names of your choice.")
    .meta({ examples: [{ main: { url: "https://gitlab.example.com" } }] }),
  sources: named(sourceSchema)
    .describe("Who may send events: a source NAME receives at /hooks/NAME.")
    .meta({
      examples: [{ "acme-github": { kind: "github", secrets: [{ env: "GITHUB_WEBHOOK_SECRET" }] } }],
    }),
  routes: z.array(routeSchema).describe("Which changes start which pipeline; a change may go along several."),
  schedules: z.array(scheduleSchema).default([]).describe("At which times which pipeline is started."),
  "drop-in": dropInSchema
    .optional()
    .describe("Takes calls as GitLab's trigger API takes them, under /api/v4/projects/; off unless given."),
  admin: adminSchema
    .optional()
    .describe("Who may use the admin API and the dashboard; neither is served unless given."),
  metrics: z
    .strictObject({
      open: z.boolean().default(false).describe("Whether anybody may read /metrics, without a token of `admin`."),
    })
    .optional()
    .describe("Who may read the metrics at /metrics; whoever has a token of `admin`, unless it says otherwise."),
  dispatch: dispatchSchema.prefault({}).describe("How deliveries are carried to GitLab."),
  retention: retentionSchema.prefault({}).describe("How long what is done with is kept."),
});

/** A file of the right shape, defaults filled in, secrets not yet read. */
export type ConfigFile = z.output<typeof fileSchema>;

/** JSON Schema of relay.yml, for editors; written to docs/relay.schema.json by `npm run generate`. */
export function relayConfigJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(fileSchema, { io: "input" });
  return { $schema, title: "Sluice relay configuration", ...schema };
}
