import { describe, expect, it } from "vitest";
import { readCrashOrder, VICTIMS } from "./order.ts";

describe("readCrashOrder", () => {
  it("kills everything, at a seed of its own, when nothing is said", () => {
    expect(readCrashOrder([])).toEqual({ kind: "run", what: VICTIMS, minutes: 30 });
  });

  it("reads what the run before has printed", () => {
    expect(
      readCrashOrder(["--what", "step", "--what", "graph", "--times", "7", "--seed", "42", "--minutes", "5"]),
    ).toEqual({ kind: "run", what: ["step", "graph"], times: 7, seed: 42, minutes: 5 });
  });

  it.each([
    [["--what", "everything"], "--what takes relay, relay-postgres, step, graph, not everything."],
    [["--times", "many"], "many is not a whole number."],
    [["--seed", "-1"], expect.stringContaining("--seed")],
    [["--hard"], expect.stringContaining("--hard")],
  ])("says what is wrong with %j", (argv, problem) => {
    expect(readCrashOrder(argv)).toEqual({ kind: "wrong", problem });
  });
});
