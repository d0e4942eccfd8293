import { describe, expect, it } from "vitest";
import { graphPage } from "../../../../action/orchestrate/report/graph-page.ts";
import { LogTails } from "../../../../action/orchestrate/report/log-tails.ts";
import { CodedError } from "../../../../shared/errors/coded-error.ts";
import { aGraph, aGraphEnd, aNode, anEnd, aResult } from "./a-graph.ts";

const same = (text: string) => text;
const graph = aGraph(
  aNode("libs/amd64"),
  aNode("docs"),
  aNode("e2e", ["libs/amd64"]),
  aNode("deploy", ["e2e", "docs"]),
);
const end = aGraphEnd(
  {
    "libs/amd64": anEnd("succeeded", { ready: 0, started: 12, ended: 72 }, { attempts: 2, result: aResult(811) }),
    docs: anEnd(
      "allowed-failure",
      { ready: 0, started: 0, ended: 41 },
      { why: "job spelling failed (its script failed)", result: aResult(814, { outcome: "failed" }) },
    ),
    e2e: anEnd(
      "failed",
      { ready: 72, started: 73, ended: 193 },
      { why: "job unit failed (its script failed)", result: aResult(830, { outcome: "timed-out" }) },
    ),
    deploy: anEnd("skipped", { ended: 193 }, { cause: "needs-failed", why: "e2e, which it needs, has failed" }),
  },
  { verdict: "failed", exitCode: 1, warnings: 1 },
);

describe("the page that sums a graph up", () => {
  const tails = new LogTails();
  tails.hear({ kind: "quoted", key: "e2e", title: "Log of unit (test, failed)", lines: ["$ make", "```", "boom"] });
  const page = graphPage(graph, end, tails, same);

  it.each([
    "### ❌ Graph of 4 pipelines: failed",
    "1 succeeded, 1 failed as allowed, 1 failed, 1 skipped · took 3m 13s",
    "```mermaid\nflowchart LR\n",
    "<sub>Thick lines: the critical path.</sub>",
    "Critical path&#58; libs/amd64 → e2e &#40;3m of the 3m 13s the run took; the rest was waiting for places and limits&#41;.",
    "❌ <b>e2e</b> failed &#40;timed&#45;out&#41;: job unit failed &#40;its script failed&#41;</summary>\n\n[Pipeline 830](https://gitlab.example.com/group/app/-/pipelines/830)\n\nLog of unit &#40;test, failed&#41;\n\n````text\n$ make\n```\nboom\n````",
    "⚠️ <b>docs</b> failed, which is allowed: job spelling failed &#40;its script failed&#41; · [Pipeline 814]",
    "<summary><b>4 pipelines: ✅ 1&ensp;⏭️ 1&ensp;⚠️ 1&ensp;❌ 1</b></summary>",
    "| <b>libs/amd64</b> | ✅ succeeded (try 2) | 12s | 1m | [&#35;811](",
    "| docs | ⚠️ failed, which is allowed | 0s | 41s | [&#35;814](",
    "| deploy | ⏭️ skipped | – | – | – |",
  ])("says: %s", (part) => {
    expect(page).toContain(part);
  });

  it("tells success with warnings apart, and what had ended before", () => {
    const kept = { docs: anEnd("allowed-failure", { ready: 0, started: 0, ended: 1 }, { kept: true }) };

    const text = graphPage(aGraph(aNode("docs")), aGraphEnd(kept, { warnings: 1 }), new LogTails(), same);

    expect(text).toMatch(/^### ⚠️ Graph of 1 pipeline: succeeded with warnings\n/);
    expect(text).toContain("1 had ended before this run went on");
    expect(text).toContain("failed, which is allowed, earlier |");
  });

  it("says what a person can do about what kept the run from being made", () => {
    const error = new CodedError("INPUT_INVALID", "The file is none.");

    expect(graphPage(aGraph(), aGraphEnd({}, { verdict: "error", exitCode: 2, error }), new LogTails(), same)).toMatch(
      /^### ❌ Graph of 0 pipelines: error\n\n.*\n\n\*\*INPUT_INVALID:\*\* The file is none\.\n\n\S.*\n\nMore: `docs/,
    );
  });

  it("hides what is to be hidden, also in logs and names", () => {
    const telling = new LogTails();
    telling.hear({ kind: "quoted", key: "e2e", title: "Log of canary", lines: ["canary"] });
    const one = aGraphEnd({ e2e: anEnd("failed", { ready: 0, started: 0, ended: 1 }, { why: "canary" }) });

    const text = graphPage(aGraph(aNode("e2e", [], { project: "canary" })), one, telling, (foreign) =>
      foreign.replaceAll("canary", "***"),
    );

    expect(text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))).not.toContain("canary");
  });

  it("fits GitHub's limit with five thousand pipelines that all failed with long logs", () => {
    const keys = Array.from({ length: 5_000 }, (_, at) => `service-${at}/a-rather-long-leg-of-some-matrix`);
    const long = new LogTails();
    for (const key of keys)
      long.hear({ kind: "quoted", key, title: "Log", lines: Array.from({ length: 500 }, () => "é".repeat(150)) });
    const failed = anEnd("failed", { ready: 0, started: 0, ended: 1 }, { why: "x".repeat(300), result: aResult(1) });

    const text = graphPage(
      aGraph(...keys.map((key) => aNode(key))),
      aGraphEnd(Object.fromEntries(keys.map((key) => [key, failed]))),
      long,
      same,
    );

    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    expect(text).toContain("…and 4975 more pipelines that did not succeed");
    expect(text).toContain("…and 4800 more pipelines.");
  });
});
