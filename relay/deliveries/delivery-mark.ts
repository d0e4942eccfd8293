/**
 * The delivery a pipeline was started for, among the variables it was started with: SLUICE_DELIVERY, or where the route sends no
 * facts, what stands beside the payload in TRIGGER_PAYLOAD. Undefined of a pipeline that is not ours.
 */
export function deliveryMark(variables: ReadonlyMap<string, string>): string | undefined {
  return variables.get("SLUICE_DELIVERY") ?? markIn(variables.get("TRIGGER_PAYLOAD"));
}

/** Other people's payloads are here as well, in any shape. */
function markIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    const { sluice } = (JSON.parse(text) ?? {}) as { readonly sluice?: { readonly delivery?: unknown } | null };
    return typeof sluice?.delivery === "string" ? sluice.delivery : undefined;
  } catch {
    return undefined;
  }
}
