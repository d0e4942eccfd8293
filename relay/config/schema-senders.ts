import { z } from "zod";
import { isRefName } from "../../shared/text/ref-name.ts";
import { pointerFault } from "../../shared/webhooks/json-pointer.ts";
import { faultless, secretSchema } from "./fields.ts";
import {
  commonKeys,
  headerSchema,
  secretsSchema,
  toleranceSchema,
  usernameSchema,
  webhookSecretsSchema,
} from "./source-fields.ts";

const pointer = (what: string) =>
  faultless(pointerFault)
    .optional()
    .describe(`JSON Pointer (RFC 6901) to ${what}.`)
    .meta({ examples: ["/ref"] });

const changePaths = {
  ref: pointer("the ref, in full (refs/heads/main) or short (main)"),
  sha: pointer("the commit the ref is at now"),
  before: pointer("the commit the ref was at before"),
  repository: pointer("the repository's name, as routes match it"),
  sender: pointer("who caused the event"),
  message: pointer("the commit's message"),
  event: pointer("the event's type"),
};

/** How a payload nobody knows is read. */
const payloadKeys = {
  defaults: z
    .strictObject({
      ref: faultless((text) => (isRefName(text) ? undefined : "is no name git allows: write one such as main"))
        .optional()
        .describe("The ref, in full or short."),
      repository: z.string().min(1).optional().describe("The repository's name."),
    })
    .prefault({})
    .describe("What holds where the payload tells nothing."),
  "short-refs": z
    .enum(["branch", "tag"])
    .default("branch")
    .describe("What a ref without refs/heads/ or refs/tags/ is the name of."),
};

/** Azure DevOps, which cannot sign. */
export const azureSourceSchema = z.strictObject({
  kind: z.literal("azure-devops"),
  auth: z
    .enum(["basic", "header"])
    .describe("What a request is authenticated by: user and password, or a header with the secret."),
  username: usernameSchema.optional(),
  header: headerSchema
    .optional()
    .describe("The header that holds the secret.")
    .meta({ examples: ["X-Webhook-Token"] }),
  secrets: secretsSchema
    .describe("Passwords, or values of the header; any of them may match.")
    .meta({ examples: [[{ env: "AZURE_WEBHOOK_SECRET" }]] }),
  ...commonKeys,
});

/** Senders that sign by Standard Webhooks. */
export const standardSourceSchema = z.strictObject({
  kind: z.literal("standard-webhooks"),
  secrets: secretsSchema
    .optional()
    .describe("Secrets of `v1` signatures, `whsec_…`.")
    .meta({ examples: [[{ env: "WEBHOOK_SECRET" }]] }),
  "public-keys": z
    .array(secretSchema)
    .min(1, "must name at least one key; leave it out where there is none")
    .optional()
    .describe("Public keys of `v1a` signatures, `whpk_…`.")
    .meta({ examples: [[{ env: "WEBHOOK_PUBLIC_KEY" }]] }),
  tolerance: toleranceSchema,
  paths: z
    .strictObject(changePaths)
    .prefault({})
    .describe("Where in the payload what stands.")
    .meta({ examples: [{ ref: "/data/ref", sha: "/data/sha" }] }),
  ...payloadKeys,
  ...commonKeys,
});

/** Everyone else. */
export const genericSourceSchema = z.strictObject({
  kind: z.literal("generic"),
  hmac: z
    .strictObject({
      header: headerSchema.describe("The header with the signature.").meta({ examples: ["X-Signature"] }),
      algorithm: z.enum(["sha256", "sha512"]).default("sha256").describe("The hash of the HMAC."),
      encoding: z.enum(["hex", "base64"]).default("hex").describe("How its bytes are written."),
      prefix: z.string().default("").describe("What stands before them, such as `sha256=`."),
    })
    .optional()
    .describe("Requests carry an HMAC of their body.")
    .meta({ examples: [{ header: "X-Signature" }] }),
  token: z
    .strictObject({
      auth: z.enum(["header", "bearer", "basic"]).describe("How the secret is sent."),
      header: headerSchema
        .optional()
        .describe("The header that holds the secret.")
        .meta({ examples: ["X-Webhook-Token"] }),
      username: usernameSchema.optional(),
    })
    .optional()
    .describe("Requests carry the secret itself.")
    .meta({ examples: [{ auth: "bearer" }] }),
  secrets: webhookSecretsSchema,
  paths: z
    .strictObject({ ...changePaths, id: pointer("the sender's id of the delivery") })
    .prefault({})
    .describe("Where in the payload what stands.")
    .meta({ examples: [{ ref: "/ref", sha: "/after" }] }),
  "id-header": headerSchema
    .optional()
    .describe("The header with the sender's id of the delivery.")
    .meta({ examples: ["X-Request-Id"] }),
  ...payloadKeys,
  ...commonKeys,
});
