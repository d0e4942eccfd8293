import type { ConfigPath } from "./problem.ts";

/** A JSON Schema as far as it is walked here. */
interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly examples?: readonly unknown[];
  readonly const?: string;
  readonly enum?: readonly string[];
}

/** The value in the file at a path; undefined when there is none. */
type ValueAt = (path: ConfigPath) => unknown;

/**
 * The keys a configuration may have at `path`.
 *
 * @param valueAt tells what stands in the file, so that of several kinds of thing only the one that is written counts; without it
 *   all of them do
 */
export function knownKeys(
  schema: Readonly<Record<string, unknown>>,
  path: ConfigPath,
  valueAt: ValueAt = nothing,
): readonly string[] {
  const nodes = nodesAt(schema, path, valueAt);
  return [...new Set(nodes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** What may be written at `path`, when the schema has an example of it. */
export function exampleAt(
  schema: Readonly<Record<string, unknown>>,
  path: ConfigPath,
  valueAt: ValueAt = nothing,
): string | undefined {
  const example = nodesAt(schema, path, valueAt).flatMap(({ examples }) => examples ?? [])[0];
  return example === undefined ? undefined : inYaml(example);
}

/** The values that `kind` may have at `path`, in the schema's order. */
export function kindsAt(schema: Readonly<Record<string, unknown>>, path: ConfigPath): readonly string[] {
  return nodesAt(schema, path, nothing).flatMap(kindsOf);
}

function nothing(): undefined {}

/** A value in YAML's flow style, as it fits on the line of its key. */
function inYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inYaml).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${key}: ${inYaml(item)}`)
    .join(", ")} }`;
}

function nodesAt(schema: Readonly<Record<string, unknown>>, path: ConfigPath, valueAt: ValueAt): readonly SchemaNode[] {
  return path.reduce<readonly SchemaNode[]>(
    (nodes, step, at) =>
      ofKind(
        nodes.flatMap((node) => childrenOf(node, step)),
        valueAt([...path.slice(0, at + 1), "kind"]),
      ),
    alternatives(schema),
  );
}

/** Of several kinds of thing the one that is written; all of them when that is none of theirs. */
function ofKind(nodes: readonly SchemaNode[], kind: unknown): readonly SchemaNode[] {
  const meant = nodes.filter((node) => kindsOf(node).some((one) => one === kind));
  return meant.length > 0 ? meant : nodes;
}

function kindsOf({ properties }: SchemaNode): readonly string[] {
  const kind = properties?.["kind"];
  return kind?.const === undefined ? (kind?.enum ?? []) : [kind.const];
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
