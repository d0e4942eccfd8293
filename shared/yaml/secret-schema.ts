import { z } from "zod";

/** Where a secret comes from. Its value is never in the file. */
export const secretSchema = z
  .union(
    [
      z.strictObject({ env: z.string().min(1).describe("The environment variable that holds the secret.") }),
      z.strictObject({
        file: z.string().min(1).describe("The file that holds it; its last line break does not count."),
      }),
    ],
    {
      error: ({ input }) =>
        typeof input === "string" || typeof input === "number"
          ? "a secret in the file ends up in backups and git: write { env: NAME } or { file: PATH }"
          : "must say where the secret is: write { env: NAME } or { file: PATH }",
    },
  )
  .meta({ examples: [{ env: "NAME" }] });

/** A secret's place, as a file names it. */
export type SecretRef = z.output<typeof secretSchema>;
