import { describe, expect, it } from "vitest";
import { Admission } from "../../../relay/dispatch/admission.ts";
import { limited, WORKS } from "../../contracts/gate-contract.ts";

describe("the gate of a relay that has been started again", () => {
  it("counts what was called before it began, by project and by GitLab", () => {
    const before = [
      { lane: "main:a", endedAtMs: -10_000 },
      { lane: "other:a", endedAtMs: -10_000 },
    ];
    const admission = new Admission(() => limited({ perLane: 2, perGitLab: 2 }), before);
    const entered = admission.enter({ lane: "main:a", purpose: "trigger", delivery: "d", attempt: 1 }, 0);

    expect(["main:a", "main:b", "other:a"].map((lane) => admission.room(lane, 0))).toEqual([0, 0, 1]);
    expect(admission.opensAtMs("main:a", 0)).toBe(50_000);
    expect(
      entered.kind === "in" && admission.leave(entered.pass, { health: WORKS, created: true }, 70_000),
    ).toBeUndefined();
    expect(admission.room("main:a", 70_000)).toBe(1);
  });
});
