import { describe, expect, it } from "vitest";
import { jsonVoice } from "../../../../action/orchestrate/live/json-voice.ts";
import { lineVoice } from "../../../../action/orchestrate/live/line-voice.ts";
import type { GraphEvent, NodeState } from "../../../../action/orchestrate/model.ts";
import { graphEventSchema } from "../../../../scripts/generate/graph-schemas.ts";
import { stepEventSchema } from "../../../../scripts/generate/step-schemas.ts";
import { recordingHost } from "../../../flows/recording-host.ts";
import { ManualClock } from "../../../gitlab/manual-clock.ts";
import { aTree } from "../../hosts/live/a-tree.ts";
import { aGraph, aNode, anEnd, aResult, BEGAN_AT } from "../report/a-graph.ts";

const graph = aGraph(aNode("libs"), aNode("app", ["libs"]));
const pipeline = { id: 700, projectId: 30, webUrl: "https://gitlab.example.com/group/app/-/pipelines/700" };
const times = { readyAt: BEGAN_AT, startedAt: BEGAN_AT, attempt: 1 };

function begin() {
  const clock = new ManualClock();
  const lines: string[] = [];
  const voice = jsonVoice(lineVoice(recordingHost(), graph), graph, clock, (line) => lines.push(line));
  const values = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const node = (state: NodeState): GraphEvent => ({ kind: "node", key: "app", state, at: BEGAN_AT });
  return { clock, lines, voice, values, node };
}

describe("a graph as a stream of JSON", () => {
  it("has a line per change, each as its schema says", () => {
    const { voice, values, node } = begin();

    const events: readonly GraphEvent[] = [
      { kind: "began", runId: "x", resumed: true, states: new Map([["libs", { kind: "waiting" }]]), at: BEGAN_AT },
      node({ kind: "waiting", readyAt: BEGAN_AT }),
      node({ kind: "starting", ...times }),
      node({ kind: "running", ...times, pipeline }),
      node({ kind: "retrying", ...times, last: anEnd("failed", { ended: 3 }) }),
      node({ kind: "canceling", ...times, cause: "fail-fast" }),
      node({ kind: "canceling", ...times, cause: "stopped", pipeline }),
      node({
        kind: "ended",
        end: anEnd("failed", { ready: 0, started: 1, ended: 3 }, { why: "so", result: aResult(700) }),
      }),
      { kind: "said", key: "app", as: "warning", text: "GitLab is slow" },
      { kind: "said", as: "error", text: "of the run" },
      { kind: "ended", verdict: "failed", at: BEGAN_AT },
    ];
    for (const event of events) voice.hear(event);

    expect(values().map((value) => graphEventSchema.parse(value))).toEqual(values());
    expect(values().map(({ kind, state }) => state ?? kind)).toEqual(
      "began waiting starting running retrying canceling canceling ended said said ended".split(" "),
    );
    expect(values()[7]).toMatchObject({
      node: "app",
      end: { outcome: "failed", waitedMs: 1_000, ranMs: 2_000, why: "so" },
    });
  });

  it("has the events of steps in their own schema, with their node", () => {
    const { voice, values } = begin();

    voice.hear({ kind: "step", key: "app", event: { kind: "tree", root: aTree(), changes: [] } });

    expect(stepEventSchema.parse(values()[0])).toMatchObject({
      kind: "tree",
      node: "app",
      root: { pipeline: { id: 700 } },
    });
  });

  it("leaves out what only people read", () => {
    const { voice, lines } = begin();

    voice.hear({ kind: "said", key: "app", as: "line", text: "Project  group/app" });
    voice.hear({ kind: "quoted", key: "app", title: "Log of unit", lines: ["boom"] });

    expect(lines).toEqual([]);
  });

  it("tells of a download of each node every five seconds, and of its end", async () => {
    const { clock, voice, values } = begin();
    const event = { kind: "download", job: "build", jobId: 5, receivedBytes: 1, done: false } as const;

    for (let at = 0; at < 12; at += 1) {
      for (const key of ["libs", "app"]) voice.hear({ kind: "step", key, event });
      await clock.advance(1_000);
    }
    voice.hear({ kind: "step", key: "app", event: { ...event, done: true } });

    expect(values().filter(({ node }) => node === "libs")).toHaveLength(3);
    expect(values().filter(({ node }) => node === "app")).toHaveLength(4);
  });

  it("keeps ids, projects and servers back with `redact`", () => {
    const { voice, lines, node } = begin();
    voice.host.conceal(["https://gitlab.example.com", "group/app"]);

    voice.hear({ kind: "step", key: "app", event: { kind: "tree", root: aTree(), changes: [] } });
    voice.hear(node({ kind: "running", ...times, pipeline }));

    expect(lines.join("\n")).not.toMatch(/gitlab\.example|group\/|70[01]/);
    expect(lines).toHaveLength(2);
  });
});
