import type { Change, ChangeInFull, Reading, SourceReading } from "../model/event.ts";

/** What of a reading is kept with its event: everything but what only routes look at, which the stored bytes tell again. */
export function keptReading(reading: SourceReading): Reading {
  switch (reading.kind) {
    case "push":
      return { ...reading, changes: reading.changes.map(keptChange) };
    case "other":
      return reading;
    case "pipeline":
      return { kind: "other", why: `news of pipeline ${reading.pipelineId}` };
  }
}

function keptChange(change: ChangeInFull): Change {
  const { message: _, touched: __, skipAsked: ___, ...kept } = change;
  return kept;
}
