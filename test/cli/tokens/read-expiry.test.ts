import { describe, expect, it } from "vitest";
import { ago } from "../../../cli/tokens/ago.ts";
import { readExpiry } from "../../../cli/tokens/read-expiry.ts";

const now = new Date("2026-11-22T12:00:00Z");

describe("--expires-at", () => {
  it.each([
    { text: "2027-01-31", instant: "2027-01-31T00:00:00.000Z" },
    { text: " 2027-01-31 ", instant: "2027-01-31T00:00:00.000Z" },
    { text: "2028-02-29", instant: "2028-02-29T00:00:00.000Z" },
    { text: "2027-01-31T12:00:00Z", instant: "2027-01-31T12:00:00.000Z" },
    { text: "2027-01-31T12:00+02:00", instant: "2027-01-31T10:00:00.000Z" },
    { text: "90d", instant: "2027-02-20T12:00:00.000Z" },
    { text: "1d 12h", instant: "2026-11-24T00:00:00.000Z" },
  ])("takes $text for $instant", ({ text, instant }) => {
    expect(readExpiry(text, now)).toEqual({ kind: "at", instant });
  });

  it.each([
    "",
    "90",
    "soon",
    "2027-13-01",
    "2027-02-29",
    "2027-02-30",
    "2027-1-1",
    "2027-01-31T12:00:00",
    "999999999999d",
    "-3d",
    "2026-11-22",
    "2020-01-01T00:00:00Z",
  ])("does not take %j", (text) => {
    expect(readExpiry(text, now).kind).toBe("wrong");
  });
});

it.each([
  { instant: "2026-11-19T12:00:00Z", text: "3d ago" },
  { instant: "2026-11-22T09:55:00Z", text: "2h 5m ago" },
  { instant: "2026-12-02T11:59:59Z", text: "in 10d" },
  { instant: "2026-11-22T12:00:00Z", text: "just now" },
  { instant: "2026-11-22T12:00:59Z", text: "in a moment" },
  { instant: "2026-11-22T11:59:00Z", text: "1m ago" },
  { instant: "yesterday", text: "at an unknown time" },
])("$instant is $text", ({ instant, text }) => {
  expect(ago(instant, now)).toBe(text);
});
