import { parseSync, Visitor } from "oxc-parser";
import type { SourceFile } from "./source-files.ts";

/** Globals through which a program reaches the world, tells the time, or loads what no import shows. */
const GLOBALS = new Set([
  "process",
  "globalThis",
  "global",
  "console",
  "fetch",
  "WebSocket",
  "EventSource",
  "XMLHttpRequest",
  "navigator",
  "crypto",
  "performance",
  "Temporal",
  "setTimeout",
  "setInterval",
  "require",
  "eval",
  "Function",
]);

/** Single properties of globals that are pure otherwise. */
const PROPERTIES = new Set(["Date.now", "Math.random", "AbortSignal.timeout", "Atomics.wait"]);

/**
 * Where a file uses clock, timers, random source, environment or network without having been given them: `line 7: Date.now`.
 *
 * Reads the syntax tree, so comments and strings do not count, nor do properties and types of the same names. A local variable
 * of such a name counts: it wants another name.
 */
export function ambientUses({ path, text }: SourceFile): readonly string[] {
  const found: { at: number; what: string }[] = [];
  const notAValue = new Set<number>();
  const skipKey = ({ key, computed }: { key: { start: number }; computed: boolean }) => {
    if (!computed) notAValue.add(key.start);
  };
  new Visitor({
    MemberExpression(node) {
      const { object, property, computed, start } = node;
      const what = object.type === "Identifier" ? `${object.name}.${nameOf(property)}` : "";
      if (PROPERTIES.has(what)) found.push({ at: start, what });
      if (!computed) notAValue.add(property.start);
    },
    Property(node) {
      if (!node.shorthand) skipKey(node);
    },
    PropertyDefinition: skipKey,
    MethodDefinition: skipKey,
    TSPropertySignature: skipKey,
    TSMethodSignature: skipKey,
    ImportSpecifier: ({ imported }) => void notAValue.add(imported.start),
    TSTypeReference: ({ typeName }) => void notAValue.add(typeName.start),
    TSQualifiedName: ({ left, right }) => void notAValue.add(left.start).add(right.start),
    TSTypeQuery: ({ exprName }) => void notAValue.add(exprName.start),
    NewExpression({ callee, arguments: given, start }) {
      if (callee.type === "Identifier" && callee.name === "Date" && given.length === 0)
        found.push({ at: start, what: "new Date()" });
    },
    CallExpression({ callee, start }) {
      if (callee.type === "Identifier" && callee.name === "Date") found.push({ at: start, what: "Date()" });
    },
    Identifier({ name, start }) {
      if (GLOBALS.has(name) && !notAValue.has(start)) found.push({ at: start, what: name });
    },
  }).visit(parseSync(path, text).program);
  // A shorthand property is seen twice: as its key and as its value.
  return [...new Set(found.map(({ at, what }) => `line ${text.slice(0, at).split("\n").length}: ${what}`))];
}

/** The name in `x.name` and in `x["name"]`. */
function nameOf(property: { readonly type: string; readonly name?: unknown; readonly value?: unknown }): string {
  return String(property.type === "Literal" ? property.value : property.name);
}
