import { type Api, apiOf } from "./call.ts";
import type { FixtureName } from "./fixtures.ts";
import type { Subject } from "./subject.ts";

/** What a case is about; the groups of the contract. */
export type Group = "triggering" | "trigger tokens" | "pipelines" | "artifacts" | "starting";

/**
 * How well an expectation is founded when it is not read in GitLab's own source.
 *
 * `I`: follows from confirmed facts, asserted nowhere. `M`: general knowledge, not confirmed.
 */
export type Basis = "I" | "M";

/** What a case works with. */
export interface Lab<Need extends FixtureName = FixtureName> {
  readonly have: Readonly<Record<Need, string>>;
  readonly gitlab: Api;
  /** See {@link Subject.exact}. */
  readonly exact: boolean;
  /**
   * An expectation on an unconfirmed fact: a failure on an exact subject, a remark on a real GitLab.
   *
   * The case must say so under `unconfirmed`; otherwise this throws.
   */
  readonly softly: (basis: Basis, check: () => void) => void;
}

/** One promise of GitLab's, put to a server over HTTP. */
export interface ConformanceCase {
  /** Numbers repeat when one numbered case needs different fixtures for its parts. */
  readonly number: number;
  readonly title: string;
  readonly group: Group;
  readonly needs: readonly FixtureName[];
  /** What in this case rests on a fact of a weaker basis; those expectations are soft. */
  readonly unconfirmed?: string;
  readonly run: (lab: Lab) => Promise<void>;
}

interface CaseOptions<Need extends FixtureName> {
  readonly needs: readonly Need[];
  readonly unconfirmed?: string;
}

/**
 * Returns the function that writes the cases of one group.
 *
 * @example
 * const triggering = casesOf("triggering");
 * triggering(1, "no token → 400", { needs: ["project"] }, async ({ have, gitlab }) => { … });
 */
export function casesOf(group: Group) {
  return function conformanceCase<const Need extends FixtureName>(
    number: number,
    title: string,
    options: CaseOptions<Need>,
    run: (lab: Lab<Need>) => Promise<void>,
  ): ConformanceCase {
    return { number, title, group, ...options, run };
  };
}

/** What became of a case. */
export type Verdict =
  | { readonly kind: "skipped"; readonly reason: string }
  /** `remarks`: unconfirmed expectations that a real GitLab did not meet. */
  | { readonly kind: "passed"; readonly remarks: readonly string[] };

/** Puts one case to a subject; rejects with the failed expectation when the subject breaks the promise. */
export async function putTo(subject: Subject, one: ConformanceCase): Promise<Verdict> {
  const missing = one.needs.filter((name) => subject.fixtures[name] === undefined);
  if (missing.length > 0) return { kind: "skipped", reason: `needs ${missing.map(subject.nameOf).join(", ")}` };
  const remarks: string[] = [];
  await one.run({
    have: subject.fixtures as Lab["have"],
    gitlab: apiOf(subject.url),
    exact: subject.exact,
    softly: (basis, check) => {
      if (one.unconfirmed === undefined) throw new Error(`Case ${one.number} does not say what is unconfirmed.`);
      try {
        check();
      } catch (error) {
        if (subject.exact) throw error;
        remarks.push(`${basis}: ${one.unconfirmed}: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
  });
  return { kind: "passed", remarks };
}
