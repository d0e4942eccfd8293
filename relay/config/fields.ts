import { z } from "zod";
import { parseByteSize } from "../../shared/text/byte-size.ts";
import { type GlobSyntax, globFault } from "../../shared/text/parse-glob.ts";
import { parseDurationMs } from "../../shared/time/duration.ts";
import { secretSchemaOf } from "../../shared/yaml/secret-schema.ts";

const NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;
const NAME_RULE = "a name has letters, digits, `.`, `_` and `-`, and starts with a letter or digit";

/** Names of sources, GitLabs and routes: they stand in URLs, in logs and in keys of the store. */
export const nameSchema = z.string().regex(NAME, NAME_RULE);

/** What is wrong with a name; undefined when it is fine. */
export function nameFault(name: string): string | undefined {
  return NAME.test(name) ? undefined : NAME_RULE;
}

/**
 * A map whose keys are names. The schema takes any key, since zod passes over the value of a key it refuses; `crossChecks`
 * has the names checked, so that what else is wrong below a wrong name is told with it.
 */
export function named<Value extends z.ZodType>(value: Value) {
  return z.record(z.string(), value).meta({ propertyNames: { type: "string", pattern: NAME.source } });
}

/** `5m`, `30s`; milliseconds once parsed. */
export const durationSchema = parsed("a duration such as 30s, 5m or 1h", parseDurationMs).meta({ examples: ["5m"] });

/** `25mb`; bytes once parsed. */
export const byteSizeSchema = parsed("a size such as 512kb or 25mb", parseByteSize).meta({ examples: ["25mb"] });

/** Where a secret comes from. Its value is never in the file. */
export const secretSchema = secretSchemaOf(
  "The file that holds it, relative to this one; its last line break does not count.",
);

/** A secret's place in the file. */
export type SecretRef = z.output<typeof secretSchema>;

/** One glob or several; `check` knows what they are matched against. */
export function globsSchema(check: (glob: string) => string | undefined, syntax: GlobSyntax = { brackets: "class" }) {
  return z
    .union([z.string(), z.array(z.string())], { error: "must be a name with * and **, or a list of them" })
    .superRefine((globs, ctx) => {
      if (globs.length === 0 && Array.isArray(globs))
        ctx.addIssue("must name at least one; leave the key out to take any");
      // Checked from outside the union, which would answer for its members with one sentence for all.
      for (const [at, glob] of (typeof globs === "string" ? [globs] : globs).entries()) {
        const message = faultOf(glob, syntax) ?? check(glob);
        if (message !== undefined)
          ctx.addIssue({ code: "custom", message, path: typeof globs === "string" ? [] : [at] });
      }
    })
    .transform((globs): readonly string[] => (typeof globs === "string" ? [globs] : globs));
}

/** A string that `fault` finds nothing wrong with. */
export function faultless(fault: (text: string) => string | undefined) {
  return z.string().superRefine((text, ctx) => {
    const found = fault(text);
    if (found !== undefined) ctx.addIssue(found);
  });
}

function parsed<T>(what: string, parse: (text: string) => T | undefined) {
  return z.union([z.string(), z.number()], { error: `must be ${what}` }).transform((input, ctx) => {
    const value = parse(String(input));
    if (value !== undefined) return value;
    ctx.addIssue(`must be ${what}`);
    return z.NEVER;
  });
}

function faultOf(glob: string, syntax: GlobSyntax): string | undefined {
  const pattern = glob.startsWith("!") ? glob.slice(1) : glob;
  return pattern.trim() === "" ? "is empty: write a name, with * and ** where it varies" : globFault(pattern, syntax);
}
