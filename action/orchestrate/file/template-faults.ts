import { oneLine } from "../../../shared/errors/describe.ts";
import { closest } from "../../../shared/text/closest.ts";
import { listed } from "../../../shared/text/listed.ts";
import { printable } from "../../../shared/text/printable.ts";
import { hasTemplateMarks, parseTemplate } from "../../../shared/text/template.ts";
import { meantNodes, type NamedNode } from "../meant-nodes.ts";
import { NEED_FIELDS, OF_ONE_LEG } from "../need-value.ts";
import type { NodeInput } from "./node-fields.ts";

/** Where a template stands. */
export type TemplatePlace = NodeInput | "project" | "gitlab";

/** What the templates of a node may name. */
export interface TemplateSurroundings {
  readonly node: NamedNode;
  readonly needed: readonly NamedNode[];
  /** The names of all pipelines of the file. */
  readonly pipelines: readonly string[];
  /** Variables of the environment that hold tokens, as the file says. */
  readonly tokenVariables: ReadonlySet<string>;
}

type Root = "needs" | "env" | "matrix" | "name" | "key";

const ALL: readonly Root[] = ["needs", "matrix", "env", "name", "key"];
const WITHOUT_OTHERS: readonly Root[] = ["matrix", "name", "key"];
const ROOTS: Readonly<Partial<Record<TemplatePlace, readonly Root[]>>> = {
  ref: ALL,
  variables: ALL,
  inputs: ALL,
  "file-variables": ALL,
  "play-jobs": ALL,
  "concurrency-key": ALL,
  project: ["matrix", "name"],
  gitlab: ["matrix", "name"],
};

/** Names under which secrets are kept, in every part of a name. */
const SECRETIVE =
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|KEY|CREDENTIALS?|AUTH|COOKIE|PAT|DSN)S?(?:_|$)/i;
const OURS = /^(?:SLUICE|INPUT|CI_JOB|ACTIONS)_/i;

/** What is wrong with a text that may be a template: a sentence each, with what to write instead; empty when nothing is. */
export function templateFaults(text: string, place: TemplatePlace, around: TemplateSurroundings): readonly string[] {
  if (!hasTemplateMarks(text)) return [];
  if (place === "artifacts-path") return ["takes no template: every pipeline gets a folder of its own below it anyway"];
  try {
    return parseTemplate(text).paths.flatMap((path) => faultOf(path, place, around) ?? []);
  } catch (error) {
    return [`the template does not parse: ${printable(oneLine(error), 200)}`];
  }
}

function faultOf(
  path: readonly (string | undefined)[],
  place: TemplatePlace,
  around: TemplateSurroundings,
): string | undefined {
  const [root, ...rest] = path;
  const roots = ROOTS[place] ?? WITHOUT_OTHERS;
  const known = ALL.find((one) => one === root);
  if (known === undefined)
    return `the template names ${shown(path)}, which is nothing known: ${instead(root ?? "", roots)}`;
  if (!roots.includes(known))
    return `a template here cannot name \`${known}\`: ${listed(roots.map((one) => `\`${one}\``))} may be named`;
  if (path.includes(undefined))
    return `the template says by another value which one it means: name it plainly, as in {{ ${known}.NAME }}`;
  switch (known) {
    case "needs":
      return needFault(rest, place, around);
    case "matrix":
      return matrixFault(rest, around);
    case "env":
      return envFault(rest, around);
    case "name":
    case "key":
      return withoutSize(rest).length === 0
        ? undefined
        : `the template names ${shown(path)}, but \`${known}\` is a text: write {{ ${known} }}`;
  }
}

function needFault(
  rest: readonly (string | undefined)[],
  place: TemplatePlace,
  around: TemplateSurroundings,
): string | undefined {
  const [word = "", field, variable] = rest;
  const { node, needed, pipelines } = around;
  const written = shown(["needs", ...rest]);
  const known = [...new Set(needed.flatMap(({ name, key }) => [name, key]))];
  if (word === "")
    return "`needs` is no single value: write {{ needs.NAME.outputs.VAR }}, or another value of a pipeline";
  if (!known.includes(word)) return strangeNeed(word, written, known, pipelines, node.name);
  const fields: readonly string[] = [...NEED_FIELDS, "outputs"];
  if (field === undefined || !fields.includes(field)) {
    const meant = field === undefined ? undefined : closest(field, fields);
    const better = meant === undefined ? `it has ${fields.join(", ")}` : `did you mean \`${meant}\`?`;
    return `the template names ${written}, which is no value of a pipeline: ${better}`;
  }
  if (field === "outputs" && variable === undefined)
    return `the template names ${written}, which is no single value: write {{ needs.${word}.outputs.VAR }}`;
  const after = rest.slice(field === "outputs" ? 3 : 2);
  if (withoutSize(after).length > 0)
    return `the template names ${written}, but that is a text: leave \`.${after[0]}\` out`;
  if (place === "file-variables" && field !== "artifacts-path")
    return `the template names ${written}, which jobs elsewhere have a say in: the path of a file here takes of another pipeline only its \`artifacts-path\``;
  const meant = meantNodes(node, needed, word);
  if (meant.length === 0)
    return `no leg of ${word} has the values of ${node.key}: name one, as in {{ needs["${firstLeg(word, needed)}"].${field} }}`;
  if (meant.length > 1 && OF_ONE_LEG.has(field))
    return `${word} has ${meant.length} legs with a \`${field}\` each: name one, as in {{ needs["${meant[0]?.key}"].${field} }}`;
  return undefined;
}

function strangeNeed(
  word: string,
  written: string,
  known: readonly string[],
  pipelines: readonly string[],
  own: string,
): string {
  const name = word.split("/", 1)[0] ?? word;
  if (word === own) return `the template names ${written}, but a pipeline cannot need itself`;
  if (pipelines.includes(word) || (pipelines.includes(name) && !known.includes(name)))
    return `the template names ${written}, but ${name} is not among \`needs\`: write it there`;
  const meant = closest(word, [...known, ...pipelines]);
  const better =
    meant === undefined
      ? `\`needs\` has ${known.length === 0 ? "nothing" : listed(known)}`
      : `did you mean \`${meant}\`?`;
  return `the template names ${written}, and there is no such pipeline: ${better}`;
}

function firstLeg(word: string, needed: readonly NamedNode[]): string {
  return needed.find(({ name }) => name === word)?.key ?? word;
}

function matrixFault(rest: readonly (string | undefined)[], { node }: TemplateSurroundings): string | undefined {
  const [name = "", ...after] = rest;
  const names = Object.keys(node.leg ?? {});
  if (node.leg === undefined)
    return `the template names ${shown(["matrix", ...rest])}, but this pipeline has no \`matrix\`: write one, or the value itself`;
  if (!names.includes(name))
    return `the template names ${shown(["matrix", ...rest])}, which the matrix does not have: ${instead(name, names)}`;
  return withoutSize(after).length === 0
    ? undefined
    : `the template names ${shown(["matrix", ...rest])}, but that is a text: leave \`.${after[0]}\` out`;
}

function envFault(rest: readonly (string | undefined)[], { tokenVariables }: TemplateSurroundings): string | undefined {
  const [name = "", ...after] = rest;
  if (name === "" || withoutSize(after).length > 0) return "`env` is no single value: write {{ env.NAME }}";
  if (!SECRETIVE.test(name) && !OURS.test(name) && !tokenVariables.has(name)) return undefined;
  return `the template names env.${printable(name, 80)}, which is kept for secrets: whoever may see the pipeline could read it. Keep it as a variable of the project in GitLab`;
}

function instead(word: string, known: readonly string[]): string {
  const meant = closest(word, known);
  return meant === undefined ? `known are ${listed(known, 10)}` : `did you mean \`${meant}\`?`;
}

/** Liquid's own `.size` of a text. */
function withoutSize(rest: readonly (string | undefined)[]): readonly (string | undefined)[] {
  return rest.length === 1 && rest[0] === "size" ? [] : rest;
}

function shown(path: readonly (string | undefined)[]): string {
  const text = path.map((part, at) => {
    if (part === undefined) return "[…]";
    if (/^[\w-]+$/.test(part)) return at === 0 ? part : `.${part}`;
    return `["${part}"]`;
  });
  return printable(text.join(""), 120);
}
