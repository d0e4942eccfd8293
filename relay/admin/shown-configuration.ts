import { Secret } from "../../shared/text/secret.ts";
import type { RelayConfig } from "../model/relay-config.ts";

/** The configuration as JSON, every secret as `***`: a new key that holds one is hidden without anybody having to think of it. */
export function shownConfiguration(config: RelayConfig): Record<string, unknown> {
  return shownFields(Object.entries(config));
}

function shown(value: unknown): unknown {
  if (value instanceof Secret) return String(value);
  if (value instanceof Map) return shownFields([...value]);
  if (Array.isArray(value)) return value.map(shown);
  return typeof value === "object" && value !== null ? shownFields(Object.entries(value)) : value;
}

function shownFields(entries: readonly (readonly [unknown, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries.map(([key, value]) => [String(key), shown(value)]));
}
