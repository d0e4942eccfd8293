const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof UNIT_MS;

const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)\s*/gy;

/**
 * Milliseconds of a duration written as `90s`, `1h30m`, `1h 30m`, `500ms` or `2d`; a bare number is seconds.
 *
 * Undefined when the text is no duration: empty, negative, unit unknown or units not from large to small.
 */
export function parseDurationMs(text: string): number | undefined {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return finite(Number(trimmed) * UNIT_MS.s);
  let total = 0;
  let lastUnitMs = Number.POSITIVE_INFINITY;
  let at = 0;
  for (const match of trimmed.matchAll(PART)) {
    const unitMs = UNIT_MS[match[2] as Unit];
    if (unitMs >= lastUnitMs) return undefined;
    lastUnitMs = unitMs;
    total += Number(match[1]) * unitMs;
    at = match.index + match[0].length;
  }
  return at === 0 || at !== trimmed.length ? undefined : finite(total);
}

/** A duration for people: `1h 30m`, `42s`, `850ms`; at most the two largest units that count. */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${Math.max(0, Math.round(ms))}ms`;
  let rest = Math.round(ms / 1_000) * 1_000;
  const parts: string[] = [];
  for (const unit of ["d", "h", "m", "s"] as const) {
    const count = Math.floor(rest / UNIT_MS[unit]);
    rest -= count * UNIT_MS[unit];
    if (count > 0) parts.push(`${count}${unit}`);
    else if (parts.length > 0) break;
  }
  return parts.slice(0, 2).join(" ");
}

function finite(ms: number): number | undefined {
  return Number.isSafeInteger(Math.round(ms)) ? Math.round(ms) : undefined;
}
