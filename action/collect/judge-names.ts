import { printable } from "../../shared/text/printable.ts";
import type { ExtractLimits } from "./limits.ts";
import { nameKey } from "./name-key.ts";
import { type Refusal, refused } from "./refusal.ts";

/** What an entry becomes on disk. */
export type Kind = "file" | "folder" | "link";

/** An entry by its path below the target folder. */
export interface Named {
  readonly path: string;
  readonly kind: Kind;
}

/**
 * The folders to make, outer before inner, or the first two entries that want the same place, on any disk this may be unpacked on.
 *
 * Folders that only file names imply count like entries: one name can ask for two thousand of them.
 */
export function judgeNames(chosen: readonly Named[], { maxEntries }: ExtractLimits): readonly string[] | Refusal {
  const keys = chosen.map(({ path }) => nameKey(path));
  const taken = new Map<string, Named>();
  for (const [index, { path, kind }] of chosen.entries()) {
    const key = keys[index] ?? path;
    const there = taken.get(key);
    if (there === undefined) taken.set(key, { path, kind });
    else if (there.path !== path || kind !== "folder" || there.kind !== "folder") return collision(there.path, path);
  }
  const folders = new Set<string>();
  for (const [index, { path, kind }] of chosen.entries()) {
    if (kind === "folder") folders.add(path);
    // A key has its separators where its path has them, so the key of a folder is the beginning of the key of what is in it.
    const key = keys[index] ?? path;
    for (let [at, keyAt] = [path.lastIndexOf("/"), key.lastIndexOf("/")]; at > 0; ) {
      const above = path.slice(0, at);
      const keyAbove = key === path ? above : key.slice(0, keyAt);
      const there = taken.get(keyAbove);
      if (there?.kind === "link")
        return refused(
          "ARTIFACTS_UNSAFE_LINK",
          `the entry \`${printable(path)}\` would be written through the link \`${printable(there.path)}\``,
        );
      if (there !== undefined && (there.kind !== "folder" || there.path !== above)) return collision(there.path, path);
      if (folders.has(above) && there !== undefined) break;
      taken.set(keyAbove, { path: above, kind: "folder" });
      folders.add(above);
      if (folders.size > maxEntries)
        return refused("ARTIFACTS_TOO_MANY_ENTRIES", `its files lie in more than ${maxEntries} folders`);
      [at, keyAt] = [path.lastIndexOf("/", at - 1), key.lastIndexOf("/", keyAt - 1)];
    }
  }
  return [...folders].sort((a, b) => a.length - b.length);
}

function collision(first: string, second: string): Refusal {
  const same = first === second ? "twice" : `beside \`${printable(second)}\``;
  return refused("ARTIFACTS_NAME_COLLISION", `it has \`${printable(first)}\` ${same}, which cannot both be unpacked`);
}
