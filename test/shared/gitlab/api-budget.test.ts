import { describe, expect, it } from "vitest";
import { afterAnswer, afterRefusal, nextCallAt, UNKNOWN_BUDGET } from "../../../shared/gitlab/api-budget.ts";

const NOW = 1_000_000;

/** Headers as Rack::Attack sends them, of a limit that begins anew in `inS` seconds. */
function told(limit: number, remaining: number, inS: number) {
  const date = Date.parse("2026-03-04T12:00:00Z");
  return {
    "ratelimit-limit": String(limit),
    "ratelimit-remaining": String(remaining),
    "ratelimit-reset": String(date / 1_000 + inS),
    date: new Date(date).toUTCString(),
  };
}

describe("the next call", () => {
  it.each([
    { when: "nothing was told", headers: {}, atMs: 0 },
    { when: "much is left", headers: told(100, 50, 30), atMs: 0 },
    { when: "a tenth is left", headers: told(100, 10, 30), atMs: 3_100 },
    { when: "one is left", headers: told(100, 1, 30), atMs: 31_000 },
    { when: "none is left", headers: told(100, 0, 30), atMs: 31_000 },
    { when: "little is left of what begins anew at once", headers: told(100, 10, 0), atMs: 100 },
    { when: "the limit does not say when it begins anew", headers: { ...told(100, 1, 30), date: "soon" }, atMs: 0 },
    { when: "the headers make no sense", headers: { "ratelimit-limit": "many", "ratelimit-remaining": "-1" }, atMs: 0 },
  ])("may leave $atMs ms after the last one when $when", ({ headers, atMs }) => {
    const budget = afterAnswer(UNKNOWN_BUDGET, headers, NOW);

    expect(Math.max(NOW, nextCallAt(budget, NOW, NOW)) - NOW).toBe(atMs);
  });

  it("waits as long as a refusal asks, whatever an answer tells that was under way", () => {
    const refused = afterRefusal(UNKNOWN_BUDGET, 50_000, NOW);
    const later = afterAnswer(refused, told(100, 90, 30), NOW + 10);

    expect(nextCallAt(later, NOW, NOW + 10)).toBe(NOW + 50_000);
    expect(nextCallAt(later, NOW, NOW + 50_000)).toBeLessThanOrEqual(NOW + 50_000);
  });

  it("waits a while after a refusal that does not say how long, and then goes gently", () => {
    const budget = afterRefusal(UNKNOWN_BUDGET, undefined, NOW);

    expect(nextCallAt(budget, NOW, NOW)).toBe(NOW + 5_000);
    expect(nextCallAt(budget, NOW + 5_000, NOW + 5_000)).toBe(NOW + 5_100);
    expect(nextCallAt(budget, NOW + 20_000, NOW + 20_000)).toBe(NOW + 20_000);
  });
});
