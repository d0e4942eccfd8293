/** A map of the file as it was written, nothing of it checked. */
export type Fields = Readonly<Record<string, unknown>>;

/** The keys of a map; none of anything else, so that checks can pass over what has the wrong shape. */
export function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
