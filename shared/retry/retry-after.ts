/**
 * The pause a `Retry-After` header asks for: seconds, or the time left until an HTTP date. Undefined when there is none or
 * it cannot be read; a date in the past is 0.
 */
export function parseRetryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  // Only dates as HTTP writes them: Date.parse alone would take "-5" and "1e9" for years.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
