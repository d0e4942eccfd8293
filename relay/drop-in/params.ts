/** Parameters by name, in the order they came; text, lists and hashes of them, and from JSON anything. */
export type Params = { [name: string]: unknown };

/** Parameters, or why they are none: they contradict each other or go too deep. `error` is what GitLab says then. */
export type Nested = { readonly params: Params } | { readonly error: string };

/** One field of a form or a query: `["variables[KEY]", "value"]`. */
export type Field = readonly [name: string, value: string];

/** Rack refuses deeper nesting than this. */
const MOST_LEVELS = 32;

/**
 * Fields nested as Rack nests them for GitLab: `a[b]=1` → `{a: {b: "1"}}`, `a[]=1&a[]=2` → `{a: ["1", "2"]}`, and `a[][x]=1&a[][y]=2` →
 * one hash in a list. The same name twice: the last one wins, in the first one's place. Never throws, whatever the names are.
 *
 * Fact source: rack/rack, lib/rack/query_parser.rb (2.2 and 3).
 */
export function nested(fields: Iterable<Field>): Nested {
  const root = emptyParams();
  for (const [name, value] of fields) {
    const { head, keys } = split(name);
    if (head === "") continue;
    if (keys.length > MOST_LEVELS) return { error: "exceeded available parameter key space" };
    const conflict = put(root, head, keys, value);
    if (conflict !== undefined) return { error: `expected ${conflict} for param '${head}'` };
  }
  return { params: root };
}

/** The parameter a field belongs to: `variables[KEY]` to `variables`. */
export function headOf([name]: Field): string {
  return split(name).head;
}

/** A hash without inherited names, so that a parameter called `constructor` is one like any other. */
export function emptyParams(): Params {
  return Object.create(null) as Params;
}

/** Whether a parameter is a hash: neither text nor a list. */
export function isParams(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function split(name: string): { head: string; keys: readonly string[] } {
  const [, head = "", rest = ""] = /^([^[]+)((?:\[[^\]]*\])*)/su.exec(name) ?? [];
  return { head, keys: [...rest.matchAll(/\[([^\]]*)\]/gsu)].map(([, key = ""]) => key) };
}

/** Puts a value where its keys lead; says what stood in the way otherwise. */
function put(into: Params, key: string, rest: readonly string[], value: string): string | undefined {
  const [next, ...deeper] = rest;
  if (next === undefined) {
    into[key] = value;
    return undefined;
  }
  if (next === "") {
    into[key] ??= [];
    const list = into[key];
    return Array.isArray(list) ? append(list, deeper, value) : `Array (got ${nameOf(list)})`;
  }
  into[key] ??= emptyParams();
  const hash = into[key];
  return isParams(hash) ? put(hash, next, deeper, value) : `Hash (got ${nameOf(hash)})`;
}

function append(list: unknown[], rest: readonly string[], value: string): string | undefined {
  const [next, ...deeper] = rest;
  if (next === undefined || next === "") {
    list.push(value);
    return undefined;
  }
  const last: unknown = list.at(-1);
  if (isParams(last) && !Object.hasOwn(last, next)) return put(last, next, deeper, value);
  const hash = emptyParams();
  list.push(hash);
  return put(hash, next, deeper, value);
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return "Array";
  return isParams(value) ? "Hash" : "String";
}
