import { z } from "zod";
import { byteSizeSchema, durationSchema, secretSchema } from "./fields.ts";

/** Largest request body. */
export const maxBodySchema = byteSizeSchema
  .prefault("25mb")
  .describe("Largest request body; a larger one is answered 413.");

const secrets = z.array(secretSchema).min(1, "must name at least one secret: without one, anybody could send events");

const githubSourceSchema = z.strictObject({
  kind: z.literal("github"),
  secrets: secrets
    .describe("Webhook secrets; any of them may match.")
    .meta({ examples: [[{ env: "GITHUB_WEBHOOK_SECRET" }]] }),
  "max-body": maxBodySchema,
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
  "max-body": maxBodySchema,
});

/** Who sends webhooks, and how that is proved. */
export const sourceSchema = z.discriminatedUnion("kind", [githubSourceSchema, gitlabSourceSchema]);
