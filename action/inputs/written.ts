/** A value with the way it was written, so that `1.10` can stay 1.10 and a key given twice is not lost. */
export type Written =
  | { readonly kind: "scalar"; readonly value: string | number | boolean | null; readonly source: string }
  | { readonly kind: "list"; readonly items: readonly Written[] }
  | { readonly kind: "map"; readonly entries: readonly (readonly [key: string, value: Written])[] };

/** A map as it was written: its entries in order, a key given twice still there. */
export type WrittenMap = Extract<Written, { kind: "map" }>;
