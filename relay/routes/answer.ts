/** What a condition says of a change. `why` is a sentence's end: "it does not go along, because …". */
export type Answer =
  | { readonly kind: "yes" }
  | { readonly kind: "no"; readonly why: string }
  /** The sender does not tell enough to be sure: the change goes along, and everything that tells about it says so. */
  | { readonly kind: "maybe"; readonly why: string };

/** The condition holds. */
export const YES: Answer = { kind: "yes" };

/** The condition fails. */
export function no(why: string): Answer {
  return { kind: "no", why };
}
