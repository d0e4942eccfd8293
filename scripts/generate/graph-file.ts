import {
  ELSEWHERE,
  NODE_INPUTS,
  type NodeInputField,
  TOKEN_INPUTS,
  wordsOf,
} from "../../action/orchestrate/file/node-fields.ts";
import { pipelinesJsonSchema } from "../../action/orchestrate/file/schema.ts";
import { type GeneratedFile, generatedNotice } from "./generated-file.ts";
import { prose, table } from "./markdown.ts";

/** A JSON Schema as far as its tables show it. */
interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode;
}

/** docs/pipelines.schema.json, what editors complete and check a file of pipelines by, and docs/reference/pipelines.md. */
export function graphFiles(): readonly GeneratedFile[] {
  const schema = pipelinesJsonSchema();
  return [
    { path: "docs/pipelines.schema.json", text: `${JSON.stringify(schema, null, 2)}\n` },
    { path: "docs/reference/pipelines.md", text: reference(schema) },
  ];
}

function reference({ properties: top = {} }: SchemaNode): string {
  const pipeline = top["pipelines"]?.additionalProperties?.properties ?? {};
  const inputs = new Set<string>(NODE_INPUTS.map(({ name }) => name));
  const tokens = new Set<string>(TOKEN_INPUTS);
  const own = Object.entries(pipeline).filter(([name]) => !inputs.has(name) && !tokens.has(name));
  return `${generatedNotice("action/orchestrate/file/schema.ts and action.yml")}

# The file of pipelines

What the parts mean together is told in [many pipelines as one graph](../graph.md).

${keys(Object.entries(top))}

## \`pipelines\`

Each pipeline has a name, and below it:

${keys(own)}

${tokenTable()}

And these inputs of the step. What each means is in its [reference](inputs.md).

${table(
  ["key", "written as", "default"],
  NODE_INPUTS.map((field) => [`\`${field.name}\``, writtenAs(field), defaultOf(field)]),
)}

## \`defaults\`

Everything a pipeline takes, but \`needs\`, \`matrix\` and tokens.

## \`gitlab\`

Each server has a name, and below it:

${keys(Object.entries(top["gitlab"]?.additionalProperties?.properties ?? {}).filter(([name]) => !tokens.has(name)))}

${tokenTable()}

## \`policy\`

${keys(Object.entries(top["policy"]?.properties ?? {}))}

## Inputs that no pipeline takes

${table(
  ["input", "why"],
  Object.entries(ELSEWHERE).map(([name, why]) => [`\`${name}\``, prose(`It ${why}.`)]),
)}
`;
}

function keys(entries: readonly (readonly [string, SchemaNode])[]): string {
  return table(
    ["key", "what it says"],
    entries.map(([name, { description = "" }]) => [`\`${name}\``, prose(description)]),
  );
}

function tokenTable(): string {
  return `Tokens are named by where they are kept, \`{ env: NAME }\` or \`{ file: PATH }\`: ${TOKEN_INPUTS.map((name) => `\`${name}\``).join(", ")}.`;
}

const WRITTEN_AS = {
  text: "text",
  "yes-or-no": "`true` or `false`",
  choice: "",
  list: "text, or a list of texts",
  map: "a map",
  "list-or-map": "text, a list of texts, or a map",
} as const;

function writtenAs({ name, kind }: NodeInputField): string {
  return kind === "choice" ? (wordsOf(name) ?? []).map((word) => `\`${word}\``).join(", ") : WRITTEN_AS[kind];
}

function defaultOf({ default: fallback }: NodeInputField): string {
  return fallback === undefined || fallback === "" ? "none" : `\`${fallback}\``;
}
