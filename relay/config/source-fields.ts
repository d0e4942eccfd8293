import { z } from "zod";
import { byteSizeSchema, durationSchema, faultless, secretSchema } from "./fields.ts";
import { webAddressFault } from "./web-address.ts";

/** Largest request body. */
export const maxBodySchema = byteSizeSchema
  .prefault("25mb")
  .describe("Largest request body; a larger one is answered 413.");

/** Secrets of a source: at least one, for without any, whoever knows the address could send. */
export const secretsSchema = z
  .array(secretSchema)
  .min(1, "must name at least one secret: without one, anybody could send events");

/** Webhook secrets as most forges have them. */
export const webhookSecretsSchema = secretsSchema
  .describe("Webhook secrets; any of them may match.")
  .meta({ examples: [[{ env: "WEBHOOK_SECRET" }]] });

/** How far a signature's timestamp may be from now. */
export const toleranceSchema = durationSchema
  .prefault("5m")
  .describe("How far a signature's timestamp may be from now.");

/** The user of Basic authentication; a colon would end it (RFC 7617). */
export const usernameSchema = faultless((text) => {
  if (text === "") return "is empty: write the user name that the sender gives";
  return text.includes(":") ? "holds a colon, which Basic authentication does not allow in a user name" : undefined;
})
  .describe("The user name of Basic authentication.")
  .meta({ examples: ["hook"] });

/** The name of an HTTP header, in lower case once parsed. */
export const headerSchema = faultless((text) =>
  /^[\w!#$%&'*+.^`|~-]{1,100}$/.test(text) ? undefined : "is no name of a header: write one such as X-Signature",
).transform((name) => name.toLowerCase());

/** Keys that every source has. */
export const commonKeys = {
  "max-body": maxBodySchema,
  "dedupe-window": durationSchema
    .prefault("10m")
    .describe(
      "How long the same content under another id counts as sent again and is held, where the id is not signed; 0s: never.",
    ),
};

/** Keys that every forge has beside them. */
export const forgeKeys = {
  ...commonKeys,
  api: z
    .strictObject({
      url: faultless((text) => webAddressFault(text, "https://forge.example.com"))
        .optional()
        .describe("GitHub: the API's root; else the server's address. Needed but for github.com and bitbucket.org.")
        .meta({ examples: ["https://forge.example.com"] }),
      token: secretSchema.describe("An access token of the forge.").meta({ examples: [{ env: "FORGE_TOKEN" }] }),
      username: usernameSchema.optional().describe("Sends the token as the password of this user."),
    })
    .optional()
    .describe("The forge's API: for statuses of commits, and for finding events that never came.")
    .meta({ examples: [{ token: { env: "FORGE_TOKEN" } }] }),
  "catch-up": z
    .strictObject({
      every: durationSchema
        .optional()
        .describe("Look for them when the relay starts, and so often from then on; by default only on demand.")
        .meta({ examples: ["1h"] }),
      since: durationSchema.prefault("24h").describe("How far back the forge's log of deliveries is read."),
      by: z
        .enum(["log", "refs"])
        .optional()
        .describe("Have the forge send again what its log says failed, or compare branches and tags."),
      repositories: z
        .array(faultless((name) => (/^[^/\s]+(?:\/[^/\s]+)+$/.test(name) ? undefined : "must be owner/name")))
        .default([])
        .describe("Repositories to look at beside those that have sent something.")
        .meta({ examples: [["acme/app"]] }),
      organizations: z
        .array(faultless((name) => (/^[\w-]+$/.test(name) ? undefined : "is no organisation's name")))
        .default([])
        .describe("GitHub: organisations whose own webhooks lead to this source.")
        .meta({ examples: [["acme"]] }),
      "hook-url": faultless((text) => webAddressFault(text, "https://relay.example.com/hooks/NAME"))
        .optional()
        .describe("The address of this source at the forge; by default any that ends in /hooks/NAME.")
        .meta({ examples: ["https://relay.example.com/hooks/NAME"] }),
    })
    .optional()
    .describe("How events that never came are found and made up for.")
    .meta({ examples: [{ every: "1h" }] }),
};
