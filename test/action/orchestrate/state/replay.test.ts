import { describe, expect, it } from "vitest";
import { beginningsOf } from "../../../../action/orchestrate/beginnings.ts";
import type { NodeEnd, NodeResult } from "../../../../action/orchestrate/model.ts";
import { STATE_SCHEMA, type StateRecord, writeRecord } from "../../../../action/orchestrate/state/record.ts";
import { replay } from "../../../../action/orchestrate/state/replay.ts";
import { aGraph, aNode } from "../simulated-run.ts";

const RUN: StateRecord = { kind: "run", schema: STATE_SCHEMA, runId: "r1", graph: "0".repeat(64), at: 0 };
const PART: StateRecord = { kind: "part", pid: 7, host: "here", at: 1 };
const ATTEMPT = { node: "a", attempt: 1, readyAt: 1, startedAt: 2 };
const TRACE = { project: "group/a", ref: "main", marker: "m-1", sentAt: "2026-03-04T12:00:00.000Z" };
const LEAVING: StateRecord = { ...ATTEMPT, kind: "leaving", trace: TRACE, at: 3 };
const PIPELINE = { id: 5, projectId: 1, webUrl: "https://gitlab.example.com/group/a/-/pipelines/5" };
const KNOWN: StateRecord = { ...ATTEMPT, kind: "pipeline", pipeline: PIPELINE, isNew: true, at: 4 };

function anEnd(kind: NodeEnd["kind"], more: Partial<NodeEnd> = {}, result: Partial<NodeResult> = {}): StateRecord {
  const pipeline = { ...PIPELINE, status: "success", ref: "main", sha: "f".repeat(40) };
  const whole: NodeResult = {
    outcome: kind === "succeeded" ? "succeeded" : "failed",
    exitCode: 1,
    pipeline,
    ...result,
  };
  const end: NodeEnd = { kind, why: "", result: whole, endedAt: 9, attempts: 1, ...more };
  return { kind: "ended", node: "a", end, outputs: { VERSION: "1" }, hasSecrets: false, at: 9 };
}

function textOf(records: readonly StateRecord[]): string {
  return records.map((record) => `${writeRecord(record, (text) => text)}\n`).join("");
}

const startOf = (records: readonly StateRecord[]) =>
  beginningsOf(aGraph([aNode("a")]), replay(textOf([RUN, PART, ...records]), "run.state")).get("a");

describe("a node goes on", () => {
  const finished: StateRecord = { kind: "finished", verdict: "failed", at: 10 };
  const ambiguous = { error: { code: "TRIGGER_AMBIGUOUS", message: "", hint: "" } } as const;
  const none = { outcome: "error", pipeline: undefined } as unknown as Partial<NodeResult>;

  it.each<{ after: string; records: readonly StateRecord[]; state: string; beginning: string }>([
    { after: "nothing", records: [], state: "waiting", beginning: "new" },
    { after: "a call that was about to leave", records: [LEAVING], state: "starting", beginning: "asked" },
    { after: "an answer", records: [LEAVING, KNOWN], state: "starting", beginning: "known" },
    { after: "success", records: [LEAVING, KNOWN, anEnd("succeeded")], state: "ended", beginning: "over" },
    {
      after: "success of a run that ended",
      records: [anEnd("succeeded"), finished],
      state: "ended",
      beginning: "over",
    },
    { after: "an allowed failure", records: [anEnd("allowed-failure"), finished], state: "ended", beginning: "over" },
    { after: "a failure before a crash", records: [KNOWN, anEnd("failed")], state: "ended", beginning: "over" },
    {
      after: "a failure of a run that ended",
      records: [KNOWN, anEnd("failed"), finished],
      state: "waiting",
      beginning: "reconsidered",
    },
    {
      after: "a stop",
      records: [KNOWN, anEnd("canceled", { cause: "stopped" })],
      state: "waiting",
      beginning: "reconsidered",
    },
    {
      after: "a lost answer, before a crash",
      records: [LEAVING, anEnd("error", {}, { ...none, ...ambiguous })],
      state: "ended",
      beginning: "new",
    },
    {
      after: "a lost answer",
      records: [LEAVING, anEnd("error", {}, { ...none, ...ambiguous }), finished],
      state: "waiting",
      beginning: "asked",
    },
    { after: "a refusal", records: [LEAVING, anEnd("error", {}, none), finished], state: "waiting", beginning: "new" },
    {
      after: "an error before it could look at its pipeline",
      records: [KNOWN, PART, anEnd("error", {}, none), finished],
      state: "waiting",
      beginning: "reconsidered",
    },
    {
      after: "an error before it could look for its pipeline",
      records: [LEAVING, PART, anEnd("error", {}, none), finished],
      state: "waiting",
      beginning: "asked",
    },
    {
      after: "a failed attempt",
      records: [
        KNOWN,
        { kind: "retrying", node: "a", last: { kind: "failed", why: "", endedAt: 9, attempts: 1 }, at: 9 },
      ],
      state: "retrying",
      beginning: "new",
    },
    {
      after: "a second attempt's call",
      records: [
        KNOWN,
        { kind: "retrying", node: "a", last: { kind: "failed", why: "", endedAt: 9, attempts: 1 }, at: 9 },
        { ...ATTEMPT, attempt: 2, kind: "leaving", trace: TRACE, at: 10 },
      ],
      state: "starting",
      beginning: "asked",
    },
  ])("as $state, $beginning, after $after", ({ records, state, beginning }) => {
    const start = startOf(records);

    expect([start?.state.kind, start?.beginning.kind]).toEqual([state, beginning]);
  });
});

describe("a state", () => {
  it("is read as it was written", () => {
    const records = [RUN, PART, LEAVING, KNOWN, anEnd("succeeded", {}, { failedJobs: [] })];

    expect(replay(textOf(records), "run.state")).toMatchObject({
      runId: "r1",
      writer: { pid: 7, host: "here" },
      created: [{ node: "a", at: 4 }],
      nodes: new Map([["a", { kind: "ended", left: { outputs: { VERSION: "1" }, hasSecrets: false } }]]),
    });
  });

  it("that is empty is none yet", () => {
    expect(replay("", "run.state")).toBeUndefined();
  });

  it("may be cut off in any character of what was written last", () => {
    const [whole, last] = [textOf([RUN, PART, LEAVING]), textOf([KNOWN])];

    for (let chars = 0; chars < last.length - 1; chars += 1)
      expect(replay(whole + last.slice(0, chars), "run.state")?.nodes.get("a")?.kind).toBe("asked");
  });

  it("keeps a cut-off line where it is when the run goes on behind it", () => {
    const text = `${textOf([RUN, PART])}{"kind":"leav\n${textOf([PART, LEAVING])}`;

    expect(replay(text, "run.state")?.nodes.get("a")?.kind).toBe("asked");
  });

  it.each([
    ["begins with something else", `hello\n${textOf([RUN])}`],
    ["begins in the middle", textOf([PART, LEAVING])],
    ["was changed in the middle", `${textOf([RUN])}{"kind":"leaving"}\n${textOf([LEAVING, KNOWN])}`],
    ["is of a later version", textOf([RUN]).replace("@1", "@2")],
  ])("that %s is none", (_how, text) => {
    expect(() => replay(text, "run.state")).toThrow(expect.objectContaining({ code: "GRAPH_STATE_UNUSABLE" }));
  });

  it("hides what is to be hidden in every text, and stays readable", () => {
    const line = writeRecord(anEnd("failed", { why: 'it said "hush"' }), (text) => text.replaceAll("hush", "***"));

    expect(line).not.toContain("hush");
    expect(JSON.parse(line)).toMatchObject({ end: { why: 'it said "***"' } });
  });
});
