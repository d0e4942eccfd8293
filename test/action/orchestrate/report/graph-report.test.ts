import { describe, expect, it } from "vitest";
import type { HostKind } from "../../../../action/model/host.ts";
import { lineVoice } from "../../../../action/orchestrate/live/line-voice.ts";
import type { Graph, GraphEnd } from "../../../../action/orchestrate/model.ts";
import { graphReporter } from "../../../../action/orchestrate/report/graph-report.ts";
import { graphResultSchema } from "../../../../scripts/generate/graph-schemas.ts";
import { CodedError } from "../../../../shared/errors/coded-error.ts";
import { type RecordingHost, recordingHost } from "../../../flows/recording-host.ts";
import { aGraph, aGraphEnd, aNode, anEnd, aResult } from "./a-graph.ts";

const job = { id: 5, name: "unit", stage: "test", webUrl: "https://gitlab.example.com/j/5", project: "group/app" };
const graph = aGraph(aNode("libs"), aNode("docs"), aNode("app", ["libs"]));
const why = "job unit failed (its script failed)";
const end = aGraphEnd(
  {
    libs: anEnd("succeeded", { ready: 0, started: 0, ended: 60 }, { result: aResult(7) }),
    docs: anEnd(
      "allowed-failure",
      { ready: 0, started: 5, ended: 9 },
      { why, result: aResult(8, { warnings: [job] }) },
    ),
    app: anEnd("failed", { ready: 60, started: 61, ended: 91 }, { why, result: aResult(9, { failedJobs: [job] }) }),
  },
  { verdict: "failed", exitCode: 1, warnings: 1 },
);

async function reported(
  of: Graph,
  ended: GraphEnd,
  {
    kind = "terminal",
    isDrawn = false,
    host = recordingHost(),
  }: { readonly kind?: HostKind; readonly isDrawn?: boolean; readonly host?: RecordingHost } = {},
) {
  const { voice, report } = graphReporter(lineVoice({ ...host, kind, isDrawn }, of), of);
  voice.hear({ kind: "quoted", key: "app", title: "Log of unit (test, failed)", lines: ["$ make", "boom"] });
  const begin = host.shown.length;
  const result = await report(ended);
  return { host, result, shown: host.shown.slice(begin) };
}

describe("the report of a graph", () => {
  it("tells how long everything took, what failed and why, and last what happened", async () => {
    const { shown, result } = await reported(graph, end);

    expect(shown).toEqual([
      "How long each pipeline waited and ran",
      "    pipeline    waited       ran",
      "  * libs            0s        1m  ✓ succeeded",
      "  * app             1s       30s  ✗ failed",
      "    docs            5s        4s  ! failed, which is allowed",
      "  * on the critical path",
      "Critical path: libs → app (1m 30s, which is nearly all the time the run took).",
      "error: app failed after 30s: Job unit failed (its script failed). https://gitlab.example.com/group/app/-/pipelines/9",
      "warning: docs failed after 4s, which is allowed: Job unit failed (its script failed). https://gitlab.example.com/group/app/-/pipelines/8",
      "error: The graph failed after 1m 31s: of 3 pipelines, 1 succeeded, 1 failed as allowed, 1 failed; look at app.",
    ]);
    expect(graphResultSchema.parse(result)).toMatchObject({ outcome: "failed", exitCode: 1 });
  });

  it("sets the outputs of the Action, and the page", async () => {
    const { host, result } = await reported(graph, end, { kind: "github" });

    expect(host.outputs).toMatchObject({ outcome: "failed", tests: "", "artifacts-downloaded": "false" });
    expect(JSON.parse(host.outputs["result"] ?? "")).toEqual(result);
    expect(JSON.parse(host.outputs["pipelines"] ?? "")).toMatchObject({ app: { outcome: "failed", "pipeline-id": 9 } });
    expect(JSON.parse(host.outputs["failed-jobs"] ?? "")).toEqual([job]);
    expect(JSON.parse(host.outputs["warnings"] ?? "")).toEqual([job]);
    expect(host.pages).toEqual([expect.stringContaining("### ❌ Graph of 3 pipelines: failed")]);
  });

  it("adds up tests and files of all pipelines", async () => {
    const tests = { total: 5, succeeded: 3, failed: 1, skipped: 1, errors: 0 };
    const result = aResult(7, { tests, artifacts: { path: "/out/libs", count: 2 } });
    const both = aGraphEnd({
      libs: anEnd("succeeded", { ready: 0, started: 0, ended: 1 }, { result }),
      docs: anEnd("succeeded", { ready: 0, started: 0, ended: 1 }, { result }),
    });

    const { host } = await reported(graph, both);

    expect(JSON.parse(host.outputs["tests"] ?? "")).toEqual({
      total: 10,
      succeeded: 6,
      failed: 2,
      skipped: 2,
      errors: 0,
    });
    expect(host.outputs["artifacts-downloaded"]).toBe("true");
  });

  it("annotates no more than GitHub shows, the last one naming the rest", async () => {
    const keys = Array.from({ length: 40 }, (_, at) => `service-${at}`);
    const failed = anEnd("failed", { ready: 0, started: 0, ended: 1 }, { why });

    const { shown } = await reported(
      aGraph(...keys.map((key) => aNode(key))),
      aGraphEnd(Object.fromEntries(keys.map((key) => [key, failed])), { verdict: "failed", exitCode: 1 }),
      { kind: "github" },
    );

    const errors = shown.filter((line) => line.startsWith("error: "));
    expect(errors).toHaveLength(9);
    expect(errors[7]).toMatch(/^error: 33 more pipelines failed: service-7, service-8, .* and 13 more$/);
    expect(errors[8]).toContain("look at service-0, service-1, service-2 and 37 more.");
  });

  it("shows the end of a failed job's log in GitHub's annotation, and below the picture on a terminal", async () => {
    const onGithub = await reported(graph, end, { kind: "github" });
    const onTerminal = await reported(graph, end, { isDrawn: true });

    const at = onGithub.shown.findIndex((line) => line.startsWith("error: app failed"));
    expect(onGithub.shown.slice(at + 1, at + 3)).toEqual(
      ["error: $ make", "error: boom"].map((line) => expect.stringContaining(line.slice(7))),
    );
    expect(onTerminal.shown.slice(0, 4)).toEqual([
      "Critical path: libs → app (1m 30s, which is nearly all the time the run took).",
      "app: Log of unit (test, failed)",
      "  │ $ make",
      "  │ boom",
    ]);
  });

  it("has the picture for mermaid in the log of a GitLab job, which has no page", async () => {
    const { shown } = await reported(graph, end, { kind: "gitlab-ci" });

    expect(shown).toContain("The graph as a picture, for mermaid");
    expect(shown).toContain("  │ flowchart LR");
  });

  it("says what a person can do where the run itself could not be made, and about a node's error", async () => {
    const error = new CodedError("INPUT_INVALID", "The file is none.");
    const own = { code: "GITLAB_UNREACHABLE", message: "GitLab is not there.", hint: "Look whether the server runs." };
    const broken = anEnd(
      "error",
      { ready: 0, started: 0, ended: 1 },
      { why: "GitLab is not there.", result: aResult(1, { error: own }) },
    );

    const { shown } = await reported(graph, aGraphEnd({}, { verdict: "error", exitCode: 2, error }));
    const { shown: ofNode } = await reported(graph, aGraphEnd({ app: broken }, { verdict: "error", exitCode: 3 }));

    expect(shown).toEqual([
      "error: The file is none. [INPUT_INVALID]",
      expect.stringContaining("what to do: "),
      expect.stringContaining("docs/troubleshooting.md#input-invalid"),
      "error: The graph ended with an error after 0ms: nothing was started.",
    ]);
    expect(ofNode.join("\n")).not.toContain("besides");
    expect(ofNode.join("\n")).toContain("what to do: Look whether the server runs.");
  });

  it("does not give the remedy of what went wrong besides as that of a failure", async () => {
    const error = { code: "ARTIFACTS_MISSING", message: "No job has artifacts.", hint: "Check `artifacts`." };
    const both = anEnd("failed", { ready: 0, started: 0, ended: 1 }, { why, result: aResult(1, { error }) });

    const { shown, host } = await reported(graph, aGraphEnd({ app: both }, { verdict: "failed", exitCode: 1 }));

    expect(shown.join("\n")).toMatch(
      /app failed after 1s: Job unit failed.*\n.*  besides: No job has artifacts\.\n.*  what to do: Check `artifacts`\./,
    );
    expect(host.pages.join("")).toContain("No job has artifacts. Check ");
  });

  it("reports a run that was stopped as such, though a page cannot be written", async () => {
    const host = { ...recordingHost(), summary: () => Promise.reject(new Error("disk full")) };

    const { shown } = await reported(graph, { ...end, verdict: "interrupted", exitCode: 6 }, { host });

    expect(shown[0]).toBe("warning: The summary could not be written: disk full");
    expect(shown.at(-1)).toMatch(/^error: The run of the graph was stopped after 1m 31s: /);
  });
});
