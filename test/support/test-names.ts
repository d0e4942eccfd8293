import { type Node, parseSync } from "oxc-parser";

const CALLED = new Set(["it", "test", "describe"]);
const NEVER = new Set(["skip", "todo"]);

/**
 * The names of the tests in a file, as written: `$name` and `%s` are not filled in.
 *
 * They are read by syntax, so that a name in a comment or in another text is none. Tests that never run (`it.skip`, `it.todo`, whatever
 * is within a `describe.skip`) are left out.
 */
export function testNamesOf(path: string, text: string): readonly string[] {
  const names: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one);
    if (!isNode(node)) return;
    const chain = node.type === "CallExpression" ? chainOf(node.callee) : undefined;
    if (chain?.some((word) => NEVER.has(word))) return;
    if (node.type === "CallExpression" && chain !== undefined && chain[0] !== "describe")
      names.push(...nameOf(node.arguments[0]));
    for (const child of Object.values(node)) walk(child);
  };
  walk(parseSync(path, text).program);
  return names;
}

/** `["it", "skipIf", "each"]` of `it.skipIf(…).each(…)`; undefined of what is no test. */
function chainOf(callee: Node): readonly string[] | undefined {
  if (callee.type === "Identifier") return CALLED.has(callee.name) ? [callee.name] : undefined;
  if (callee.type === "CallExpression") return chainOf(callee.callee);
  if (callee.type === "TaggedTemplateExpression") return chainOf(callee.tag);
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return undefined;
  const before = chainOf(callee.object);
  return before === undefined ? undefined : [...before, callee.property.name];
}

/** None of a call on the way to a test: `it.each([…])`. */
function nameOf(argument: Node | undefined): readonly string[] {
  if (argument?.type === "Literal" && typeof argument.value === "string") return [argument.value];
  if (argument?.type !== "TemplateLiteral") return [];
  return [argument.quasis.map(({ value }) => value.cooked ?? "").join("…")];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
