import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildOrder } from "../../../relay/deliveries/build-trigger.ts";
import type { Change } from "../../../relay/model/event.ts";
import type { PayloadMode, TriggerConfig } from "../../../relay/model/route-config.ts";
import { sha256Hex } from "../../../shared/webhooks/sha256.ts";
import { aRoute } from "../support/a-config.ts";
import { anEvent } from "../support/an-event.ts";
import { bytesOf, payload } from "../support/payloads.ts";

const ORDERED = { id: "delivery-1", changeIndex: 0, refIndex: 0 };

/** The body of the call for an event with this payload, as bytes, text and value. */
function bodyFor(body: unknown, trigger: Partial<TriggerConfig> = {}, headers?: Record<string, string>) {
  const event = anEvent(body, headers === undefined ? {} : { headers });
  const call = buildOrder({ event, delivery: ORDERED }, aRoute({ trigger }));
  const text = Buffer.from(call.body).toString("utf8");
  return { ...call, bytes: Buffer.from(call.body), text, json: JSON.parse(text) as Record<string, unknown> };
}

const TRICKY = [
  { what: "huge integers", body: '{"id":12345678901234567890123,"x":1e400,"y":1.10}' },
  { what: "keys written twice", body: '{"a":1,"a":2,"token":"x","token":"y"}' },
  { what: "an escaped NUL", body: String.raw`{"message":"a\u0000b"}` },
  { what: "half a surrogate pair", body: String.raw`{"message":"\ud800 and \uDFFF"}` },
  { what: "escapes in upper case", body: String.raw`{"message":"\u001B[31m\u00E9"}` },
  { what: "odd white space", body: '\t{ "a" :\r\n [ 1 , 2 ]\n}\n' },
  { what: "keys out of order", body: '{"z":1,"10":2,"a":3,"2":4}' },
  { what: "a __proto__ key", body: '{"__proto__":{"x":1},"constructor":2}' },
  { what: "text that looks like our own frame", body: String.raw`{"a":"\"},\"variables\":{\"X\":\"y\"},\"b\":{\""}` },
  { what: "line separators", body: '{"a":"\u2028\u2029<script>&"}' },
  { what: "an array", body: "[1,2,3]" },
  { what: "a scalar", body: "12345678901234567890" },
  { what: "a real push", body: payload("github-push.json").toString("utf8") },
];

describe("payload: object", () => {
  it.each(TRICKY)("carries $what byte for byte", ({ body }) => {
    const { bytes, json } = bodyFor(body);

    expect(
      bytes.includes(Buffer.concat([Buffer.from('"payload":'), bytesOf(body), Buffer.from(',"payload_sha256"')])),
    ).toBe(true);
    expect(json["payload_sha256"]).toBe(sha256Hex(bytesOf(body)));
  });

  it("embeds what stands behind a byte order mark, whose digest is still that of the body as it came", () => {
    const { json } = bodyFor('\ufeff{"a":1}');

    expect(json).toMatchObject({ payload: { a: 1 }, payload_sha256: sha256Hex(bytesOf('\ufeff{"a":1}')) });
  });

  it("carries a Latin-1 payload whole as base64, and says so", () => {
    const latin1 = Buffer.from('{"message":"über"}', "latin1");
    const { json } = bodyFor(latin1);

    expect(json).toMatchObject({ payload_encoding: "base64", payload_sha256: sha256Hex(latin1) });
    expect(Buffer.from(String(json["payload"]), "base64")).toEqual(latin1);
  });

  it.each([
    { what: "deeper", body: `${"[".repeat(40)}${"]".repeat(40)}` },
    {
      what: "with more in it",
      body: JSON.stringify({ commits: [{ modified: Array.from({ length: 60_000 }, () => "a") }] }),
    },
  ])("carries a payload $what than GitLab reads as text: the call would be refused for good", ({ body }) => {
    expect(bodyFor(body).json).toMatchObject({ payload: body, payload_encoding: "text" });
  });

  it("carries the JSON inside a form, and the digest of that JSON", () => {
    const json = payload("github-push.json");
    const form = new URLSearchParams({ payload: json.toString("utf8") }).toString();

    const { bytes, json: body } = bodyFor(form, {}, { "content-type": "application/x-www-form-urlencoded" });

    expect(bytes.includes(json)).toBe(true);
    expect(body["payload_sha256"]).toBe(sha256Hex(json));
  });

  it.each(['{"a":1},"variables":{"INJECTED":"1"}', '1,"token":"glptt-theirs"', '{"a":1}}', "", "not json"])(
    "carries what is no JSON (%s) as text, so that it cannot rewrite the parameters around it",
    (body) => {
      const { json } = bodyFor(body);

      expect(json).toMatchObject({ token: "glptt-0123456789abcdef", payload: body, payload_encoding: "text" });
      expect(json["variables"]).not.toHaveProperty("INJECTED");
    },
  );

  it("keeps GitLab's parameters its own, whatever JSON the payload is", () => {
    fc.assert(
      fc.property(fc.json(), (body) => {
        const { json } = bodyFor(body);

        expect(json).toMatchObject({ token: "glptt-0123456789abcdef", ref: "main" });
        expect(json["payload"]).toEqual(JSON.parse(body));
      }),
    );
  });
});

/** Every key a payload could use against GitLab's own parameters: contract, collisions when a payload is the body. */
const COLLIDING = {
  ref: "refs/heads/theirs",
  id: 7,
  token: "theirs",
  variables: { INJECTED: "1" },
  inputs: { environment: "production" },
  job_token: "theirs",
  private_token: "theirs",
  access_token: "theirs",
  sudo: "root",
};

describe("a payload with GitLab's own parameter names", () => {
  it.each(["object", "text", "merged", "none"] as const)("in mode %s sets none of them", (mode) => {
    const { json } = bodyFor(JSON.stringify(COLLIDING), { payload: mode });

    expect(json).toMatchObject({ token: "glptt-0123456789abcdef", ref: "main" });
    expect(json["variables"]).not.toHaveProperty("INJECTED");
    for (const name of ["id", "inputs", "job_token", "private_token", "access_token", "sudo"])
      expect(json).not.toHaveProperty(name);
  });

  it("spelled with escapes does not get through in mode merged either", () => {
    const { text, json } = bodyFor(String.raw`{"\u0074oken":"theirs","re\u0066":"x","variable\u0073":{"I":"1"}}`, {
      payload: "merged",
    });

    expect(json).toMatchObject({ token: "glptt-0123456789abcdef", ref: "main" });
    expect(json["payload_overridden"]).toEqual({ token: "theirs", ref: "x", variables: { I: "1" } });
    expect(text.indexOf("payload_overridden")).toBeLessThan(text.indexOf(String.raw`\u0074oken`));
  });
});

describe("payload: merged", () => {
  it("keeps the payload's members at the top, as written, and colliding ones under payload_overridden", () => {
    const { text, json } = bodyFor(
      '{ "before" : "x", "ref":"refs/heads/main" ,"big":12345678901234567890, "list":[{"token":1}, "}"] }',
      {
        payload: "merged",
      },
    );

    expect(json).toMatchObject({
      before: "x",
      list: [{ token: 1 }, "}"],
      payload_overridden: { ref: "refs/heads/main" },
    });
    expect(text).toContain('"big":12345678901234567890');
  });

  it.each(["{}", " { } "])("of %s adds only what is overridden: nothing", (body) => {
    expect(bodyFor(body, { payload: "merged" }).json).toMatchObject({
      payload_overridden: {},
      payload_sha256: sha256Hex(bytesOf(body)),
    });
  });

  it.each(["[1]", '"text"'])("of %s, which has no members, is the same as object", (body) => {
    expect(bodyFor(body, { payload: "merged" }).text).toBe(bodyFor(body, { payload: "object" }).text);
  });

  it("loses no member of any object", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(undefined, 2, "\t"), (object, indent) => {
        const payloadText = JSON.stringify(object, undefined, indent);
        const { payload_overridden: overridden, ...json } = bodyFor(payloadText, { payload: "merged" }).json;

        expect({ ...json, ...(overridden as object) }).toMatchObject(JSON.parse(payloadText) as object);
      }),
    );
  });
});

describe("payload: text", () => {
  it.each([...TRICKY, { what: "a byte order mark", body: '\ufeff{"a":1}' }])(
    "carries $what as one string whose digest can be computed again",
    ({ body }) => {
      const { json } = bodyFor(body, { payload: "text" });

      expect(json).toMatchObject({ payload: body, payload_encoding: "text" });
      expect(sha256Hex(bytesOf(json["payload"]))).toBe(json["payload_sha256"]);
    },
  );

  it("carries any bytes: as text when they are UTF-8, else as base64", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (body) => {
        const { payload, payload_encoding: encoding } = bodyFor(body, { payload: "text" }).json;
        const decoded = Buffer.from(String(payload), encoding === "base64" ? "base64" : "utf8");

        expect(decoded).toEqual(Buffer.from(body));
      }),
    );
  });
});

describe("payload: none", () => {
  it("carries nothing of it", () => {
    expect(Object.keys(bodyFor("{}", { payload: "none" }).json)).toEqual(["token", "ref", "variables"]);
  });
});

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

  it("are not sent with facts: none, and then no variables at all: the project may forbid them", () => {
    expect(bodyFor("{}", { facts: "none", payload: "none" }).json).toEqual({
      token: "glptt-0123456789abcdef",
      ref: "main",
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
