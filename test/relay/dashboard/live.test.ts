import { beforeEach, describe, expect, it } from "vitest";
import { createLive, type Following, type Live } from "../../../relay/dashboard/live.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

let clock: ManualClock;
let live: Live;

beforeEach(() => {
  clock = new ManualClock();
  live = createLive(clock);
});

function followed(): Following {
  const following = live.follow();
  if (following === undefined) throw new Error("The page is not followed.");
  return following;
}

describe("a page that is followed", () => {
  it("is told a second after something has happened, once for all that happened in it", async () => {
    const next = followed().next();
    live.observe({ kind: "store-recovered" });
    live.observe({ kind: "store-recovered" });
    await clock.advance(0);
    await clock.advance(1_000);

    expect(await next).toBe("moved");
  });

  it("hears of what happened while it was being told", async () => {
    const page = followed();
    const first = page.next();
    live.observe({ kind: "store-recovered" });
    await clock.advance(0);
    await clock.advance(1_000);
    await first;
    live.observe({ kind: "store-recovered" });
    const second = page.next();
    await clock.advance(0);
    await clock.advance(1_000);

    expect(await second).toBe("moved");
  });

  it("is told after a while although nothing has happened that shows, since ages grow old", async () => {
    const next = followed().next();
    live.observe({ kind: "commit-told", delivery: "a", route: "r", source: "hub", state: "success" });
    await clock.advance(26_000);

    expect(await next).toBe("moved");
    expect(clock.sleeping).toBe(0);
  });

  it("is let go after a quarter of an hour, to show once more who asks", async () => {
    const page = followed();
    let told = 0;
    for (let next = page.next(); ; next = page.next()) {
      await clock.advance(26_000);
      if ((await next) === "over") break;
      told += 1;
    }

    expect(told).toBe(34);
  });

  it("is let go at once when the relay ends, and none is taken then", async () => {
    const next = followed().next();
    await live.stop();

    expect(await next).toBe("over");
    expect(live.follow()).toBeUndefined();
  });
});

it("no more than fifty pages are followed, and one that is gone makes room", () => {
  const pages = Array.from({ length: 50 }, followed);

  expect(live.follow()).toBeUndefined();
  pages[7]?.end();
  expect(live.follow()).toBeDefined();
});
