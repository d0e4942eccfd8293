import { invalid } from "../http/refusal.ts";

/** A parameter as Rack and Grape see it. */
export type Param = unknown;
/** Parameters by name, in order of arrival. */
export type ParamHash = Record<string, Param>;

/** Rack refuses deeper nesting than this. */
const MOST_LEVELS = 32;

/**
 * Nests form pairs as Rack does: `a[b]=1` → `{a: {b: "1"}}`, `a[]=1&a[]=2` → `{a: ["1", "2"]}`, and `a[][x]=1&a[][y]=2` → one hash in a list.
 *
 * The same name twice: the last one wins, in the first one's place. A name that is both text and hash is a 400.
 */
export function nest(pairs: Iterable<readonly [name: string, value: Param]>): ParamHash {
  const root = newHash();
  for (const [name, value] of pairs) {
    const { head, keys } = split(name);
    if (head !== "") put(root, head, keys, value, name);
  }
  return root;
}

function split(name: string): { head: string; keys: readonly string[] } {
  const [, head = "", rest = ""] = /^([^[]+)((?:\[[^\]]*\])*)/su.exec(name) ?? [];
  const keys = [...rest.matchAll(/\[([^\]]*)\]/gsu)].map(([, key = ""]) => key);
  if (keys.length > MOST_LEVELS) throw invalid("exceeded available parameter key space");
  return { head, keys };
}

function put(into: ParamHash, key: string, rest: readonly string[], value: Param, name: string): void {
  const [next, ...deeper] = rest;
  if (next === undefined) {
    into[key] = value;
  } else if (next === "") {
    into[key] ??= [];
    const list = into[key];
    if (!Array.isArray(list)) throw conflict("Array", list, name);
    append(list, deeper, value, name);
  } else {
    into[key] ??= newHash();
    const hash = into[key];
    if (!isHash(hash)) throw conflict("Hash", hash, name);
    put(hash, next, deeper, value, name);
  }
}

function append(list: Param[], rest: readonly string[], value: Param, name: string): void {
  const [next, ...deeper] = rest;
  if (next === undefined || next === "") {
    list.push(value);
    return;
  }
  const last = list.at(-1);
  const hash = isHash(last) && !Object.hasOwn(last, next) ? last : newHash();
  if (hash !== last) list.push(hash);
  put(hash, next, deeper, value, name);
}

/** A plain hash; not a list, not text. */
export function isHash(value: unknown): value is ParamHash {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** A hash without inherited names, so that a parameter called `constructor` is one like any other. */
export function newHash(): ParamHash {
  return Object.create(null) as ParamHash;
}

function conflict(wanted: string, found: unknown, name: string): Error {
  const got = Array.isArray(found) ? "Array" : isHash(found) ? "Hash" : "String";
  return invalid(`expected ${wanted} (got ${got}) for param '${name.replace(/\[.*$/su, "")}'`);
}
