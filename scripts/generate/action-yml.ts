import { parse } from "yaml";
// Only the type: the module itself is generated from what is read here.
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";

/** The step's contract as action.yml declares it. */
export interface ActionDeclaration {
  readonly name: string;
  readonly inputs: readonly DeclaredInput[];
  readonly outputs: readonly DeclaredOutput[];
}

/** One output of the step. */
export interface DeclaredOutput {
  readonly name: string;
  readonly description: string;
}

/** action.yml has no word for a secret input, so the names say it: each kind of token, and nothing else. */
const SECRET = /^(?!if-no-).*token$/;

/**
 * Reads action.yml.
 *
 * @throws Error naming the input or output that lacks a description, since every face of Sluice prints it
 */
export function readActionYml(text: string): ActionDeclaration {
  const document = record(parse(text, { schema: "core" }), "action.yml");
  return {
    name: line(document["name"], "name"),
    inputs: entries(document["inputs"], "inputs").map(([name, input]) => ({
      name,
      description: line(input["description"], `inputs.${name}.description`),
      ...(input["default"] === undefined ? {} : { default: quoted(input["default"], `inputs.${name}.default`) }),
      required: input["required"] === true,
      secret: SECRET.test(name),
    })),
    outputs: entries(document["outputs"], "outputs").map(([name, output]) => ({
      name,
      description: line(output["description"], `outputs.${name}.description`),
    })),
  };
}

function entries(value: unknown, where: string): [string, Record<string, unknown>][] {
  return Object.entries(record(value, where)).map(([name, entry]) => [name, record(entry, `${where}.${name}`)]);
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error(`${where} is no map.`);
  return value as Record<string, unknown>;
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
