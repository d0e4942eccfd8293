import type { Chance } from "./chance.ts";
import { PARTED } from "./target.ts";

const VALUES: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, "", "x", "\0", "\u001b[31m", "\ud800", "::error::x", "a".repeat(5_000), [], {}, [null], [[]],
  { __proto__: null }, "refs/heads/main", "0".repeat(40), "https://evil.example", "javascript:alert(1)", "2026-11-22T00:00:00Z", "1970",
]; // biome-ignore format: a list

/** An input whose last part is JSON, with one of its values replaced, left out or moved; undefined for any other. */
export function mutateJson(input: Buffer, chance: Chance): Buffer | undefined {
  const text = input.toString("utf8");
  const at = text.lastIndexOf(PARTED);
  const from = at < 0 ? 0 : at + PARTED.length;
  if (!/^\s*[[{]/.test(text.slice(from, from + 20))) return undefined;
  try {
    const document: unknown = JSON.parse(text.slice(from));
    return Buffer.from(text.slice(0, from) + JSON.stringify(changed(document, placesIn(document), chance)));
  } catch {
    return undefined;
  }
}

/** How many values stand in it, itself counted. */
function placesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + placesIn(one), 1);
}

function changed(document: unknown, places: number, chance: Chance): unknown {
  let left = chance.below(places);
  const walk = (value: unknown): unknown => {
    left -= 1;
    if (left === -1) return replacement(value, chance);
    if (left < 0 || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(walk).filter((one) => one !== undefined);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]));
  };
  return walk(document) ?? null;
}

function replacement(value: unknown, chance: Chance): unknown {
  switch (chance.below(6)) {
    case 0:
      return undefined;
    case 1:
      return [value, value];
    case 2:
      return { ...Object(value), [chance.of(["__proto__", "constructor", "x"], "x")]: value };
    case 3:
      return typeof value === "string"
        ? value + chance.of(["\n", "\u001b[2J", "`", "|", "<b>", "\u0000", "%"], "x")
        : String(value);
    default:
      return chance.of(VALUES, null);
  }
}
