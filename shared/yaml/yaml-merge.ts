import { isScalar, isSeq } from "yaml";

/** Whether a key is the `<<` that takes in the keys of another map. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.source === "<<" && key.type === "PLAIN";
}

/** The nodes that a `<<` takes in; each must be a map. */
export function mergedBy(value: unknown, resolve: (node: unknown) => unknown): readonly unknown[] {
  const node = resolve(value);
  return isSeq(node) ? node.items.map(resolve) : [node];
}
