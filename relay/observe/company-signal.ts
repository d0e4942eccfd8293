/** What relays that share a store learn of each other. */
export type CompanySignal =
  /** Others have seen no sign of this relay for too long, and have taken over what it had in hand; it begins anew. */
  | { readonly kind: "relay-lapsed" }
  /** Another relay has given no sign of life for too long; what it had in hand is free. */
  | { readonly kind: "relay-buried"; readonly relay: string };
