/**
 * Every node of a parsed CEL expression that has this operator: those that macros stand for too, but not the macros' own calls,
 * which are never evaluated.
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
    // What a macro stands for is in `meta`, which is no property of its own.
    const meta = "meta" in value ? value.meta : undefined;
    visit(meta);
    const isMacro = typeof meta === "object" && meta !== null && ("alternate" in meta || "macro" in meta);
    if ("op" in value && value.op === op && "args" in value && !isMacro) found.push(value);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(ast);
  return found;
}
