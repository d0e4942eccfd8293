import { describe, expect, it } from "vitest";
import { historyOf } from "../../../relay/dispatch/history.ts";
import type { Attempt } from "../../../relay/model/delivery.ts";

/** Attempts by their results, in order; a look begins with `?`, and one that has not ended is empty. */
function attempts(...results: readonly string[]): readonly Attempt[] {
  return results.map((result, at) => {
    const number = at + 1;
    const startedAt = new Date(number * 1_000);
    const kind = result.startsWith("?") ? "look-up" : "trigger";
    const met = result.replace("?", "");
    const ended = met === "" ? {} : { endedAt: startedAt, result: met, text: `${met} of ${number}` };
    return { deliveryId: "d", number, kind, startedAt, ...ended } as const;
  });
}

describe("the history of a delivery", () => {
  it("counts how often its ref was missed, since it was released", () => {
    const missed = attempts(
      "GITLAB_REF_NOT_FOUND",
      "GITLAB_REF_NOT_FOUND",
      "GITLAB_UNREACHABLE",
      "GITLAB_REF_NOT_FOUND",
    );

    expect(historyOf(missed, 4).refMisses).toBe(3);
    expect(historyOf(missed, 2).refMisses).toBe(1);
    expect(historyOf([], 1)).toEqual({ refMisses: 0, looks: 0, failures: 0 });
  });

  it("leaves out calls that were not made, since their lane was closed", () => {
    const putOff = attempts("GITLAB_REF_NOT_FOUND", "GITLAB_DEADLINE", "DELIVERY_PUT_OFF", "?TRIGGER_LOST");

    expect(historyOf(putOff, 2)).toMatchObject({ refMisses: 1, call: { startedAt: new Date(2_000) }, looks: 1 });
  });

  it("counts looks since the last call, those that GitLab answered apart from those that failed", () => {
    const looked = attempts(
      "GITLAB_DEADLINE",
      "?TRIGGER_LOST",
      "GITLAB_SERVER_ERROR",
      "?TRIGGER_LOST",
      "?GITLAB_UNREACHABLE",
      "?TRIGGER_AMBIGUOUS",
      "?DELIVERY_PUT_OFF",
      "?",
    );

    expect(historyOf(looked, 1)).toEqual({
      refMisses: 0,
      call: { startedAt: new Date(3_000), met: { code: "GITLAB_SERVER_ERROR", text: "GITLAB_SERVER_ERROR of 3" } },
      looks: 2,
      failures: 1,
    });
  });
});
