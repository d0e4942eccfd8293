/** An instant as GitLab writes it: UTC with milliseconds. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/** An instant that may not have come yet. */
export function instantOrNull(ms: number | undefined): string | null {
  return ms === undefined ? null : instant(ms);
}

/** Seconds between two instants; null before the first, and up to now before the second. */
export function seconds(fromMs: number | undefined, toMs: number | undefined, nowMs: number): number | null {
  return fromMs === undefined ? null : ((toMs ?? nowMs) - fromMs) / 1000;
}
