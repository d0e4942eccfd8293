/** What a run of kills has come to. */
export interface CrashReport {
  readonly kills: number;
  readonly counts: Readonly<Record<string, number>>;
  /** What must not have happened, a sentence each. */
  readonly wrong: readonly string[];
}

/** A report in one line, and one more for each thing that is wrong. */
export function lineOf(name: string, report: CrashReport): string {
  const counts = Object.entries({ kills: report.kills, ...report.counts }).map(([what, count]) => `${what} ${count}`);
  return [`${name}: ${counts.join(" · ")}`, ...report.wrong.map((text) => `  WRONG: ${text}`)].join("\n");
}

/** Several reports of one victim as one. */
export function sumOf(reports: readonly CrashReport[]): CrashReport {
  const counts: Record<string, number> = {};
  for (const report of reports)
    for (const [what, count] of Object.entries(report.counts)) counts[what] = (counts[what] ?? 0) + count;
  return {
    kills: reports.reduce((sum, { kills }) => sum + kills, 0),
    counts,
    wrong: reports.flatMap(({ wrong }) => wrong),
  };
}
