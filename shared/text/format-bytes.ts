const UNITS = ["kB", "MB", "GB", "TB"] as const;

/** A size for people: `1 byte`, `812 bytes`, `4.2 MB`; a kilobyte has 1,000 bytes here, as in download managers. */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 999.5) return sizeBytes === 1 ? "1 byte" : `${Math.round(sizeBytes)} bytes`;
  let value = sizeBytes;
  let unit = "";
  for (const next of UNITS) {
    if (value < 999.5) break;
    value /= 1_000;
    unit = next;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
