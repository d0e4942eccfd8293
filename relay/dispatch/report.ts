import type { Settlement } from "../model/delivery.ts";
import type { AttemptFacts, Observe } from "../observe/signal.ts";
import type { Met } from "./again.ts";
import type { BreakerMove } from "./gate.ts";

/** Tells how an attempt was settled. */
export function reportSettled(observe: Observe, facts: AttemptFacts, endedAt: Date, settlement: Settlement): void {
  if (settlement.kind === "delivered") {
    const adopted = settlement.adopted === undefined ? {} : { adopted: settlement.adopted };
    observe({ kind: "delivered", ...facts, pipeline: settlement.pipeline.webUrl, ...adopted });
    return;
  }
  const { code, text, status } = settlement;
  const fault = { code, text, ...(status === undefined ? {} : { status }) };
  switch (settlement.kind) {
    case "retry": {
      const dueInMs = settlement.dueAt.getTime() - endedAt.getTime();
      const next = settlement.refIndex === undefined ? {} : { refIndex: settlement.refIndex };
      observe({ kind: "retry-planned", ...facts, ...fault, dueInMs, ...next });
      break;
    }
    case "look-up":
      observe({
        kind: "look-up-planned",
        ...facts,
        ...fault,
        dueInMs: settlement.dueAt.getTime() - endedAt.getTime(),
      });
      break;
    case "held":
    case "dead":
      observe({ kind: settlement.kind, ...facts, ...fault });
  }
}

/** Tells that a GitLab is left alone, or no longer. */
export function reportMove(observe: Observe, { gitlab, from, to, pauseMs = 0 }: BreakerMove, met: Met): void {
  if (to === "open") observe({ kind: "gitlab-left-alone", gitlab, pauseMs, again: from === "half-open", ...met });
  else if (to === "closed") observe({ kind: "gitlab-works-again", gitlab });
}
