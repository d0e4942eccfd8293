import { describe, expect, it } from "vitest";
import { createHistory, SPANS } from "../../../relay/dashboard/history.ts";
import { lagOf, lagPicture, lagWords } from "../../../relay/dashboard/pictures/lag.ts";
import { throughputPicture, throughputWords } from "../../../relay/dashboard/pictures/throughput.ts";
import type { Tally, TimeSpan } from "../../../relay/store/tally.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

const NONE = { pending: 0, dispatching: 0, delivered: 0, dead: 0, held: 0, canceled: 0 };

/** A store that counts what it is asked for. */
function aStore(of: (span: TimeSpan) => Partial<Tally> = () => ({})) {
  const asked: TimeSpan[] = [];
  return {
    asked,
    async tally(span: TimeSpan): Promise<Tally> {
      asked.push(span);
      return { states: NONE, capped: false, waitsMs: [], ...of(span) };
    },
  };
}

describe("the history of a day", () => {
  it("is 48 half hours that begin on the half hour, the last of them now", async () => {
    const clock = new ManualClock(new Date("2026-03-04T12:10:00Z"));
    const store = aStore();

    const day = await createHistory(store, clock)();

    expect(day).toHaveLength(SPANS);
    expect(day[0]?.since).toEqual(new Date("2026-03-03T12:30:00Z"));
    expect(day.at(-1)?.since).toEqual(new Date("2026-03-04T12:00:00Z"));
    expect(store.asked.at(-1)?.until).toEqual(new Date("2026-03-04T12:30:00Z"));
  });

  it("asks again for the present half hour only, until a minute has passed", async () => {
    const clock = new ManualClock();
    const store = aStore();
    const history = createHistory(store, clock);
    await history();
    await history();

    expect(store.asked).toHaveLength(SPANS + 1);

    await clock.advance(60_000);
    await history();
    expect(store.asked).toHaveLength(SPANS + 1 + SPANS);
  });

  it("is read once for all that ask at the same time", async () => {
    const store = aStore();
    const history = createHistory(store, new ManualClock());

    const [one, other] = await Promise.all([history(), history()]);

    expect(one).toBe(other);
    expect(store.asked).toHaveLength(SPANS);
  });

  it("that could not be read is read anew the next time", async () => {
    let fails = true;
    const store = aStore(() => {
      if (fails) throw new Error("disk");
      return {};
    });
    const history = createHistory(store, new ManualClock());

    await expect(history()).rejects.toThrow("disk");
    fails = false;
    expect(await history()).toHaveLength(SPANS);
  });
});

describe("the pictures", () => {
  const span = (at: number, tally: Partial<Tally>) => ({
    since: new Date(Date.UTC(2026, 2, 4, 0, 30 * at)),
    states: NONE,
    capped: false,
    waitsMs: [],
    ...tally,
  });
  const day = [
    span(0, { states: { ...NONE, delivered: 3, dead: 1 }, waitsMs: [900, 100, 300] }),
    span(1, {}),
    span(2, { states: { ...NONE, delivered: 7, held: 2 }, waitsMs: [61_000] }),
  ];

  it("say in words what they show", () => {
    expect(throughputWords(day)).toBe(
      "13 deliveries in the last 24 hours, 3 of them dead or held; most, 9, in the half hour from 01:00.",
    );
    expect(throughputWords([span(0, { states: { ...NONE, pending: 5 }, capped: true })])).toMatch(
      /^At least 5 deliveries .* none of them/,
    );
    expect(throughputWords([span(0, {})])).toBe("No delivery was made in the last 24 hours.");
    expect(lagWords(day)).toBe(
      "Half of those looked at took 300ms or less from arrival to pipeline; the longest took 1m 1s.",
    );
    expect(lagWords([span(0, {})])).toBe("No delivery of the last 24 hours has become a pipeline.");
  });

  it("have their words as title and description", () => {
    for (const [picture, words] of [
      [throughputPicture(day), throughputWords(day)],
      [lagPicture(day), lagWords(day)],
    ] as const) {
      expect(String(picture)).toContain(`role="img"`);
      expect(String(picture)).toContain(`>${words}</desc>`);
    }
  });

  it.each([[[]], [[span(0, {})]], [day], [[span(0, { waitsMs: [0] })]], [[span(0, { waitsMs: [10 ** 10] })]]])(
    "have no number that is none, whatever they show",
    (history) => {
      expect(`${String(throughputPicture(history))}${String(lagPicture(history))}`).not.toMatch(
        /NaN|Infinity|undefined/,
      );
    },
  );

  it("take the lower middle for the median", () => {
    expect(lagOf(span(0, { waitsMs: [5, 1, 9, 3] }))).toEqual({ medianMs: 3, longestMs: 9 });
    expect(lagOf(span(0, {}))).toBeUndefined();
  });
});
