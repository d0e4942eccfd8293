import { formatDuration } from "../../../shared/time/duration.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { Ending } from "../ending.ts";
import type { Ink } from "../ink.ts";
import { sentence, why } from "../why.ts";

const MARK: Readonly<Record<Outcome["kind"], string>> = {
  planned: "📝",
  omitted: "⏭️",
  triggered: "🚀",
  succeeded: "✅",
  failed: "❌",
  canceled: "🚫",
  skipped: "⏭️",
  blocked: "✋",
  "timed-out": "⌛",
  interrupted: "🚫",
  error: "❌",
};

/** How it ended, as the heading of a page. */
export function headingText({ outcome, project }: Ending, ink: Ink): string {
  const where = project === undefined ? "" : ` of ${ink.text(String(project))}`;
  const end = outcome.kind === "succeeded" && outcome.warnings > 0 ? "succeeded with warnings" : outcome.kind;
  const mark = outcome.kind === "succeeded" && outcome.warnings > 0 ? "⚠️" : MARK[outcome.kind];
  return `### ${mark} Downstream pipeline${where}: ${end}`;
}

const HOW = { created: "", adopted: "found again after a lost answer", given: "given", resumed: "resumed" } as const;

/** Less is no wait. */
const NO_WAIT_MS = 1_000;

/** Why it ended so, and how the run went; undefined when there is nothing to say. */
export function reasonText(ending: Ending, ink: Ink): string | undefined {
  const clause = why(ending);
  const how = ending.how === undefined ? "" : HOW[ending.how];
  const facts = [
    ...(how === "" ? [] : [how]),
    ...(ending.waitedMs === undefined || ending.waitedMs < NO_WAIT_MS
      ? []
      : [`waited ${formatDuration(ending.waitedMs)}`]),
    ...(ending.retries === undefined || ending.retries === 0 ? [] : [`failed jobs retried ${ending.retries}×`]),
  ];
  const text = facts.length === 0 ? [] : [`<sub>${sentence(facts.join(", "))}</sub>`];
  const parts = [...(clause === undefined ? [] : [`**${ink.message(sentence(clause))}**`]), ...text];
  return parts.length === 0 ? undefined : parts.join("\n\n");
}
