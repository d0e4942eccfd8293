import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceOf } from "../../../relay/sources/source-of.ts";
import { isRefName } from "../../../shared/text/ref-name.ts";
import { FORGES } from "../support/forges.ts";
import { bytesOf, payloadJson } from "../support/payloads.ts";

const HEADER_NAMES = [
  ...new Set(FORGES.flatMap(({ request }) => Object.keys(request(bytesOf("{}")).headers))),
  "authorization",
  "webhook-id",
  "webhook-timestamp",
  "webhook-signature",
];
const VALUES = ["", "v1,", "sha256=", "1", "push", "create", "delete", "repo:push", "Pipeline Hook", "0".repeat(64)];
const MEDIA = ["application/json", "application/x-www-form-urlencoded"];
const headers = fc.dictionary(
  fc.constantFrom(...HEADER_NAMES),
  fc.oneof(fc.string(), fc.constantFrom(...VALUES, ...MEDIA)),
);

/** Where every value of a payload stands. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]))];
}

/** The payload with the value at `path` replaced. */
function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? replaced(one, rest, by) : one));
  const fields = value as Record<string, unknown>;
  return { ...fields, [key]: replaced(fields[key], rest, by) };
}

/** The payload with the name of its branch replaced, wherever it stands. */
function renamed(value: unknown, name: string): unknown {
  if (value === "main" || value === "refs/heads/main") return value.replace("main", () => name);
  if (Array.isArray(value)) return value.map((one) => renamed(one, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, name)]));
}

function isObjectName(name: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name);
}

describe.each(FORGES)("a $kind source", ({ source: config, request, push, event }) => {
  const source = sourceOf(config);
  const sample = payloadJson(push);
  const named = { [event.header]: event.push };

  it("never throws and never verifies what nobody signed", () => {
    fc.assert(
      fc.property(headers, fc.uint8Array(), (headers, body) => {
        // A tiny ping is answered without proof, and has nothing in it.
        expect(source.verify(headers, body, new Date(0)).kind).not.toBe("authentic");
      }),
    );
  });

  it("verifies what it was sent, and nothing that differs by one byte", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (body, at, by) => {
        const { headers } = request(body);
        const other = body.map((byte, index) => (index === at % body.length ? (byte + by) % 256 : byte));

        expect(source.verify(headers, body, new Date(0)).kind).toBe("authentic");
        // GitLab's token in clear proves who sends, not what.
        const expected = config.kind === "gitlab" ? "authentic" : "refused";
        expect(source.verify(headers, other, new Date(0)).kind).toBe(expected);
      }),
    );
  });

  it("reads any payload without throwing", () => {
    fc.assert(
      fc.property(headers, fc.anything(), (headers, payload) => {
        const all = { ...headers, ...named };
        expect(["push", "other", "pipeline"]).toContain(source.read(headers, payload).kind);
        expect(["push", "other", "pipeline"]).toContain(source.read(all, payload).kind);
        expect(source.identify(headers, "digest", payload).type).not.toBe("");
        expect(typeof (source.remark?.(headers) ?? "")).toBe("string");
      }),
    );
  });

  it("reads a push with any of its values replaced without throwing, and whole or not at all", () => {
    const values = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, null, "", 0, [], {}, "refs/tags/v1", "a".repeat(40)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(sample)), values, (path, value) => {
        const reading = source.read(named, replaced(sample, path, value));

        const changes = reading.kind === "push" ? reading.changes : [];
        expect(changes.length > 0).toBe(reading.kind === "push");
        expect(changes.every(({ ref }) => isRefName(ref))).toBe(true);
        expect(changes.flatMap(({ after, commit }) => [after, commit ?? after]).every(isObjectName)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("reads the name of any branch exactly, or says that git has no such name", () => {
    const names = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", minLength: 1 }));
    fc.assert(
      fc.property(names, (name) => {
        const reading = source.read(named, renamed(sample, name));
        const allowed = isRefName(`refs/heads/${name}`);

        const read = reading.kind === "push" ? reading.changes.map(({ refName }) => refName) : [];
        expect(read).toEqual(allowed ? [name] : []);
      }),
    );
  });
});
