import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../shared/webhooks/sha256.ts";
import { bytesOf, payload } from "../support/payloads.ts";
import { bodyFor } from "./body-for.ts";

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
