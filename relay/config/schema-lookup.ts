import type { ConfigPath } from "./problem.ts";

/** A JSON Schema as far as it is walked here. */
interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly examples?: readonly unknown[];
}

/** The keys a configuration may have at `path`, of every kind of thing that may stand there. */
export function knownKeys(schema: Readonly<Record<string, unknown>>, path: ConfigPath): readonly string[] {
  return [...new Set(nodesAt(schema as SchemaNode, path).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** What may be written at `path`, when the schema has an example of it. */
export function exampleAt(schema: Readonly<Record<string, unknown>>, path: ConfigPath): string | undefined {
  const example = nodesAt(schema as SchemaNode, path).flatMap(({ examples }) => examples ?? [])[0];
  return example === undefined ? undefined : inYaml(example);
}

/** A value in YAML's flow style, as it fits on the line of its key. */
function inYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inYaml).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${key}: ${inYaml(item)}`)
    .join(", ")} }`;
}

function nodesAt(schema: SchemaNode, path: ConfigPath): readonly SchemaNode[] {
  return path.reduce<readonly SchemaNode[]>(
    (nodes, step) => nodes.flatMap((node) => childrenOf(node, step)),
    alternatives(schema),
  );
}

function childrenOf(node: SchemaNode, step: string | number): readonly SchemaNode[] {
  const { properties, additionalProperties, items } = node;
  if (typeof step === "number") return items === undefined ? [] : alternatives(items);
  const named = properties !== undefined && Object.hasOwn(properties, step) ? properties[step] : additionalProperties;
  return typeof named === "object" ? alternatives(named) : [];
}

function alternatives(node: SchemaNode): readonly SchemaNode[] {
  return [node, ...(node.anyOf ?? []), ...(node.oneOf ?? [])];
}
