import { it } from "vitest";
import { type ConformanceCase, putTo } from "./case.ts";
import type { Subject } from "./subject.ts";
import { CASES } from "./table.ts";

/** A subject lent to one case. */
export interface LentSubject extends Subject {
  /** Gives back what the subject holds. */
  close(): Promise<void>;
}

/** The name of a case's test, the same for every subject. */
export function nameOf({ number, group, title }: ConformanceCase): string {
  return `case ${number}: ${group} ${title}`;
}

/** Makes one test of each case, put to a subject of its own: cases leave no traces for each other. */
export function registerCases(lend: () => Promise<LentSubject>, cases: readonly ConformanceCase[] = CASES): void {
  it.for(cases.map((one) => [nameOf(one), one] as const))("%s", async ([, one], { skip, annotate }) => {
    const subject = await lend();
    try {
      const verdict = await putTo(subject, one);
      if (verdict.kind === "skipped") skip(verdict.reason);
      else for (const remark of verdict.remarks) await annotate(remark, "unconfirmed");
    } finally {
      await subject.close();
    }
  });
}
