import { Secret } from "../../shared/text/secret.ts";

/** Every secret in a value, however deep, so that no new key of the configuration can be forgotten where they are hidden. */
export function everySecret(value: unknown): readonly Secret[] {
  if (value instanceof Secret) return [value];
  if (value instanceof Map) return [...value.values()].flatMap(everySecret);
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(everySecret);
}
