/** A map as it came, nothing of it checked. */
export type Fields = Readonly<Record<string, unknown>>;

/** A JSON object; anything else reads as an empty one, so that whoever reads foreign data never throws. */
export function asObject(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A non-empty string, or nothing. */
export function asText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** An id that forges send as a number, as text. */
export function asId(value: unknown): string | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) ? String(value) : asText(value);
}

/** An object without the keys whose value is missing. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
