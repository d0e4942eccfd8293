/** An answer about one delivery. */
export interface Delivered {
  readonly delivery: { readonly id: string; readonly state: string };
}

/** The ids of the deliveries in an answer, in its order. */
export function idsOf({ json }: { readonly json: unknown }): readonly string[] {
  return ((json as { readonly deliveries?: readonly { readonly id: string }[] }).deliveries ?? []).map(({ id }) => id);
}
