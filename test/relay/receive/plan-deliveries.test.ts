import { describe, expect, it } from "vitest";
import { newDelivery } from "../../../relay/receive/plan-deliveries.ts";
import { aRoute } from "../support/a-config.ts";

const ORIGIN = { repository: "acme/app" };
const CHANGE = {
  index: 2,
  kind: "branch",
  action: "update",
  ref: "refs/heads/main",
  refName: "main",
  before: "a".repeat(40),
  after: "b".repeat(40),
  commit: "b".repeat(40),
  forced: false,
} as const;

/** The delivery of a change of `main` along a route with these differences. */
function planned(differences: Parameters<typeof aRoute>[0], change: object = {}) {
  return newDelivery("id-1", aRoute(differences), "hub", ORIGIN, { ...CHANGE, ...change });
}

describe("the delivery of a change", () => {
  it("goes on the lane of its project, and asks for nothing its route does not", () => {
    expect(planned({})).toEqual({ id: "id-1", route: "app-to-deploy", changeIndex: 2, lane: "main:group/deploy" });
  });

  it("keeps its place where the route wants order", () => {
    expect(planned({ order: "arrival" })).toMatchObject({ ordered: true });
  });

  it("waits for a newer push of its ref where the route says so, ten times as long at most", () => {
    expect(planned({ debounceMs: 5_000 }).debounce).toMatchObject({
      waitMs: 5_000,
      mostMs: 50_000,
      before: CHANGE.before,
      after: CHANGE.after,
    });
  });

  it.each([
    { differs: "route", differences: { name: "other" }, change: {} },
    { differs: "ref", differences: {}, change: { ref: "refs/heads/next" } },
    { differs: "kind of ref", differences: {}, change: { ref: "refs/tags/main" } },
  ])("does not take the place of one whose $differs is another", ({ differences, change }) => {
    const [one, other] = [planned({ debounceMs: 1 }), planned({ debounceMs: 1, ...differences }, change)];

    expect(one.debounce?.key).not.toBe(other.debounce?.key);
  });

  it("has its commit told where the route wants that, unless there is none", () => {
    const feedback = { context: "sluice/app" };
    const { commit: _, ...deleted } = CHANGE;

    expect(planned({ feedback })).toMatchObject({ feedback: true });
    expect(newDelivery("id-1", aRoute({ feedback }), "hub", ORIGIN, deleted)).not.toHaveProperty("feedback");
  });
});
