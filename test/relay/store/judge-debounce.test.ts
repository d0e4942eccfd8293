import { describe, expect, it } from "vitest";
import { judgeDebounce } from "../../../relay/store/judge-debounce.ts";
import { at } from "../../contracts/store-samples.ts";

const ZEROS = "0".repeat(40);

function incoming(before: string, after: string) {
  return { key: "a branch", waitMs: 1_000, mostMs: 5_000, before, after };
}

describe("judgeDebounce", () => {
  it.each([
    { of: "nothing waits", waiting: undefined, push: ["a", "b"], kind: "waits" },
    { of: "it follows the waiting one", waiting: ["a", "b"], push: ["b", "c"], kind: "waits" },
    { of: "it is the one before the waiting one", waiting: ["b", "c"], push: ["a", "b"], kind: "late" },
    { of: "history was rewritten", waiting: ["a", "b"], push: ["a", "c"], kind: "waits" },
    { of: "the branch was moved back", waiting: ["a", "b"], push: ["b", "a"], kind: "waits" },
    { of: "the branch was made and deleted", waiting: [ZEROS, "a"], push: ["a", ZEROS], kind: "waits" },
    { of: "its deletion comes after it was made again", waiting: [ZEROS, "b"], push: ["a", ZEROS], kind: "late" },
    { of: "the sender tells no commits", waiting: ["", ""], push: ["", ""], kind: "waits" },
    { of: "the sender tells only where it ended", waiting: ["", "b"], push: ["", "a"], kind: "waits" },
  ] as const)("$kind when $of", ({ waiting, push, kind }) => {
    const [before, after] = waiting ?? [];
    const waits = before === undefined || after === undefined ? undefined : { since: at(0), before, after };

    expect(judgeDebounce(waits, incoming(push[0], push[1]), at(10)).kind).toBe(kind);
  });

  it.each([
    { of: "the first", since: undefined, nowMs: 100, dueMs: 1_100, sinceMs: 100 },
    { of: "a newer one", since: at(0), nowMs: 900, dueMs: 1_900, sinceMs: 0 },
    { of: "one shortly before the most is over", since: at(0), nowMs: 4_500, dueMs: 5_000, sinceMs: 0 },
    { of: "one after that, with a clock that leapt", since: at(0), nowMs: 9_000, dueMs: 9_000, sinceMs: 0 },
    { of: "one with a clock that was set back", since: at(0), nowMs: -60_000, dueMs: -59_000, sinceMs: 0 },
  ])("$of is due after its wait, but not later than the most after the first", ({ since, nowMs, dueMs, sinceMs }) => {
    const waiting = since === undefined ? undefined : { since, before: "a", after: "b" };

    expect(judgeDebounce(waiting, incoming("b", "c"), at(nowMs))).toEqual({
      kind: "waits",
      since: at(sinceMs),
      dueAt: at(dueMs),
    });
  });
});
