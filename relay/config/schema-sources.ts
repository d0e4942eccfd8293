import { z } from "zod";
import { azureSourceSchema, genericSourceSchema, standardSourceSchema } from "./schema-senders.ts";
import { forgeKeys, secretsSchema, toleranceSchema, usernameSchema, webhookSecretsSchema } from "./source-fields.ts";

const signingSourceSchema = z.strictObject({
  kind: z
    .enum(["github", "gitea", "forgejo", "gogs", "bitbucket-cloud"])
    .describe("Who sends, and so how requests are signed and read."),
  secrets: webhookSecretsSchema,
  ...forgeKeys,
});

const bitbucketDataCenterSourceSchema = z.strictObject({
  kind: z.literal("bitbucket-datacenter"),
  auth: z
    .enum(["signature", "basic"])
    .default("signature")
    .describe("What a request is authenticated by: its signature, or user and password."),
  username: usernameSchema.optional(),
  secrets: webhookSecretsSchema,
  ...forgeKeys,
});

const gitlabSourceSchema = z.strictObject({
  kind: z.literal("gitlab"),
  auth: z
    .enum(["signature", "token", "signature-or-token"])
    .optional()
    .describe("What a request is authenticated by; by default what secrets are given for."),
  "signing-tokens": secretsSchema
    .optional()
    .describe("Signing tokens, `whsec_…`, of GitLab 19 and newer.")
    .meta({ examples: [[{ env: "GITLAB_SIGNING_TOKEN" }]] }),
  secrets: secretsSchema
    .optional()
    .describe("Secret tokens, sent in clear as X-Gitlab-Token.")
    .meta({ examples: [[{ env: "GITLAB_WEBHOOK_SECRET" }]] }),
  tolerance: toleranceSchema,
  ...forgeKeys,
});

/** Who sends webhooks, and how that is proved. What goes with what is checked in `source-checks.ts`. */
export const sourceSchema = z.discriminatedUnion("kind", [
  signingSourceSchema,
  gitlabSourceSchema,
  bitbucketDataCenterSourceSchema,
  azureSourceSchema,
  standardSourceSchema,
  genericSourceSchema,
]);
