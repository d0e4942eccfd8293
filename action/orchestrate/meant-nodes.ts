import type { GraphNode } from "./model.ts";

/** A node as far as others mean it by its name or its key. */
export type NamedNode = Pick<GraphNode, "key" | "name" | "leg">;

/**
 * The nodes that a template of `node` means by the `word` in `{{ needs.word.… }}`, of those it needs: the one whose key it is; or the legs of
 * that name, of which only those count that have the values of `node` wherever both have a value of the same name.
 */
export function meantNodes(node: NamedNode, needed: readonly NamedNode[], word: string): readonly NamedNode[] {
  const exact = needed.filter(({ key, name }) => key === word && key !== name);
  if (exact.length > 0) return exact;
  const { leg = {} } = node;
  return needed.filter(
    (one) =>
      one.name === word &&
      Object.entries(one.leg ?? {}).every(([name, value]) => !Object.hasOwn(leg, name) || leg[name] === value),
  );
}
