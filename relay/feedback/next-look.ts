/** A pipeline of a few seconds is told about while its author still looks. */
const SOONEST_MS = 5_000;
const LATEST_MS = 600_000;

/** The part of its age after which a pipeline is looked at again: what has run for an hour will not end this second. */
const PART_OF_AGE = 10;

/** A manual job may be waited for over a week-end; what stands longer is nobody's news. */
const MOST_AGE_MS = 7 * 86_400_000;

/** How long until a pipeline of this age is looked at again: a tenth of its age, five seconds to ten minutes; undefined after a week. */
export function nextLookMs(ageMs: number): number | undefined {
  if (ageMs > MOST_AGE_MS) return undefined;
  return Math.min(Math.max(ageMs / PART_OF_AGE, SOONEST_MS), LATEST_MS);
}
