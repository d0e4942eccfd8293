import { describe, expect, it } from "vitest";
import { parseInputs } from "../../../action/inputs/parse.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { planRun } from "../../../action/plan/plan.ts";
import { planText } from "../../../action/plan/plan-text.ts";

async function plan(raw: RawInputs) {
  const inputs = await parseInputs({ project: "group/app", ref: "main", "trigger-token": "glptt-abc", ...raw });
  return { made: planRun(inputs), text: planText(inputs) };
}

describe("planRun", () => {
  it("orders a trigger, a watch and nothing else by default", async () => {
    const { made, text } = await plan({});

    expect(made.start).toMatchObject({ project: "group/app", start: { refs: [{ kind: "name", name: "main" }] } });
    expect(made.watch).toEqual({
      timeoutMs: 3_600_000,
      outageBudgetMs: 600_000,
      follow: true,
      waitForJobs: [],
      onManual: "fail",
      playJobs: [],
      retries: 0,
      stopOnFailure: false,
    });
    expect(made.collect).toBeUndefined();
    expect(text).toEqual([
      "Trigger a pipeline of group/app at ref main on https://gitlab.com with the trigger token.",
      "Wait for it for up to 1h, looking without a token.",
    ]);
  });

  it("orders no watch where nobody waits", async () => {
    const { made, text } = await plan({ wait: "no" });

    expect(made.watch).toBeUndefined();
    expect(text.at(-1)).toBe("Do not wait for it.");
  });

  it("orders artifacts, and names what is asked for", async () => {
    const { made, text } = await plan({
      artifacts: "build, test: reports/**",
      "artifacts-path": "out",
      "if-no-artifacts": "warn",
    });

    expect(made.collect).toMatchObject({ into: "out", ifNone: "warn" });
    expect(text.at(-1)).toBe("Bring back artifacts of build, test: reports/** to out.");
  });

  it("shows names of variables and inputs, never their values", async () => {
    const { made, text } = await plan({ variables: "PASSWORD=hush", inputs: "key: hush" });

    expect(made.start?.start).toMatchObject({ variables: { PASSWORD: "hush" }, inputs: { key: "hush" } });
    expect(text).toContain("  variables: PASSWORD");
    expect(text).toContain("  inputs: key");
    expect(text.join()).not.toContain("hush");
  });
});
