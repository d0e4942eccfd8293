import { isMap, isScalar, parseDocument, type YAMLMap } from "yaml";
// Only the type: the module itself is generated from what is read here.
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";

/** The step's contract as action.yml declares it. */
export interface ActionDeclaration {
  readonly name: string;
  /** Those of a single pipeline. */
  readonly inputs: readonly DeclaredInput[];
  /** Those of a graph of pipelines. */
  readonly graphInputs: readonly DeclaredInput[];
  /** Inputs that are other names for those. */
  readonly inputAliases: readonly DeclaredAlias[];
  readonly outputs: readonly DeclaredOutput[];
  /** Outputs that are other names for those. */
  readonly outputAliases: readonly DeclaredAlias[];
}

/** One output of the step. */
export interface DeclaredOutput {
  readonly name: string;
  readonly description: string;
}

/** An input or output that only repeats another one, for those who come from another action. */
export interface DeclaredAlias {
  readonly name: string;
  readonly description: string;
  /** The names it stands for; mostly one. */
  readonly of: readonly string[];
  readonly secret: boolean;
}

/** action.yml has no word for a secret input, so the names say it: each kind of token, and nothing else. */
const SECRET = /^(?!if-no-).*token$/i;

/** How the description of another name begins; what follows says whose name it is. */
const ALIAS = /^Another name for ((?:`[^`]+`(?: or )?)+), as /;

/** The heading of the inputs that are no single pipeline's: commands and components for one do not have them. */
const OF_GRAPH = "A graph of pipelines";

/** How the description of an input begins that nobody writes: no other face of Sluice has it. */
const FILLED_IN = /^Filled in by the runner: /;

/**
 * Reads action.yml, but for what the runner fills in.
 *
 * @throws Error naming the input or output that lacks a description, since every face of Sluice prints it, or a group
 */
export function readActionYml(text: string): ActionDeclaration {
  const document = parseDocument(text, { schema: "core" });
  const inputs = entries(document.get("inputs"), "inputs");
  const outputs = entries(document.get("outputs"), "outputs");
  const ours = inputs.flatMap(toInput);
  return {
    name: line(document.get("name"), "name"),
    inputs: ours.filter(({ group }) => group !== OF_GRAPH),
    graphInputs: ours.filter(({ group }) => group === OF_GRAPH),
    inputAliases: inputs.flatMap(toAlias),
    outputs: outputs.flatMap(({ name, description }) => (isAlias(description) ? [] : [{ name, description }])),
    outputAliases: outputs.flatMap(toAlias),
  };
}

interface Entry {
  readonly name: string;
  /** The comment above the first of its group. */
  readonly group: string;
  readonly description: string;
  readonly entry: YAMLMap;
}

function isAlias(description: string): boolean {
  return ALIAS.test(description);
}

function toInput({ name, group, description, entry }: Entry): DeclaredInput[] {
  if (isAlias(description) || FILLED_IN.test(description)) return [];
  return [
    {
      name,
      group,
      description,
      ...(entry.has("default") ? { default: quoted(entry.get("default"), `inputs.${name}.default`) } : {}),
      required: entry.get("required") === true,
      secret: SECRET.test(name),
    },
  ];
}

function toAlias({ name, description }: Entry): DeclaredAlias[] {
  const names = ALIAS.exec(description)?.[1];
  if (names === undefined) return [];
  const of = [...names.matchAll(/`([^`]+)`/g)].map(([, one = ""]) => one);
  return [{ name, description, of, secret: SECRET.test(name) }];
}

function entries(value: unknown, where: string): readonly Entry[] {
  const map = toMap(value, where);
  let group = heading(map.commentBefore) ?? "";
  return map.items.map(({ key, value: entry }) => {
    if (!isScalar(key) || typeof key.value !== "string") throw new Error(`${where} has a name that is no text.`);
    group = heading(key.commentBefore) ?? group;
    const at = `${where}.${key.value}`;
    const read = toMap(entry, at);
    return { name: key.value, group, description: line(read.get("description"), `${at}.description`), entry: read };
  });
}

function heading(comment: string | null | undefined): string | undefined {
  return comment === null || comment === undefined ? undefined : comment.trim();
}

function toMap(value: unknown, where: string): YAMLMap {
  if (!isMap(value)) throw new Error(`${where} is no map.`);
  return value;
}

function line(value: unknown, where: string): string {
  if (typeof value !== "string" || value.trim() === "") throw new Error(`${where} is missing in action.yml.`);
  return value.replaceAll(/\s+/g, " ").trim();
}

/** A default reaches the step as text, so an unquoted `true` or `1.10` would say something else than it seems to. */
function quoted(value: unknown, where: string): string {
  if (typeof value !== "string") throw new Error(`${where} must be a quoted string in action.yml.`);
  return value;
}
