/** After which ends artifacts are brought back. */
export type CollectWhen = "always" | "on-success" | "on-failure";

/**
 * Whether artifacts are brought back after an end.
 *
 * @param succeeded whether what was waited for succeeded, with warnings or without
 */
export function isDue(when: CollectWhen, succeeded: boolean): boolean {
  return when === "always" || (when === "on-success") === succeeded;
}
