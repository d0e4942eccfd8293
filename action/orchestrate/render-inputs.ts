import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { hasTemplateMarks, parseTemplate, type TemplateScope } from "../../shared/text/template.ts";
import type { RawInputs } from "../inputs/step-inputs.ts";
import type { NamedNode } from "./meant-nodes.ts";
import type { NeedPath } from "./need-value.ts";

/** What the templates of a node are over. */
export interface TemplateGround {
  readonly node: NamedNode;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What a template reads of a pipeline that is needed; undefined where there is no such value. */
  readonly need: (path: NeedPath) => string | undefined;
}

/**
 * A node's inputs with their templates rendered.
 *
 * Maps and lists are read first and rendered inside, so that a value with quotes, commas or line breaks stays one value.
 *
 * @throws CodedError GRAPH_VALUE_MISSING where a value is not there, or what `need` throws
 */
export function renderInputs(raw: RawInputs, ground: TemplateGround): RawInputs {
  return Object.fromEntries(
    Object.entries(raw).map(([name, text]) => [name, hasTemplateMarks(text) ? renderInput(name, text, ground) : text]),
  );
}

/**
 * One text rendered.
 *
 * @param where what it is of, for messages
 * @throws CodedError as `renderInputs` does
 */
export function renderText(where: string, text: string, ground: TemplateGround): string {
  if (!hasTemplateMarks(text)) return text;
  try {
    const template = parseTemplate(text);
    return template.render(scopeOf(template.paths, ground));
  } catch (error) {
    if (isCoded(error)) throw error;
    const [, missing] = /^undefined variable: (.*?)(?:, line:\d+, col:\d+)?$/.exec(oneLine(error)) ?? [];
    const what =
      missing === undefined ? `cannot be rendered: ${oneLine(error)}` : `reads ${missing}, and there is no such value`;
    throw new CodedError("GRAPH_VALUE_MISSING", `The template of \`${where}\` of ${ground.node.key} ${what}.`);
  }
}

/** What a template names of a pipeline that is needed; undefined for anything else. */
export function needPath([root, word, field, variable]: readonly (string | undefined)[]): NeedPath | undefined {
  if (root !== "needs" || word === undefined || field === undefined) return undefined;
  return { word, field, ...(field === "outputs" && variable !== undefined ? { variable } : {}) };
}

function renderInput(name: string, text: string, ground: TemplateGround): string {
  const structure = /^[[{]/.test(text) ? structureOf(text) : undefined;
  return structure === undefined
    ? renderText(name, text, ground)
    : JSON.stringify(renderWithin(structure, (one) => renderText(name, one, ground)));
}

/** A list or map that is written as JSON; a text that merely begins like one is text. */
function structureOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function renderWithin(value: unknown, render: (text: string) => string): unknown {
  if (typeof value === "string") return render(value);
  if (Array.isArray(value)) return value.map((item: unknown) => renderWithin(item, render));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renderWithin(item, render)]));
}

/** Only what the template names, so that no other value is asked for, or found to be ambiguous. */
function scopeOf(paths: readonly (readonly (string | undefined)[])[], ground: TemplateGround): TemplateScope {
  const { node, env, need } = ground;
  const named: Record<string, string> = {};
  const needs: Record<string, Record<string, string | Record<string, string>>> = {};
  for (const path of paths) {
    const [root, name] = path;
    if (root === "env" && name !== undefined && (env[name] ?? "") !== "") named[name] = env[name] ?? "";
    const wanted = needPath(path);
    if (wanted === undefined) continue;
    const value = need(wanted);
    const { word, field, variable } = wanted;
    const told = (needs[word] ??= {});
    if (variable === undefined) {
      if (value !== undefined) told[field] = value;
      continue;
    }
    const outputs = typeof told["outputs"] === "object" ? told["outputs"] : {};
    told["outputs"] = value === undefined ? outputs : { ...outputs, [variable]: value };
  }
  return { name: node.name, key: node.key, matrix: { ...node.leg }, env: named, needs };
}
