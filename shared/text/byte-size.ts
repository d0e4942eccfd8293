const UNIT_BYTES: Readonly<Record<string, number>> = { "": 1, b: 1, kb: 1_024, mb: 1_024 ** 2, gb: 1_024 ** 3 };

/**
 * Bytes of a size written as `25mb`, `512kb` or `1048576`; a kilobyte has 1,024 bytes, so that a limit never falls short of
 * what a forge means by the same word. Undefined when the text is no size.
 */
export function parseByteSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?b)?$/.exec(text.trim().toLowerCase());
  if (match === null) return undefined;
  const sizeBytes = Math.round(Number(match[1]) * (UNIT_BYTES[match[2] ?? ""] ?? Number.NaN));
  return Number.isSafeInteger(sizeBytes) && sizeBytes > 0 ? sizeBytes : undefined;
}
