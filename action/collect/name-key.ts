/**
 * What a disk that ignores case and Unicode form (Windows, macOS) compares names by.
 *
 * Simple case mapping, character by character: both cases are tried so that `ſ` meets `s` and `K` (Kelvin) meets `k`, and
 * what would grow longer (`ß`) keeps its length, as those file systems do it.
 */
export function nameKey(name: string): string {
  if (!/[^ -~]/.test(name)) return name.toLowerCase();
  return Array.from(name.normalize("NFC"), (char) => {
    const upper = char.toUpperCase();
    return Array.from(upper).length === 1 ? upper.toLowerCase() : char.toLowerCase();
  })
    .join("")
    .normalize("NFC");
}
