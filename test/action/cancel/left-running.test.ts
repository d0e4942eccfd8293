import { describe, expect, it } from "vitest";
import { type LeftRunning, readLeftRunning, writeLeftRunning } from "../../../action/cancel/left-running.ts";

const PIPELINE: LeftRunning = {
  kind: "pipeline",
  host: "https://gitlab.example.com",
  project: 3,
  id: 7,
  webUrl: "https://gitlab.example.com/group/app/-/pipelines/7",
};
const PENDING: LeftRunning = {
  kind: "pending",
  host: "https://gitlab.example.com",
  project: "group/app",
  ref: "main",
  source: "trigger",
  marker: "8d3c7f0a-0000-4000-8000-000000000000",
  sentAt: "2026-03-04T12:00:00.000Z",
};
const { source: _, ...UNTOLD } = PENDING;

describe("what a killed run has left", () => {
  it.each([PIPELINE, PENDING, UNTOLD])("is read as it was written: $kind", (left) => {
    expect(readLeftRunning({ [left.kind]: writeLeftRunning(left) })).toEqual(left);
  });

  it("is the pipeline itself once that is known, whatever was noted before", () => {
    const state = { pending: writeLeftRunning(PENDING), pipeline: writeLeftRunning(PIPELINE) };

    expect(readLeftRunning(state)).toEqual(PIPELINE);
  });

  it("is nothing after a run that came to its end", () => {
    const state = { pending: writeLeftRunning(PENDING), pipeline: writeLeftRunning(PIPELINE), finished: "true" };

    expect(readLeftRunning(state)).toBeUndefined();
  });

  it.each([
    "",
    "null",
    "[]",
    "{",
    "7",
    '"text"',
    '{"host":"https://x"}',
    '{"host":1,"project":3,"id":7,"webUrl":"https://x"}',
    '{"host":"https://x","project":null,"id":7,"webUrl":"https://x"}',
    '{"host":"https://x","project":3,"id":7}',
    '{"host":"https://x","project":3,"id":"7","webUrl":"https://x"}',
    '{"host":"https://x","project":3,"ref":"main","marker":"m"}',
    '{"host":"https://x","project":3,"ref":"main","sentAt":"2026-03-04T12:00:00Z"}',
    '{"host":"https://x","project":3,"marker":"m","sentAt":"2026-03-04T12:00:00Z"}',
  ])("is nothing where it reads %j", (text) => {
    expect(readLeftRunning({ pipeline: text, pending: text })).toBeUndefined();
  });
});
