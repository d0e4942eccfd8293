import { describe, expect, it } from "vitest";
import { eventKeys } from "../../../relay/receive/event-keys.ts";

const SOURCE = { name: "hub", dedupeWindowMs: 600_000 };
const NOW = new Date("2026-03-04T12:00:00Z");
const CONTENT = { key: "hub:digest", notBefore: new Date("2026-03-04T11:50:00Z") };

describe("what makes an event the same as an earlier one", () => {
  it.each([
    { what: "an id that is signed", identity: { sameAs: "1", signed: true }, keys: { id: "hub:1" } },
    {
      what: "an id that is not, and the content within the window",
      identity: { sameAs: "1", signed: false },
      keys: { id: "hub:1", content: CONTENT },
    },
    { what: "the content, where there is no id", identity: { signed: false }, keys: { content: CONTENT } },
    { what: "the content, where what is signed is no id", identity: { signed: true }, keys: { content: CONTENT } },
  ])("is $what", ({ identity, keys }) => {
    expect(eventKeys(SOURCE, { type: "push", ...identity }, "digest", NOW)).toEqual(keys);
  });

  it("is the id alone where the window is closed", () => {
    const identity = { type: "push", sameAs: "1", signed: false };

    expect(eventKeys({ ...SOURCE, dedupeWindowMs: 0 }, identity, "digest", NOW)).toEqual({ id: "hub:1" });
  });

  it("is of one source: another one's ids and contents are others", () => {
    const identity = { type: "push", sameAs: "1", signed: false };

    expect(eventKeys({ ...SOURCE, name: "hub2" }, identity, "digest", NOW)).toEqual({
      id: "hub2:1",
      content: { ...CONTENT, key: "hub2:digest" },
    });
  });

  it("stays short, however long an id the sender gives", () => {
    const keys = ["a", "b"].map((end) =>
      eventKeys(SOURCE, { type: "push", sameAs: `${"x".repeat(8_000)}${end}`, signed: true }, "digest", NOW),
    );

    expect(keys[0]?.id).toHaveLength("hub:".length + 64);
    expect(keys[0]).not.toEqual(keys[1]);
  });
});
