/** A value as CEL reads it: JSON, with its objects as maps. */
export type CelValue = null | boolean | number | string | readonly CelValue[] | ReadonlyMap<string, CelValue>;

/**
 * Parsed JSON as CEL reads it; undefined when there are more than `mostValues` values in it.
 *
 * Objects become maps, since the library tells the type of a plain object by its member `constructor`, which a sender may have
 * set to anything. Numbers stay doubles, as CEL reads JSON.
 *
 * @param json nested no deeper than the stack is; `decodeJson` lets nothing else in
 */
export function celPayload(json: unknown, mostValues: number): CelValue | undefined {
  let left = mostValues;
  const convert = (value: unknown): CelValue => {
    left -= 1;
    if (left < 0) throw TOO_MANY;
    if (Array.isArray(value)) return value.map(convert);
    if (typeof value === "object" && value !== null)
      return new Map(Object.entries(value).map(([key, member]) => [key, convert(member)]));
    return value as CelValue;
  };
  try {
    return convert(json);
  } catch (error) {
    if (error === TOO_MANY) return undefined;
    throw error;
  }
}

const TOO_MANY = new Error("too many values");
