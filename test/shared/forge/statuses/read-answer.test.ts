import { describe, expect, it } from "vitest";
import { readStatusAnswer } from "../../../../shared/forge/statuses/read-answer.ts";

const NOW = new Date("2026-03-04T12:00:00.000Z");
const IN_90_S = String(NOW.getTime() / 1_000 + 90);

function read(status: number, headers: Readonly<Record<string, string>> = {}, json: unknown = {}) {
  const body = Buffer.from(JSON.stringify(json));
  return readStatusAnswer({ status, headers, body }, NOW, (text) => text.replaceAll("s3cret", "***"));
}

describe("an answer to a commit's status", () => {
  it.each([
    { of: "a 201", answer: read(201), means: { kind: "accepted" } },
    { of: "a 204", answer: read(204), means: { kind: "accepted" } },
    {
      of: "GitHub's primary limit",
      answer: read(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": IN_90_S }),
      means: { kind: "passing", everybody: true, pauseMs: 90_000 },
    },
    {
      of: "GitHub's secondary limit with a time",
      answer: read(403, { "retry-after": "30" }),
      means: { kind: "passing", everybody: true, pauseMs: 30_000 },
    },
    {
      of: "GitHub's secondary limit without a time",
      answer: read(403, {}, { message: "You have exceeded a secondary rate limit. Please wait." }),
      means: { kind: "passing", everybody: true, pauseMs: 60_000 },
    },
    {
      of: "GitLab's limit",
      answer: read(429, { "ratelimit-reset": IN_90_S }),
      means: { kind: "passing", everybody: true, pauseMs: 90_000 },
    },
    { of: "a bare 429", answer: read(429), means: { kind: "passing", everybody: true, pauseMs: 60_000 } },
    {
      of: "a 500 that names a time",
      answer: read(500, { "retry-after": "5" }),
      means: { kind: "passing", everybody: true, pauseMs: 5_000 },
    },
    {
      of: "a 403 that is no limit",
      answer: read(403, { "x-ratelimit-remaining": "4999" }, { message: "Resource not accessible by integration" }),
      means: { kind: "refused", words: "Resource not accessible by integration" },
    },
    { of: "a 302", answer: read(302, { location: "/login" }), means: { kind: "refused" } },
  ])("$of", ({ answer, means }) => {
    expect(answer).toMatchObject(means);
  });

  it.each([
    {
      json: { message: "Validation Failed", errors: [{ field: "x", message: "x is wrong" }] },
      words: "Validation Failed; x is wrong",
    },
    { json: { message: { name: ["has already been taken"] } }, words: "name: has already been taken" },
    { json: { error: "state is missing" }, words: "state is missing" },
    {
      json: { type: "error", error: { message: "key: too long", fields: { key: ["too long"] } } },
      words: "key: too long",
    },
    { json: { errors: [{ context: null, message: "No such commit" }] }, words: "No such commit" },
    { json: { message: "the token s3cret is\nnot known" }, words: "the token *** is\\u{a}not known" },
    { json: { documentation_url: "https://x" }, words: "" },
    { json: [[[[[["deep"]]]]]], words: "" },
    { json: "text", words: "text" },
    { json: null, words: "" },
  ])("says $words of $json", ({ json, words }) => {
    expect(read(404, {}, json)).toEqual({ kind: "refused", words });
  });
});
