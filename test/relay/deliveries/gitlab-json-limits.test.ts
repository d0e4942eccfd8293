import { describe, expect, it } from "vitest";
import { fitsGitLab } from "../../../relay/deliveries/gitlab-json-limits.ts";
import { payload } from "../support/payloads.ts";

const nested = (levels: number) => `${"[".repeat(levels)}1${"]".repeat(levels)}`;
const list = (items: number) => JSON.stringify(Array.from({ length: items }, () => 0));
const object = (keys: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, at) => [`k${at}`, 0])));

describe("what GitLab takes as JSON", () => {
  it.each([
    { what: "a real push", json: payload("github-push.json").toString("utf8"), fits: true },
    { what: "31 levels, one more around them", json: nested(31), fits: true },
    { what: "32 levels", json: nested(32), fits: false },
    { what: "text full of brackets", json: JSON.stringify(String.raw`[{",:\"`.repeat(60_000)), fits: true },
    { what: "a list of 50,000", json: list(50_000), fits: true },
    { what: "a list of 50,001", json: list(50_001), fits: false },
    { what: "an object of 40,000 keys", json: object(40_000), fits: true },
    { what: "an object of 60,000 keys", json: object(60_000), fits: false },
    { what: "three lists of 40,000", json: `[${list(40_000)},${list(40_000)},${list(40_000)}]`, fits: false },
    { what: "a scalar", json: "1", fits: true },
  ])("$what: $fits", ({ json, fits }) => {
    expect(fitsGitLab(Buffer.from(json))).toBe(fits);
  });
});
