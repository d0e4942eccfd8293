import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceOf } from "../../../relay/sources/source-of.ts";
import { isRefName } from "../../../shared/text/ref-name.ts";
import { SENDERS } from "../support/senders.ts";

const NOW = new Date("2026-03-04T12:00:00Z");
const HEADERS = [...new Set(SENDERS.flatMap(({ request, push }) => Object.keys(request(push, NOW).headers)))];
const VALUES = ["", "v1,", "v1a,", "sha256=", "v0=", "Basic ", "Bearer ", "1772625600", "msg_1", "0".repeat(64)];
const anyHeaders = fc.dictionary(
  fc.constantFrom(...HEADERS, "svix-id", "svix-timestamp", "svix-signature"),
  fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom(...VALUES)),
);

describe.each(SENDERS)("a $name source", ({ source: config, request, push, proof }) => {
  const source = sourceOf(config);
  const sample = JSON.parse(Buffer.from(push).toString("utf8")) as Record<string, unknown>;

  it("never throws and never takes for proved what nobody proved", () => {
    fc.assert(
      fc.property(anyHeaders, fc.uint8Array(), (headers, body) => {
        expect(source.verify(headers, body, NOW).kind).not.toBe("authentic");
      }),
    );
  });

  it("takes no proof with any of its letters changed", () => {
    const { headers } = request(push, NOW);
    const own = headers[proof.header] ?? "";
    fc.assert(
      fc.property(
        fc.nat(own.length - 1),
        fc.constantFrom("a", "A", "0", "/", "+", "=", ",", " ", ".", "é", "\0"),
        (at, letter) => {
          const changed = own.slice(0, at) + letter + own.slice(at + 1);
          fc.pre(changed !== own && !isSameProof(own, changed));

          expect(source.verify({ ...headers, [proof.header]: changed }, push, NOW).kind).toBe("refused");
        },
      ),
    );
  });

  it("reads and names any payload without throwing", () => {
    fc.assert(
      fc.property(anyHeaders, fc.anything(), (headers, any) => {
        expect(["push", "other", "pipeline"]).toContain(source.read(headers, any).kind);
        expect(source.identify(headers, "digest", any).type).not.toBe("");
      }),
    );
  });

  it("makes of a push with any of its values replaced only changes of refs that git allows", () => {
    const { headers } = request(push, NOW);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(sample)), fc.jsonValue(), (key, value) => {
        const reading = source.read(headers, { ...sample, [key]: value });
        const refs = reading.kind === "push" ? reading.changes.map(({ ref }) => ref) : [];

        expect(refs.filter((ref) => !isRefName(ref))).toEqual([]);
      }),
    );
  });
});

/** Base64 has several spellings of its last letter, and schemes are compared in any case: the same bytes prove the same. */
function isSameProof(own: string, changed: string): boolean {
  const [a, b] = [own, changed].map((text) => /^(basic |bearer |v1,|v1a,|v0=)?(.*)$/is.exec(text));
  const scheme = (match: typeof a) => (match?.[1] ?? "").toLowerCase();
  const rest = (match: typeof a) => match?.[2] ?? "";
  const bytes = (match: typeof a) => Buffer.from(rest(match), "base64").toString("hex");
  const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(rest(b));
  return scheme(a) === scheme(b) && (rest(a) === rest(b) || (isBase64 && bytes(a) === bytes(b)));
}
