import { createHash } from "node:crypto";
import { entryPath } from "../../collect/entry-path.ts";
import { nameKey } from "../../collect/name-key.ts";

const LONGEST = 80;
const DIGITS = 8;

/**
 * A name for each leg of a matrix: its values joined by `-`, as the name of a folder on every system.
 *
 * A leg whose values cannot stand there as they are, or whose name another leg of the matrix has too, has a few digits of its values' digest
 * at the end. The same legs get the same names whatever their order, so a run that is resumed finds its folders.
 */
export function legKeys(legs: readonly Readonly<Record<string, string>>[]): readonly string[] {
  const plain = legs.map((leg) => Object.values(leg).map(safe).join("-").slice(0, LONGEST));
  const count = new Map<string, number>();
  for (const name of plain) count.set(nameKey(name), (count.get(nameKey(name)) ?? 0) + 1);
  return legs.map((leg, at) => {
    const name = plain[at] ?? "";
    const isWhole = name === Object.values(leg).join("-") && isFolderName(name);
    return isWhole && count.get(nameKey(name)) === 1 ? name : `${name}-${digest(leg)}`;
  });
}

/** Whether a name can be that of a folder, on every system. */
export function isFolderName(name: string): boolean {
  if (name.startsWith(".")) return false;
  return (["posix", "windows"] as const).every((platform) => {
    const place = entryPath(name, platform);
    return place.kind === "inside" && place.path === name && !name.includes("\\");
  });
}

function safe(value: string): string {
  return value.replaceAll(/[^\w.]/g, "_").replace(/^\.+/, "_");
}

function digest(leg: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(leg).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, DIGITS);
}
