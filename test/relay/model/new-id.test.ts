import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { idSource } from "../../../relay/model/new-id.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

describe("idSource", () => {
  it("makes UUIDs of version 7 that carry the time", () => {
    const clock = new ManualClock(new Date(0x0199_0000_abcd));

    const id = idSource(clock, (count) => new Uint8Array(count).fill(0xff))();

    expect(id).toBe("01990000-abcd-7000-bfff-ffffffffffff");
  });

  it("makes ids that are unique and sort in the order they were made, even when the clock jumps back", () => {
    const clock = new ManualClock();
    const newId = idSource(clock, randomBytes);
    const ids: string[] = [];

    for (let n = 0; n < 20_000; n += 1) {
      if (n === 9_000) clock.jump(-60_000);
      if (n === 12_000) clock.jump(120_000);
      ids.push(newId());
    }

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });
});
