import { z } from "zod";

/** Not a token that was put where its name belongs, which would be printed as the name of what is not set. */
const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const NO_NAME = "names no environment variable: a name has letters, digits and _ only";

/**
 * Where a secret comes from. Its value is never in the file.
 *
 * @param file what is said of a path that is named
 */
export function secretSchemaOf(file: string) {
  return z
    .union(
      [
        z.strictObject({
          env: z.string().regex(VARIABLE_NAME, NO_NAME).describe("The environment variable that holds the secret."),
        }),
        z.strictObject({ file: z.string().min(1).describe(file) }),
      ],
      {
        error: ({ input }) =>
          typeof input === "string" || typeof input === "number"
            ? "a secret in the file ends up in backups and git: write { env: NAME } or { file: PATH }"
            : "must say where the secret is: write { env: NAME } or { file: PATH }",
      },
    )
    .meta({ examples: [{ env: "NAME" }] });
}
