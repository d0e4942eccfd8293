import { z } from "zod";
import {
  byteSizeSchema,
  durationSchema,
  faultless,
  globsSchema,
  inputSchema,
  named,
  nameSchema,
  refSchema,
  secretSchema,
  templateSchema,
} from "./fields.ts";

const listenSchema = z.strictObject({
  host: z.string().min(1).default("127.0.0.1").describe("Address to listen on."),
  port: z.int().min(0).max(65_535).default(8_080).describe("Port to listen on; 0 takes any free one."),
});

const gitlabSchema = z.strictObject({
  url: faultless(urlFault)
    .describe("The server's address, without /api/v4.")
    .meta({ examples: ["https://gitlab.example.com"] }),
  "ca-file": z.string().min(1).optional().describe("PEM file of a private certificate authority."),
});

const maxBody = byteSizeSchema.prefault("25mb").describe("Largest request body; a larger one is answered 413.");
const secrets = z.array(secretSchema).min(1, "must name at least one secret: without one, anybody could send events");

const githubSourceSchema = z.strictObject({
  kind: z.literal("github"),
  secrets: secrets
    .describe("Webhook secrets; any of them may match.")
    .meta({ examples: [[{ env: "GITHUB_WEBHOOK_SECRET" }]] }),
  "max-body": maxBody,
});

const gitlabSourceSchema = z.strictObject({
  kind: z.literal("gitlab"),
  auth: z
    .enum(["signature", "token", "signature-or-token"])
    .optional()
    .describe("What a request is authenticated by; by default what secrets are given for."),
  "signing-tokens": secrets
    .optional()
    .describe("Signing tokens, `whsec_…`, of GitLab 19 and newer.")
    .meta({ examples: [[{ env: "GITLAB_SIGNING_TOKEN" }]] }),
  secrets: secrets
    .optional()
    .describe("Secret tokens, sent in clear as X-Gitlab-Token.")
    .meta({ examples: [[{ env: "GITLAB_WEBHOOK_SECRET" }]] }),
  tolerance: durationSchema.prefault("5m").describe("How far a signature's timestamp may be from now."),
  "max-body": maxBody,
});

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
});

const triggerSchema = z.strictObject({
  gitlab: z
    .string()
    .describe("A name under `gitlab`.")
    .meta({ examples: ["main"] }),
  project: z
    .union([z.int().positive(), z.string()], { error: "must be the project's path such as group/deploy, or its id" })
    .superRefine((project, ctx) => {
      const fault = typeof project === "string" ? projectFault(project) : undefined;
      if (fault !== undefined) ctx.addIssue(fault);
    })
    .describe("The project to trigger: full path or id.")
    .meta({ examples: ["group/deploy"] }),
  ref: refSchema.describe("Branch or tag to run on; may be a template over the change."),
  token: secretSchema
    .describe("The project's pipeline trigger token.")
    .meta({ examples: [{ env: "DEPLOY_TRIGGER_TOKEN" }] }),
  variables: z
    .record(faultless(variableFault), templateSchema)
    .default({})
    .describe("Pipeline variables; values may be templates."),
  inputs: z
    .record(z.string().min(1), inputSchema)
    .default({})
    .describe("Pipeline inputs (spec:inputs); text may be templates."),
  payload: z
    .enum(["object", "text", "merged", "none"])
    .default("object")
    .describe("How the webhook's payload travels."),
  facts: z.enum(["variables", "none"]).default("variables").describe("Whether SLUICE_* facts go along as variables."),
});

const routeSchema = z.strictObject({
  name: nameSchema.describe("Stands in logs and with every delivery.").meta({ examples: ["app-to-deploy"] }),
  from: z
    .string()
    .describe("A name under `sources`.")
    .meta({ examples: ["acme-github"] }),
  when: whenSchema.prefault({}),
  trigger: triggerSchema,
  "on-ambiguous": z
    .enum(["hold", "retry"])
    .default("hold")
    .describe("What to do when nobody knows whether a pipeline was created."),
});

const dispatchSchema = z.strictObject({
  concurrency: z
    .int()
    .min(1)
    .max(1_000)
    .default(16)
    .describe("Trigger calls under way at once; one of several routes takes at most half of them."),
  "max-attempts": z.int().min(1).max(1_000).default(15).describe("Attempts before a delivery is dead."),
  "base-delay": durationSchema.prefault("2s").describe("First pause after a passing fault; later ones double."),
  "max-delay": durationSchema.prefault("10m").describe("Longest pause between attempts."),
  deadline: durationSchema.prefault("30s").describe("How long GitLab may take to answer a trigger call."),
});

/** The shape of relay.yml. What one value cannot know of another is checked in `cross-checks.ts`. */
export const fileSchema = z.strictObject({
  listen: listenSchema.prefault({}),
  store: z
    .string()
    .regex(/^sqlite:.+/, "must be sqlite: and a path, such as sqlite:./sluice.db")
    .default("sqlite:./sluice.db")
    .describe("Where events and deliveries are kept: sqlite:PATH, relative to this file."),
  gitlab: named(gitlabSchema).meta({ examples: [{ main: { url: "https://gitlab.example.com" } }] }),
  sources: named(z.discriminatedUnion("kind", [githubSourceSchema, gitlabSourceSchema])).meta({
    examples: [{ "acme-github": { kind: "github", secrets: [{ env: "GITHUB_WEBHOOK_SECRET" }] } }],
  }),
  routes: z.array(routeSchema).describe("Which changes start which pipeline; a change may go along several."),
  dispatch: dispatchSchema.prefault({}),
});

/** A file of the right shape, defaults filled in, secrets not yet read. */
export type ConfigFile = z.output<typeof fileSchema>;

/** JSON Schema of relay.yml, for editors; written to docs/relay.schema.json by `npm run generate`. */
export function relayConfigJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(fileSchema, { io: "input" });
  return { $schema, title: "Sluice relay configuration", ...schema };
}

function urlFault(text: string): string | undefined {
  const example = "write it as https://gitlab.example.com";
  if (!URL.canParse(text)) return `is no URL: ${example}`;
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return `is no web address: ${example}`;
  if (url.username !== "" || url.password !== "") return `holds a user or password: ${example}, without them`;
  if (url.search !== "" || url.hash !== "") return `has a query or fragment: ${example}`;
  return /\/api(\/v\d+)?\/?$/.test(url.pathname)
    ? "ends in /api: leave that out, Sluice adds /api/v4 itself"
    : undefined;
}

function projectFault(text: string): string | undefined {
  if (/^\d+$/.test(text)) return "is an id in quotes: write the number without them";
  if (text.includes("%2F") || text.includes("%2f")) return "is percent-encoded: write the path with plain slashes";
  if (text.includes("://")) return "is a URL: write only the project's path, such as group/deploy";
  return /^[\w.-]+(\/[\w.-]+)+$/.test(text)
    ? undefined
    : "is no project path: write it as group/deploy, or give the project's id";
}

/** `owner/name` has a slash that `*` does not cross, so a glob without one matches nothing, silently. */
function repositoryFault(glob: string): string | undefined {
  if (glob.includes("://")) return "is a URL: write owner/name";
  if (/[/{(]|\*\*/.test(glob)) return undefined;
  return "can never match owner/name: write acme/app, or acme/* for all of an owner's";
}

function shortNameFault(glob: string): string | undefined {
  return /^!?refs\//.test(glob) ? "is a full ref: write the short name, main instead of refs/heads/main" : undefined;
}

function variableFault(name: string): string | undefined {
  if (name.startsWith("SLUICE_")) return "names starting with SLUICE_ are Sluice's own facts: choose another name";
  if (name === "TRIGGER_PAYLOAD")
    return "GitLab sets TRIGGER_PAYLOAD itself and refuses a second one: choose another name";
  return /^\w{1,255}$/.test(name) ? undefined : "a variable's name has only letters, digits and _: choose another name";
}
