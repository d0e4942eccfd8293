import { printable } from "../../shared/text/printable.ts";

/** Longer targets than any file system takes. */
export const LONGEST_TARGET_BYTES = 4_095;

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * Why a symbolic link at `path` may not point to `target`; undefined when it may.
 *
 * Allowed is a relative target that climbs only at its beginning, and not above the target folder. That alone makes every
 * chain safe: no entry lies below a link, so a link's own folder is a real one and climbing from it is exact; and a target
 * that never climbs after a name cannot use another link as a ladder. It holds for every spelling in which the disk may
 * find the same file, and whatever else lies in the folder. Whether the target exists is not asked.
 */
export function judgeLink(path: string, target: string): string | undefined {
  if (target === "") return "points nowhere";
  if (CONTROL.test(target)) return "has a control character in its target";
  if (/^[/\\]/.test(target) || /^[A-Za-z]:/.test(target)) return `points to the absolute path ${printable(target)}`;
  const segments = target.split(/[/\\]/).filter((segment) => segment !== "" && segment !== ".");
  const firstName = segments.findIndex((segment) => segment !== "..");
  const climbs = firstName === -1 ? segments.length : firstName;
  if (segments.indexOf("..", climbs) !== -1) return `climbs again after a name in its target ${printable(target)}`;
  const depth = path.split("/").length - 1;
  return climbs > depth ? `leads out of the folder, to ${printable(target)}` : undefined;
}
