import { describe, expect, it } from "vitest";
import { afterCrash, laneToday, whyBlind } from "../../../relay/dispatch/why-blind.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { Errand } from "../../../relay/model/route-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { aConfig, aRoute } from "../support/a-config.ts";

const APP = { route: "app", lane: "main:group/deploy" };
const CALL = { route: "drop-in", lane: "main:7" };

interface Given {
  readonly token?: boolean;
  readonly facts?: "variables" | "none";
  readonly project?: string;
  readonly onAmbiguous?: Errand["onAmbiguous"];
  /** Whether the drop-in marks calls. */
  readonly marker?: boolean;
}

/** One route `app` to `group/deploy` of `main`, which has an access token unless told otherwise. */
function given({
  token = true,
  facts = "variables",
  project = "group/deploy",
  onAmbiguous = "hold",
  marker,
}: Given = {}) {
  const accessToken = new Secret("glpat-0123456789abcdef");
  return aConfig({
    gitlab: new Map([["main", { name: "main", url: "https://gl.example", ...(token ? { accessToken } : {}) }]]),
    routes: [aRoute({ name: "app", onAmbiguous, trigger: { project, facts } })],
    ...(marker === undefined ? {} : { dropIn: { gitlab: "main", tokens: [], maxBodyBytes: 1, marker } }),
  } satisfies Partial<RelayConfig>);
}

describe("a delivery's pipeline", () => {
  it.each([
    ["can be looked up by its marker with an access token", {}, APP, undefined],
    ["cannot without one", { token: false }, APP, /With an access-token for the GitLab main/],
    ["can where the route sends no facts: the marker travels beside the payload", { facts: "none" }, APP, undefined],
    ["cannot when its route leads elsewhere by now", { project: "group/new" }, APP, /leads to another project now/],
    ["cannot when its GitLab is gone", {}, { ...APP, route: "gone", lane: "old:x" }, /no GitLab old any more/],
    ["can when only its route is gone", {}, { ...APP, route: "gone" }, undefined],
    ["cannot when it came by a drop-in that adds no marker", { marker: false }, CALL, /`marker: true`/],
    ["can when it came by a drop-in that adds one", { marker: true }, CALL, undefined],
    ["can when an older store did not say where it goes, and its route does", {}, { ...APP, lane: "?:app" }, undefined],
  ] as const)("%s", (_, config, delivery, why) => {
    const told = whyBlind(given(config), delivery);

    expect(told ?? "").toMatch(why ?? /^$/);
  });

  it.each([
    ["looked up where that is possible, also where a duplicate is preferred", { onAmbiguous: "retry" }, "look-up"],
    ["held where it is not", { token: false }, "hold"],
    ["called again where it is not, and a duplicate is preferred", { token: false, onAmbiguous: "retry" }, "retry"],
  ] as const)("is after a crash %s", (_, config, what) => {
    expect(afterCrash(given(config), APP)).toBe(what);
  });
});

describe("where a delivery goes", () => {
  it.each([
    ["as it was stored", APP, "main:group/deploy"],
    ["as its route says, when the store did not know", { route: "app", lane: "?:app" }, "main:group/deploy"],
    ["nowhere, when nobody knows", { route: "gone", lane: "?:gone" }, "?:gone"],
  ])("is %s", (_, delivery, lane) => {
    expect(laneToday(given(), delivery)).toBe(lane);
  });
});
