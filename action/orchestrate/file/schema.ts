import { z } from "zod";
import { secretSchemaOf } from "../../../shared/yaml/secret-schema.ts";
import { NODE_INPUTS, type NodeInput, type NodeInputField, TOKEN_INPUTS, wordsOf } from "./node-fields.ts";

/** What a pipeline may be called: safe in a template, in a mark and as the name of a folder. */
export const NAME = /^[A-Za-z_][\w-]{0,62}$/;

/** How often a pipeline can be tried again. */
const MOST_RETRIES = 10;

/** The step's own code judges what such a text says. */
const scalar = z.union([z.string(), z.number(), z.boolean()], { error: "must be text, a number, true or false" });
const list = z.union([scalar, z.array(scalar)], { error: "must be text, or a list of texts" });
const values = z.record(z.string(), z.json(), { error: "must be a map of names and values" });

function schemaOf({ name, kind, description, default: fallback }: NodeInputField): z.ZodOptional<z.ZodType> {
  const words = wordsOf(name);
  const value = {
    text: scalar,
    "yes-or-no": z.union([z.boolean(), z.string()], { error: "must be true or false" }),
    choice: words === undefined ? scalar : z.enum(words),
    list,
    map: values,
    "list-or-map": z.union([list, values], { error: "must be text, a list of texts, or a map" }),
  }[kind];
  const also = fallback === undefined || fallback === "" ? "" : ` Default: ${fallback}.`;
  return value.optional().describe(`${description}${also}`);
}

const inputFields = Object.fromEntries(NODE_INPUTS.map((field) => [field.name, schemaOf(field)])) as Readonly<
  Record<NodeInput, z.ZodOptional<z.ZodType>>
>;

const secretSchema = secretSchemaOf("The file that holds it; its last line break does not count.");

const tokenFields = Object.fromEntries(
  TOKEN_INPUTS.map((name) => [name, secretSchema.optional().describe(`Where the ${name} is kept.`)]),
) as Readonly<Record<(typeof TOKEN_INPUTS)[number], z.ZodOptional<typeof secretSchema>>>;

/** What a pipeline has beside inputs of the step, and `defaults` may have too. */
const sharedFields = {
  gitlab: z.string().optional().describe("The server: a name under `gitlab`."),
  when: z
    .enum(["on-success", "on-failure", "always"])
    .optional()
    .describe("When it starts, by how the pipelines it needs have ended. Default: on-success."),
  "allow-failure": z.boolean().optional().describe("Whether its failure is only a warning. Default: false."),
  retry: z
    .int()
    .min(0)
    .max(MOST_RETRIES)
    .optional()
    .describe("How often it is tried again, each time with a new pipeline, when it has failed. Default: 0."),
  ...inputFields,
} as const;

const legSchema = z.record(z.string(), scalar);

const matrixSchema = z
  .object({
    exclude: z.array(legSchema).optional().describe("Legs that are left out: those that have all values of an entry."),
    include: z.array(legSchema).optional().describe("Legs that are added, each with a value for every name."),
  })
  .catchall(z.array(scalar).min(1, "has no value: write at least one"));

/** One entry under `pipelines`. */
export const pipelineSchema = z.strictObject({
  needs: z
    .union([z.string(), z.array(z.string())], { error: "must be the name of a pipeline, or a list of them" })
    .optional()
    .describe("The pipelines that must have ended first: names, or legs such as libs/amd64-debug.")
    .meta({ examples: [["libs"]] }),
  matrix: matrixSchema
    .optional()
    .describe("Names and their values: one pipeline for each combination.")
    .meta({ examples: [{ ARCH: ["amd64", "arm64"] }] }),
  ...sharedFields,
  ...tokenFields,
});

/** What pipelines have in common. */
export const defaultsSchema = z.strictObject(sharedFields);

/** One entry under `gitlab`. */
export const serverSchema = z.strictObject({
  url: z
    .string()
    .describe("The server's address, without /api/v4.")
    .meta({ examples: ["https://gitlab.example.com"] }),
  ...tokenFields,
  "ca-file": z.string().min(1).optional().describe("A PEM file with the server's certificate authority."),
  insecure: z.boolean().optional().describe("Whether the server's certificate goes unchecked. Default: false."),
});

/** What holds for the graph as a whole. */
export const policySchema = z.strictObject({
  "max-parallel": z.int().min(1).max(1_000).default(8).describe("So many pipelines run at once."),
  "fail-fast": z
    .boolean()
    .default(false)
    .describe(
      "Whether the first failure that is not allowed cancels what runs and keeps the rest from starting. What is on-failure or always runs all the same.",
    ),
  "creations-per-minute": z
    .int()
    .min(1)
    .max(10_000)
    .default(20)
    .describe("So many pipelines are created within a minute in one project; GitLab.com takes 25."),
  timeout: scalar.optional().describe("How long the whole graph may take, such as 2h; as long as it takes without it."),
});

/** A map whose keys are names; `crossChecks` checks them, so that what is wrong below a wrong name is told as well. */
function named<Value extends z.ZodType>(value: Value) {
  return z.record(z.string(), value).meta({ propertyNames: { type: "string", pattern: NAME.source } });
}

/** The shape of a file of pipelines. What one value cannot know of another is checked in `cross-checks.ts`. */
export const fileSchema = z.strictObject({
  defaults: defaultsSchema.prefault({}).describe("What all pipelines have in common; a pipeline's own value wins."),
  gitlab: named(serverSchema)
    .optional()
    .describe("GitLab servers, by names of your choice.")
    .meta({ examples: [{ main: { url: "https://gitlab.example.com" } }] }),
  pipelines: named(pipelineSchema)
    .describe("The pipelines, by names of your choice.")
    .meta({ examples: [{ libs: { project: "group/libs", ref: "main" } }] }),
  policy: policySchema.prefault({}).describe("What holds for the graph as a whole."),
});

/** One entry under `pipelines`, of the right shape. */
export type PipelineEntry = z.output<typeof pipelineSchema>;
/** What stands under `defaults`, of the right shape. */
export type DefaultsEntry = z.output<typeof defaultsSchema>;
/** One entry under `gitlab`, of the right shape. */
export type ServerEntry = z.output<typeof serverSchema>;

/** What stands under `policy`, of the right shape. */
export type PolicyEntry = z.output<typeof policySchema>;

/** JSON Schema of a file of pipelines, for editors; written to docs/pipelines.schema.json by `npm run generate`. */
export function pipelinesJsonSchema(): Readonly<Record<string, unknown>> {
  if (jsonSchema === undefined) {
    const { $schema, ...schema } = z.toJSONSchema(fileSchema, { io: "input" });
    jsonSchema = { $schema, title: "Sluice graph of pipelines", ...schema };
  }
  return jsonSchema;
}

/** Made when it is first asked for: that takes longer than to read a file. */
let jsonSchema: Readonly<Record<string, unknown>> | undefined;
