import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceOf } from "../../../relay/sources/source-of.ts";
import { aGitHubSource, aGitLabSource } from "../support/a-config.ts";
import { payloadJson } from "../support/payloads.ts";

const SOURCES = [
  { kind: "github", source: sourceOf(aGitHubSource()), sample: payloadJson("github-push.json"), type: "push" },
  { kind: "gitlab", source: sourceOf(aGitLabSource()), sample: payloadJson("gitlab-push.json"), type: "Push Hook" },
];

const HEADER_NAMES = [
  "x-hub-signature-256",
  "x-github-event",
  "x-github-delivery",
  "x-gitlab-token",
  "x-gitlab-event",
  "webhook-id",
  "webhook-timestamp",
  "webhook-signature",
];
const headers = fc.dictionary(
  fc.constantFrom(...HEADER_NAMES),
  fc.oneof(fc.string(), fc.constantFrom("v1,", "sha256=", "1")),
);

describe.each(SOURCES)("a $kind source", ({ source, sample, type }) => {
  it("never throws and never verifies what nobody signed", () => {
    fc.assert(
      fc.property(headers, fc.uint8Array(), (headers, body) => {
        expect(source.verify(headers, body, new Date(0)).kind).toBe("refused");
      }),
    );
  });

  it("reads any payload without throwing", () => {
    fc.assert(
      fc.property(headers, fc.anything(), (headers, payload) => {
        expect(["push", "other"]).toContain(source.read(headers, payload).kind);
        expect(source.identify(headers, "digest", {}).type).not.toBe("");
      }),
    );
  });

  it("reads a push with any of its values replaced without throwing", () => {
    const event = { "x-github-event": type, "x-gitlab-event": type };
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(sample)), fc.jsonValue(), (key, value) => {
        const reading = source.read(event, { ...sample, [key]: value });

        expect(reading.kind === "push" ? reading.changes.length : reading.kind).toBeTruthy();
      }),
    );
  });
});
