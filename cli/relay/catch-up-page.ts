import type { CatchUpFailure, MoveReport, RepositoryReport } from "../../relay/catch-up/report.ts";
import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";

/** Enough of a commit's id to tell it from others. */
const SHORT = 12;

/** What was found in one repository, as lines for a person; none where all is well. */
export function catchUpLines(report: RepositoryReport, dryRun: boolean): readonly string[] {
  const { source, repository, asked, moves, noted, remarks } = report;
  const what = counted(asked.length, "failed delivery");
  const lines = [
    ...(asked.length === 0
      ? []
      : [dryRun ? `${what} would be asked for again` : `asked the forge to send ${what} again`]),
    ...moves.map(moveText),
    ...(noted === 0 ? [] : [`${counted(noted, "ref")} not known before: noted, and starting nothing`]),
    ...remarks,
  ];
  return lines.map((line) => `${source}: ${printable(repository, 200)}: ${line}`);
}

/** What it came to in all, in a sentence. */
export function catchUpSum(reports: readonly RepositoryReport[], dryRun: boolean): string {
  const asked = reports.reduce((sum, report) => sum + report.asked.length, 0);
  const moved = reports.reduce((sum, { moves }) => sum + moves.length, 0);
  const sum = `${lookedAt(reports.length)}: ${counted(asked, "delivery")} asked for again, ${counted(moved, "event")} made up for`;
  return `${sum}${dryRun ? ", had this been no dry run" : ""}.`;
}

/** The same as `--json` prints it. */
export function catchUpJson(
  reports: readonly RepositoryReport[],
  failures: readonly CatchUpFailure[],
  dryRun: boolean,
): object {
  return {
    schema: "sluice/relay-catch-up-result@1",
    dryRun,
    repositories: reports,
    failures: failures.map(({ error, ...where }) => ({
      ...where,
      code: isCoded(error) ? error.code : "INTERNAL",
      message: oneLine(error),
    })),
  };
}

const PAST = { create: "was created", update: "has moved", delete: "was deleted" } as const;

function moveText({ ref, action, before, after, deliveries }: MoveReport): string {
  const way = action === "update" ? ` from ${before.slice(0, SHORT)} to ${after.slice(0, SHORT)}` : "";
  return `${printable(ref)} ${PAST[action]}${way}, and no event said so: ${counted(deliveries, "delivery")}`;
}

function lookedAt(count: number): string {
  return count === 1 ? "1 repository looked at" : `${count} repositories looked at`;
}
