import { expect, it } from "vitest";
import { isShownWhole, triggerTokenState } from "../../../shared/gitlab/trigger-token-state.ts";

const now = new Date("2026-11-22T12:00:00Z");
const owner = { id: 1, username: "dora" };

it.each([
  { token: { owner }, state: "active" },
  { token: { owner, expiresAt: "2027-01-01T00:00:00.000Z" }, state: "active" },
  { token: { owner, expiresAt: "2026-12-06T12:00:00.001Z" }, state: "active" },
  { token: { owner, expiresAt: "2026-12-06T12:00:00.000Z" }, state: "expiring" },
  { token: { owner, expiresAt: "2026-11-22T12:00:00.001Z" }, state: "expiring" },
  { token: { owner, expiresAt: "2026-11-22T12:00:00.000Z" }, state: "expired" },
  { token: {}, state: "legacy" },
  { token: { expiresAt: "2027-01-01T00:00:00.000Z" }, state: "legacy" },
  { token: { expiresAt: "2020-01-01T00:00:00.000Z" }, state: "expired" },
  { token: { owner, expiresAt: "some day" }, state: "active" },
] as const)("a trigger token like $token is $state", ({ token, state }) => {
  expect(triggerTokenState(token, now)).toBe(state);
});

it("knows a token that GitLab has cut off for whoever is not its owner", () => {
  expect(isShownWhole({ token: "glpt" })).toBe(false);
  expect(isShownWhole({ token: "glptt-0123" })).toBe(true);
});
