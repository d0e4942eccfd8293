/**
 * Every node of a parsed CEL expression that has this operator, those that macros hide included.
 *
 * The library tells the type of its tree only as it is before macros are expanded. It is walked here as it is in 8.0.0, which the
 * lockfile pins; the tests of expressions fail if another version has another tree.
 */
export function nodesOf(ast: unknown, op: string): readonly { readonly args: unknown }[] {
  const seen = new Set<object>();
  const found: { readonly args: unknown }[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    // A macro's node has what it stands for in `meta`, which is no property of its own.
    if ("meta" in value) visit(value.meta);
    if ("op" in value && value.op === op && "args" in value) found.push(value);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(ast);
  return found;
}
