/** `~0` and `~1` are the only escapes of RFC 6901. */
const POINTER = /^(?:\/(?:[^~/]|~[01])*)+$/;
const INDEX = /^(?:0|[1-9]\d{0,9})$/;

/** What is wrong with a JSON Pointer that is to lead to a value inside a document; undefined when it is fine. */
export function pointerFault(pointer: string): string | undefined {
  if (POINTER.test(pointer)) return undefined;
  if (!pointer.startsWith("/")) return "is no JSON Pointer: write it as /repository/full_name, with a slash in front";
  return "is no JSON Pointer: `~` stands only in ~0, which means ~, and in ~1, which means /";
}

/**
 * What stands at a JSON Pointer (RFC 6901) of a document; undefined when it leads nowhere. Never throws.
 *
 * Only an object's own members count, so that `/constructor` finds nothing in a document without it.
 *
 * @param pointer one without `pointerFault`
 */
export function atPointer(document: unknown, pointer: string): unknown {
  let at = document;
  for (const escaped of pointer.split("/").slice(1)) {
    const step = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof at !== "object" || at === null) return undefined;
    if (Array.isArray(at) && !INDEX.test(step)) return undefined;
    if (!Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[step];
  }
  return at;
}
