import { describe, expect, it } from "vitest";
import { lineVoice } from "../../../../action/orchestrate/live/line-voice.ts";
import type { GraphEvent, NodeEnd, NodeKey, NodeState, NodeStates } from "../../../../action/orchestrate/model.ts";
import { recordingHost } from "../../../flows/recording-host.ts";
import { aTree } from "../../hosts/live/a-tree.ts";
import { aPipeline } from "../../samples.ts";
import { aGraph, aNode, anEnd, aResult, BEGAN_AT } from "../report/a-graph.ts";

const nodeEvent = (key: NodeKey, state: NodeState): GraphEvent => ({ kind: "node", key, state, at: BEGAN_AT });
const running = (attempt = 1): NodeState => ({
  kind: "running",
  readyAt: BEGAN_AT,
  startedAt: BEGAN_AT,
  attempt,
  pipeline: { id: 7, projectId: 1, webUrl: "https://gitlab.example.com/group/libs/-/pipelines/7" },
});
const ended = (end: NodeEnd): NodeState => ({ kind: "ended", end });
const began = (states: NodeStates = new Map(), resumed = false): GraphEvent => ({
  kind: "began",
  runId: "4f2a",
  resumed,
  states,
  at: BEGAN_AT,
});

function voiceOf(...keys: readonly NodeKey[]) {
  const host = recordingHost();
  const voice = lineVoice(host, aGraph(...keys.map((key) => aNode(key))));
  const hear = (...events: readonly GraphEvent[]) => {
    for (const event of events) voice.hear(event);
    return host.shown;
  };
  return { host, voice, hear };
}

describe("a graph in a log", () => {
  it("has a line per change of a node, with how many have ended", () => {
    const { hear } = voiceOf("libs", "app", "deploy");
    const why = "job unit failed (its script failed)";

    const shown = hear(
      began(),
      nodeEvent("libs", { kind: "waiting", readyAt: BEGAN_AT }),
      nodeEvent("libs", { kind: "starting", readyAt: BEGAN_AT, startedAt: BEGAN_AT, attempt: 1 }),
      nodeEvent("libs", running()),
      nodeEvent("libs", {
        kind: "retrying",
        readyAt: BEGAN_AT,
        startedAt: BEGAN_AT,
        attempt: 1,
        last: anEnd("failed", { ended: 1 }),
      }),
      nodeEvent("libs", running(2)),
      nodeEvent("libs", ended(anEnd("succeeded", { ready: 0, started: 0, ended: 62 }, { result: aResult(7) }))),
      nodeEvent("app", { kind: "canceling", readyAt: 0, startedAt: 0, attempt: 1, cause: "fail-fast" }),
      nodeEvent("app", ended(anEnd("failed", { ready: 0, started: 0, ended: 5 }, { why, result: aResult(8) }))),
      nodeEvent("deploy", ended(anEnd("skipped", { ended: 5 }, { why: "app, which it needs, has failed" }))),
    );

    expect(shown).toEqual([
      "Run 4f2a: 3 pipelines, at most 8 at once.",
      "[0/3] ▸ libs: pipeline 7 of group/libs: https://gitlab.example.com/group/libs/-/pipelines/7",
      "[0/3] ↻ libs has failed, and is tried again.",
      "[0/3] ▸ libs: pipeline 7 of group/libs: https://gitlab.example.com/group/libs/-/pipelines/7 (try 2)",
      "[1/3] ✓ libs succeeded after 1m 2s.",
      "[1/3] ⊘ app is being cancelled, since another one has failed, and `fail-fast` is on.",
      "[2/3] ✗ app failed after 5s: Job unit failed (its script failed). https://gitlab.example.com/group/app/-/pipelines/8",
      "[3/3] » deploy was skipped: App, which it needs, has failed.",
    ]);
  });

  it("says what an earlier part of the run has left, and does not tell it again", () => {
    const { hear } = voiceOf("libs", "app");
    const end = anEnd("succeeded", { ready: 0, started: 0, ended: 5 }, { kept: true });

    const shown = hear(began(new Map([["libs", ended(end)]]), true), nodeEvent("libs", ended(end)));

    expect(shown).toEqual(["Going on with run 4f2a: of 2 pipelines, 1 succeeded; at most 8 at once."]);
  });

  it("names a few of those that were skipped, and counts the rest at the end", () => {
    const keys = Array.from({ length: 30 }, (_, at) => `n${at}`);
    const { hear } = voiceOf(...keys);

    const shown = hear(...keys.map((key) => nodeEvent(key, ended(anEnd("skipped", { ended: 1 })))));

    expect(shown).toHaveLength(21);
    expect(shown.at(-1)).toBe("10 more pipelines were skipped.");
  });

  it("warns once of what many nodes have to say, and leaves their plans to --verbose", () => {
    const { host, voice, hear } = voiceOf("libs", "app");
    const quiet: string[] = [];
    const said = (key: NodeKey, as: "line" | "warning" | "error", text: string): GraphEvent => ({
      kind: "said",
      key,
      as,
      text,
    });
    const silent = lineVoice(
      { ...host, log: { ...host.log, debug: (text) => quiet.push(text) } },
      aGraph(aNode("libs")),
    );

    hear(said("libs", "warning", "GitLab is slow"), said("app", "warning", "GitLab is slow"));
    silent.hear(said("libs", "line", "Project  group/libs"));
    silent.hear(said("libs", "error", "Pipeline 7 failed"));

    expect(host.shown.filter((line) => line.startsWith("warning: "))).toEqual(["warning: libs: GitLab is slow"]);
    expect(quiet).toEqual(["libs: Project  group/libs", "libs: Pipeline 7 failed"]);
    voice.hear({ kind: "said", as: "warning", text: "of the run itself" });
    expect(host.shown.at(-1)).toBe("warning: of the run itself");
  });

  it("tells how a node came by a pipeline it did not make, and of one outage once", () => {
    const { hear } = voiceOf("libs", "app");
    const step = (key: NodeKey, event: Extract<GraphEvent, { kind: "step" }>["event"]): GraphEvent => ({
      kind: "step",
      key,
      event,
    });

    const shown = hear(
      step("libs", { kind: "pipeline", how: "resumed", pipeline: aPipeline({ id: 7 }) }),
      step("app", { kind: "pipeline", how: "created", pipeline: aPipeline({ id: 8 }) }),
      step("libs", { kind: "outage", state: "ended", text: "GitLab is back." }),
      step("app", { kind: "outage", state: "ended", text: "GitLab is back." }),
    );

    expect(shown).toEqual([
      expect.stringMatching(/^\[0\/2\] {3}libs: Resuming the pipeline of an earlier attempt, pipeline 7: http/),
      "[0/2]   libs: GitLab is back.",
    ]);
  });

  it("quotes logs below their node, until the log itself would get too long", () => {
    const { host, hear } = voiceOf("libs");
    const quoted = (chars: number): GraphEvent => ({
      kind: "quoted",
      key: "libs",
      title: "Log of unit",
      lines: Array.from({ length: chars / 1_000 }, () => "x".repeat(999)),
    });

    hear(quoted(1_500_000), quoted(1_500_000), quoted(100_000));

    expect(host.shown.filter((line) => line.startsWith("libs: "))).toEqual([
      "libs: Log of unit",
      "libs: Log of unit is not printed, since others are long enough.",
      "libs: Log of unit",
    ]);
  });

  it("keeps back what its nodes' steps tell of where they run, with `redact`", () => {
    const { host, voice, hear } = voiceOf("libs");
    voice.host.conceal(["https://gitlab.example.com"]);

    hear(
      { kind: "step", key: "libs", event: { kind: "tree", root: aTree(), changes: [] } },
      nodeEvent(
        "libs",
        ended(anEnd("failed", { ready: 0, started: 0, ended: 5 }, { why: "pipeline 701 of group/infra failed" })),
      ),
    );

    expect(host.shown.at(-1)).toBe("[1/1] ✗ libs failed after 5s: Pipeline *** of *** failed.");
  });
});
