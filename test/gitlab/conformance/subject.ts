import type { FixtureName, Fixtures } from "./fixtures.ts";

/** A running GitLab that the table is put to: the stand-in, or a real one. */
export interface Subject {
  /** Address with its relative URL root, without `/api/v4`. */
  readonly url: string;
  readonly fixtures: Fixtures;
  /** How a user gives the fixture to this subject, for the reason of a skipped case. */
  readonly nameOf: (fixture: FixtureName) => string;
  /**
   * Whether this server is held to the letter.
   *
   * The stand-in is: it is seeded for the purpose and must answer exactly as the facts say. A real GitLab decides itself
   * what is right, so there an expectation that rests on no confirmed fact only leaves a remark.
   */
  readonly exact: boolean;
}
