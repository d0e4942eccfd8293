import { printable } from "../../shared/text/printable.ts";
import type { StepEvent, TreeChange } from "../model/event.ts";

const CAME_BY = {
  created: "Triggered pipeline",
  adopted: "Found the pipeline of a trigger call whose answer was lost, pipeline",
  given: "Following pipeline",
  resumed: "Resuming the pipeline of an earlier attempt, pipeline",
} as const;

/** An event in lines, for logs that are read from top to bottom. Downloads have lines of their own (`DownloadLines`). */
export function eventLines(event: StepEvent): readonly TreeChange[] {
  switch (event.kind) {
    case "pipeline":
      return [plain(`${CAME_BY[event.how]} ${event.pipeline.id}: ${printable(event.pipeline.webUrl)}`)];
    case "tree":
      return event.changes;
    case "outage":
      // Its beginning is a warning already.
      return event.state === "began" ? [] : [{ text: event.text, tone: "good" }];
    case "retried": {
      const count = event.of === 1 ? "" : ` (${event.attempt} of ${event.of})`;
      return [plain(`Retrying the failed jobs of pipeline ${event.pipeline.id}${count}.`)];
    }
    case "played":
      return [plain(`Started the manual job ${printable(event.job, 100)}.`)];
    case "canceling":
      return [plain(`Cancelling pipeline ${event.pipeline.id}: ${printable(event.pipeline.webUrl)}`)];
    case "download":
    case "ended":
      return [];
  }
}

function plain(text: string): TreeChange {
  return { text, tone: "plain" };
}
