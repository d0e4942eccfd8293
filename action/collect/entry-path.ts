/** Whose rules for file names hold on the target disk. */
export type Platform = "posix" | "windows";

/** An entry's place below the target folder, or why it has none. */
export type EntryPath =
  /** `path` uses `/`, has no empty, `.` or `..` segment, and is empty for the target folder itself. */
  | { readonly kind: "inside"; readonly path: string; readonly isFolder: boolean }
  | { readonly kind: "unsafe"; readonly because: string };

/** Longer paths than any system takes but Windows, and there nobody makes them (PATH_MAX of Linux). */
const LONGEST_BYTES = 4_096;

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;
const CLIMBS = /(?:^|[/\\])\.\.(?:[/\\]|$)/;
/** An empty or `.` segment: those of a folder's name, and what is left out of a file's. */
const UNTIDY = /(?:^|\/)\.?(?:\/|$)/;
const DRIVE = /^[A-Za-z]:/;
const WINDOWS_DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;
const WINDOWS_FORBIDDEN = /[<>:"|?*]/;

/**
 * Judges an entry's name.
 *
 * Refused everywhere: an empty name, one of more than 4,096 bytes, control characters (a name is printed, and passed to shells), a `..` between
 * separators of either kind, an absolute path, a UNC path, a drive letter. Such names do not occur in an archive that a
 * GitLab runner wrote, so nothing is repaired: not even `a/../b`, which stays inside.
 *
 * A backslash separates on Windows. Elsewhere it is an ordinary character of a file's name (systemd units have it) and
 * stays one, so long as the name would be safe if it did separate.
 *
 * Refused on Windows only: names that its file system turns into devices, streams or other names.
 */
export function entryPath(name: string, platform: Platform): EntryPath {
  if (name === "") return unsafe("has an empty name");
  // No character takes more than three bytes for each of its units.
  if (name.length * 3 > LONGEST_BYTES && Buffer.byteLength(name) > LONGEST_BYTES)
    return unsafe("has a name longer than a file system takes");
  if (CONTROL.test(name)) return unsafe("has a control character in its name");
  if (/^[/\\]/.test(name)) return unsafe("has an absolute path");
  if (DRIVE.test(name)) return unsafe("has a drive letter");
  if (CLIMBS.test(name)) return unsafe("leads out of the folder by `..`");
  if (platform === "posix" && !UNTIDY.test(name)) return { kind: "inside", path: name, isFolder: false };
  const separated = platform === "windows" ? name.replaceAll("\\", "/") : name;
  const segments = separated.split("/").filter((segment) => segment !== "" && segment !== ".");
  if (platform === "windows") {
    const odd = segments.find((segment) => !fitsWindows(segment));
    if (odd !== undefined) return unsafe("has a name that Windows reserves or changes");
  }
  const isFolder = separated.endsWith("/") || separated.endsWith("/.") || separated === ".";
  if (segments.length === 0 && !isFolder) return unsafe("has an empty name");
  return { kind: "inside", path: segments.join("/"), isFolder };
}

function fitsWindows(segment: string): boolean {
  return !WINDOWS_DEVICE.test(segment) && !WINDOWS_FORBIDDEN.test(segment) && !/[. ]$/.test(segment);
}

function unsafe(because: string): EntryPath {
  return { kind: "unsafe", because };
}
