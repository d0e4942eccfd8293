import { describe, expect, it } from "vitest";
import { drawnVoice } from "../../../../action/orchestrate/live/drawn-voice.ts";
import type { GraphEvent, NodeState } from "../../../../action/orchestrate/model.ts";
import { Secret } from "../../../../shared/text/secret.ts";
import { ManualClock } from "../../../gitlab/manual-clock.ts";
import { TerminalEmulator } from "../../../support/terminal-emulator.ts";
import { aTree } from "../../hosts/live/a-tree.ts";
import { aGraph, aNode, anEnd, BEGAN_AT } from "../report/a-graph.ts";

function begin({ columns = 80, rows = 20 } = {}) {
  const screen = new TerminalEmulator(columns, rows);
  const clock = new ManualClock();
  const graph = aGraph(aNode("libs/amd64"), aNode("app", ["libs/amd64"]));
  const voice = drawnVoice({ screen, clock, colour: false, unicode: true }, graph);
  const hear = (event: GraphEvent) => voice.hear(event);
  const node = (key: string, state: NodeState) =>
    hear({ kind: "node", key, state, at: BEGAN_AT + clock.monotonicMs() });
  const run = (key: string, id: number) =>
    node(key, {
      kind: "running",
      readyAt: BEGAN_AT,
      startedAt: BEGAN_AT + clock.monotonicMs(),
      attempt: 1,
      pipeline: { id, projectId: 1, webUrl: `https://gitlab.example.com/group/app/-/pipelines/${id}` },
    });
  hear({ kind: "began", runId: "x", resumed: false, states: new Map(), at: BEGAN_AT });
  return { screen, clock, voice, hear, node, run };
}

const done: NodeState = { kind: "ended", end: anEnd("succeeded", { ready: 0, started: 0, ended: 5 }) };

describe("a graph drawn on a terminal", () => {
  it("is one tree, redrawn in place, while warnings scroll above it", async () => {
    const { screen, clock, hear, run } = begin();

    run("libs/amd64", 700);
    hear({ kind: "step", key: "libs/amd64", event: { kind: "tree", root: aTree(), changes: [] } });
    await clock.advance(2_000);
    hear({ kind: "said", key: "libs/amd64", as: "warning", text: "GitLab is slow" });
    hear({ kind: "said", key: "libs/amd64", as: "line", text: "the plan of one of a thousand" });
    await clock.advance(2_000);

    const shown = await screen.everything();
    expect(shown[0]).toBe("warning: libs/amd64: GitLab is slow");
    expect(shown[1]).toMatch(/^\S 2 pipelines: 1 running, 1 waiting {2}4s$/);
    expect(shown.filter((line) => line.includes("2 pipelines"))).toHaveLength(1);
    expect(shown.at(-1)).toBe("  ○ app  waits for libs/amd64");
    expect(shown.join("\n")).not.toContain("the plan of");
    expect(screen.cursorShown).toBe(false);
  });

  it("has the bars of downloads below it, by node", async () => {
    const { screen, clock, hear, run } = begin();

    run("libs/amd64", 700);
    const event = {
      kind: "download",
      job: "build",
      jobId: 5,
      receivedBytes: 500,
      totalBytes: 1_000,
      done: false,
    } as const;
    hear({ kind: "step", key: "libs/amd64", event });
    await clock.advance(1_000);

    expect((await screen.shown()).at(-1)).toMatch(/^ {2}libs\/amd64: build {2}█+░+ {2}500 bytes of 1\.0 kB/);
  });

  it("stays in the text at the end as it stands, and gives the cursor back", async () => {
    const { screen, clock, voice, hear, node, run } = begin();
    run("libs/amd64", 700);
    await clock.advance(1_000);

    node("libs/amd64", done);
    node("app", done);
    hear({ kind: "ended", verdict: "succeeded", at: BEGAN_AT });
    voice.host.line("and that was it");
    voice.close();

    expect(await screen.everything()).toEqual([
      "✓ 2 pipelines: 2 succeeded  1s",
      "  ✓ libs/amd64  5s",
      "  ✓ app  5s",
      "and that was it",
    ]);
    expect(screen.cursorShown).toBe(true);
    expect(screen.listeners).toBe(0);
    expect(clock.nextMs).toBeUndefined();
  });

  it("shows no secret and, with `redact`, nothing of where it runs", async () => {
    const { screen, clock, voice, hear, node, run } = begin();
    voice.host.mask(new Secret("canary-of-a-token"));
    voice.host.conceal(["https://gitlab.example.com", "group/app"]);

    run("libs/amd64", 700);
    hear({ kind: "step", key: "libs/amd64", event: { kind: "tree", root: aTree(), changes: [] } });
    const why = "GitLab refused canary-of-a-token in pipeline 701 of group/infra";
    node("app", { kind: "ended", end: anEnd("error", { ready: 0, started: 0, ended: 5 }, { why }) });
    await clock.advance(1_000);

    const text = (await screen.everything()).join("\n");
    expect(text).toContain("error: GitLab refused *** in pipeline *** of ***");
    expect(text).not.toMatch(/canary|70[01]|group/);
  });
});
