import { dirname } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import { meantNodes, type NamedNode } from "./meant-nodes.ts";
import type { NodeKey, NodeYield } from "./model.ts";

/** What a template may read of a pipeline that is needed, beside its outputs. */
export const NEED_FIELDS = [
  "pipeline-id",
  "web-url",
  "ref",
  "sha",
  "status",
  "outcome",
  "artifacts-path",
] as const satisfies readonly (keyof NodeYield)[];

/** Of several legs these never agree. */
export const OF_ONE_LEG: ReadonlySet<string> = new Set(["pipeline-id", "web-url"]);

/** What `{{ needs.word.field }}` or `{{ needs.word.outputs.variable }}` names. */
export interface NeedPath {
  readonly word: string;
  readonly field: string;
  readonly variable?: string;
}

/**
 * The value that a template of `node` names of what it needs: that of the one leg it means, or the one that all legs agree on that have one.
 * Of several legs, `artifacts-path` is the folder that holds all of theirs. Undefined where none of them has one.
 *
 * @throws CodedError GRAPH_VALUE_AMBIGUOUS; the values are not told, since they may be secret
 */
export function needValue(
  node: NamedNode,
  needed: readonly NamedNode[],
  yields: ReadonlyMap<NodeKey, NodeYield>,
  { word, field, variable }: NeedPath,
): string | undefined {
  const found = meantNodes(node, needed, word).flatMap(({ key }) => {
    const value = valueOf(yields.get(key), field, variable);
    // A field is empty where no pipeline ran; an output is empty where a job has written it so.
    return value === undefined || (value === "" && variable === undefined) ? [] : [{ key, value }];
  });
  const [first, ...others] = found;
  if (first === undefined) return meantNodes(node, needed, word).length > 0 && variable === undefined ? "" : undefined;
  if (field === "artifacts-path" && others.length > 0) return dirname(first.value);
  const other = others.find(({ value }) => value !== first.value);
  if (other === undefined) return first.value;
  const what = variable === undefined ? field : `outputs.${variable}`;
  throw new CodedError(
    "GRAPH_VALUE_AMBIGUOUS",
    `${node.key} reads {{ needs.${printable(word, 80)}.${printable(what, 80)} }}, which ${first.key} and ${other.key} have different values for.`,
    { hint: `Name one leg: {{ needs["${first.key}"].${printable(what, 80)} }}.` },
  );
}

function valueOf(told: NodeYield | undefined, field: string, variable: string | undefined): string | undefined {
  if (told === undefined) return undefined;
  if (field === "outputs")
    return variable !== undefined && Object.hasOwn(told.outputs, variable) ? told.outputs[variable] : undefined;
  const known = NEED_FIELDS.find((one) => one === field);
  return known === undefined ? undefined : told[known];
}
