import { describe, expect, it } from "vitest";
import { buildOrder } from "../../../relay/deliveries/build-trigger.ts";
import type { Change } from "../../../relay/model/event.ts";
import type { PayloadMode } from "../../../relay/model/route-config.ts";
import { aRoute } from "../support/a-config.ts";
import { anEvent } from "../support/an-event.ts";
import { payload } from "../support/payloads.ts";
import { bodyFor, ORDERED } from "./body-for.ts";

describe("the facts of a change", () => {
  it("go along as variables, all of them strings", () => {
    expect(bodyFor("{}").json["variables"]).toEqual({
      SLUICE_REF: "refs/heads/main",
      SLUICE_REF_NAME: "main",
      SLUICE_SHA: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
      SLUICE_BEFORE: "9f3c1c0e5e7a4b0d8c2f6a1b3d5e7f9012345678",
      SLUICE_REPOSITORY: "acme/app",
      SLUICE_EVENT: "push",
      SLUICE_SENDER: "road-runner",
      SLUICE_DELIVERY: "delivery-1",
      SLUICE_SOURCE: "hub",
      SLUICE_KIND: "github",
    });
  });

  it("are not sent with facts: none, and then no variables at all: the project may forbid them; the mark travels beside", () => {
    expect(bodyFor("{}", { facts: "none", payload: "none" }).json).toEqual({
      token: "glptt-0123456789abcdef",
      ref: "main",
      sluice: { delivery: "delivery-1" },
    });
  });

  it("leave the mark's name to the mark, whatever a payload has under it", () => {
    const body = bodyFor('{"sluice":{"delivery":"forged"},"own":1}', { facts: "none", payload: "merged" });

    expect(body.json).toMatchObject({
      sluice: { delivery: "delivery-1" },
      own: 1,
      payload_overridden: { sluice: { delivery: "forged" } },
    });
  });

  it.each([
    {
      change: { kind: "tag", ref: "refs/tags/v1", refName: "v1" },
      facts: { SLUICE_EVENT: "tag", SLUICE_REF: "refs/tags/v1" },
    },
    { change: { action: "delete", commit: undefined }, facts: { SLUICE_SHA: "" } },
    { change: { refName: "$HOME/{{sha}}/é" }, facts: { SLUICE_REF_NAME: "$HOME/{{sha}}/é" } },
  ] as const)("of $change are $facts", ({ change, facts }) => {
    const event = anEvent();
    const { commit, ...pushed } = event.change;
    const changed = { ...pushed, ...("commit" in change ? {} : { commit }), ...change } as Change;

    const reading = { kind: "push", origin: { repository: "acme/app" }, changes: [changed] } as const;
    const call = buildOrder({ event: { ...event, reading }, delivery: ORDERED }, aRoute());

    expect(JSON.parse(Buffer.from(call.body).toString())).toMatchObject({ variables: facts });
  });
});

describe("the call", () => {
  it("has the token in its body and as its credential, and the pinned ref in both places", () => {
    const { project, ref, credential, json } = bodyFor("{}");

    expect({ project, ref, token: credential.token.reveal() }).toEqual({
      project: "group/deploy",
      ref: "main",
      token: "glptt-0123456789abcdef",
    });
    expect(json).toMatchObject({ ref: "main", token: "glptt-0123456789abcdef" });
  });

  it.each(["object", "text", "merged", "none"] satisfies PayloadMode[])(
    "is the same bytes every time in mode %s",
    (mode) => {
      expect(bodyFor(payload("github-push.json"), { payload: mode }).text).toBe(
        bodyFor(payload("github-push.json"), { payload: mode }).text,
      );
    },
  );

  it("is not made of an event that starts nothing, nor of a change that is not there", () => {
    const event = anEvent();

    expect(() =>
      buildOrder({ event: { ...event, reading: { kind: "other", why: "a ping" } }, delivery: ORDERED }, aRoute()),
    ).toThrow(expect.objectContaining({ code: "INTERNAL" }));
    expect(() => buildOrder({ event, delivery: { ...ORDERED, changeIndex: 1 } }, aRoute())).toThrow(
      expect.objectContaining({ code: "INTERNAL" }),
    );
  });

  it.each([
    { refIndex: 0, ref: "mirror/main" },
    { refIndex: 1, ref: "main" },
    // The list may have become shorter since the delivery was stored.
    { refIndex: 7, ref: "main" },
  ])("goes to ref $refIndex of the route's list: $ref", ({ refIndex, ref }) => {
    const route = aRoute({ trigger: { refs: ["mirror/{{ ref.name }}", "main"] } });

    expect(buildOrder({ event: anEvent(), delivery: { ...ORDERED, refIndex } }, route).ref).toBe(ref);
  });

  it("for a time of a schedule carries its facts, its templates and its payload", () => {
    const event = {
      ...anEvent('{"due":"2026-11-22T03:00:00Z"}'),
      source: "nightly",
      reading: { kind: "schedule", dueAt: "2026-11-22T03:00:00Z" },
    } as const;
    const errand = aRoute({
      name: "nightly",
      trigger: {
        refs: ["{{ schedule.name }}"],
        variables: { AT: "{{ schedule.due | slice: 0, 10 }}" },
        payload: "merged",
      },
    });

    const call = buildOrder({ event, delivery: ORDERED }, errand);

    expect(JSON.parse(Buffer.from(call.body).toString())).toEqual({
      token: "glptt-0123456789abcdef",
      ref: "nightly",
      variables: {
        AT: "2026-11-22",
        SLUICE_EVENT: "schedule",
        SLUICE_SOURCE: "nightly",
        SLUICE_DUE: "2026-11-22T03:00:00Z",
        SLUICE_DELIVERY: "delivery-1",
      },
      due: "2026-11-22T03:00:00Z",
      payload_overridden: {},
      payload_sha256: event.payloadSha256,
    });
  });
});
