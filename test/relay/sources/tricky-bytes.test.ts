import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { carryPayload } from "../../../relay/deliveries/carry-payload.ts";
import { interpret } from "../../../relay/receive/interpret.ts";
import { sourceOf } from "../../../relay/sources/source-of.ts";
import { jsonPayload } from "../../../shared/webhooks/json-payload.ts";
import { FORGES } from "../support/forges.ts";
import { bytesOf, payload } from "../support/payloads.ts";

/** Members put in front of a push, each of which some parser, proxy or serialiser changes on its way. */
const TRICKY: readonly { readonly what: string; readonly members: Uint8Array; readonly utf8?: false }[] = [
  { what: "letters of two, three and four bytes", members: utf8('"note":"naïve ✓ 🚀"') },
  { what: "letters no UTF-8 has, as Latin-1 writes them", members: latin1('"note":"na\xefve"'), utf8: false },
  { what: "an escaped NUL", members: utf8('"note":"a\\u0000b"') },
  { what: "half a surrogate pair", members: utf8('"note":"\\ud83d"') },
  { what: "halves in the wrong order", members: utf8('"note":"\\ude80\\ud83d"') },
  { what: "an escape in upper case", members: utf8('"note":"\\u001B[31m"') },
  { what: "escapes nobody needs", members: utf8('"note":"\\u0061\\/b"') },
  { what: "line ends of JavaScript", members: utf8('"note":"\u2028\u2029"') },
  { what: "an integer of thirty digits", members: utf8('"note":123456789012345678901234567890') },
  { what: "a number with more zeros than it needs", members: utf8('"note":1.50e+02') },
  { what: "the same key twice", members: utf8('"note":1,"note":2') },
  {
    what: "a key written first with another value",
    members: utf8('"ref":"refs/heads/other","push":{"changes":[]},"changes":[]'),
  },
  { what: "keys every object has", members: utf8('"__proto__":{"repository":7},"constructor":1,"toString":2') },
  { what: "blanks of every kind", members: utf8('"note" \t\r\n : \n null') },
];

/** The push of a forge with these members in front, and otherwise as it was written. */
function withMembers(json: Uint8Array, members: Uint8Array): Uint8Array {
  return Buffer.concat([bytesOf("{"), members, bytesOf(","), json.subarray(1)]);
}

const WAYS = FORGES.flatMap((forge) => {
  const forms = forge.kind === "gitlab" || forge.kind.startsWith("bitbucket") ? [false] : [false, true];
  return forms.map((form) => ({ forge, kind: forge.kind, form }));
});

describe.each(WAYS)("a push of $kind (form: $form)", ({ forge, form }) => {
  const source = sourceOf(forge.source);
  const plain = payload(forge.push);

  it.each(TRICKY)("with $what is authentic, read rightly and carried as it was", ({ members, utf8 }) => {
    const json = withMembers(plain, members);
    const { headers, body } = forge.request(json, { form });

    const { reading, payloadSha256 } = interpret(source, headers, body);

    expect(source.verify(headers, body, new Date(0))).toEqual({ kind: "authentic" });
    expect(reading).toMatchObject({ kind: "push", changes: [{ ref: "refs/heads/main", action: "update" }] });
    expect(payloadSha256).toBe(createHash("sha256").update(json).digest("hex"));
    const carried = carriedBy(headers, body, payloadSha256);
    expect(carried.includes(utf8 === false ? Buffer.from(json).toString("base64") : Buffer.from(json))).toBe(true);
  });

  it("with a byte order mark is authentic, read rightly, and carried without it", () => {
    const json = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]);
    const { headers, body } = forge.request(json, { form });

    const { reading, payloadSha256 } = interpret(source, headers, body);

    expect(source.verify(headers, body, new Date(0))).toEqual({ kind: "authentic" });
    expect(reading.kind).toBe("push");
    const carried = carriedBy(headers, body, payloadSha256);
    expect([carried.includes(plain), carried.includes(json)]).toEqual([true, false]);
  });

  it.runIf(forge.kind !== "gitlab")("is refused once a proxy has parsed it and written it anew", () => {
    const rewritten = TRICKY.map(({ members }) => withMembers(plain, members)).map((json) => ({
      headers: forge.request(json, { form }).headers,
      json,
      anew: bytesOf(JSON.parse(Buffer.from(json).toString("utf8"))),
    }));
    const changed = rewritten.filter(({ json, anew }) => !Buffer.from(anew).equals(json));

    expect(changed.length).toBeGreaterThan(7);
    for (const { headers, anew } of changed)
      expect(source.verify(headers, forge.request(anew, { form }).body, new Date(0)).kind).toBe("refused");
  });
});

function carriedBy(headers: Readonly<Record<string, string>>, body: Uint8Array, sha256: string): Buffer {
  const json = jsonPayload(headers["content-type"], body);
  if (json === undefined) throw new Error("the form must have its payload");
  const pieces = carryPayload("object", json, sha256).flat();
  return Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)));
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}
