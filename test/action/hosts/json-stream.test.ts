import { describe, expect, it } from "vitest";
import { jsonStream } from "../../../action/hosts/json-stream.ts";
import { terminalHost } from "../../../action/hosts/terminal.ts";
import type { StepEvent } from "../../../action/model/event.ts";
import { stepEventSchema } from "../../../scripts/generate/step-schemas.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aPipeline } from "../samples.ts";
import { aTree } from "./live/a-tree.ts";

function begin() {
  const clock = new ManualClock();
  const lines: string[] = [];
  const people: string[] = [];
  const print = (text: string) => people.push(text);
  const terminal = terminalHost({ out: print, err: print, colour: false, clock });
  const stream = jsonStream(terminal, clock, (line) => lines.push(line));
  return { ...stream, clock, lines, people, values: () => lines.map((line) => JSON.parse(line)) };
}

const pipeline = aPipeline();
const EVENTS: readonly StepEvent[] = [
  { kind: "pipeline", how: "created", pipeline },
  { kind: "tree", root: aTree(), changes: [{ text: "  build succeeded", tone: "good" }] },
  { kind: "tree", root: { pipeline, children: [] }, changes: [] },
  { kind: "outage", state: "began", text: "GitLab is away." },
  { kind: "retried", pipeline, attempt: 1, of: 2 },
  { kind: "played", job: "deploy", jobId: 25 },
  { kind: "canceling", pipeline },
  { kind: "download", job: "build", jobId: 21, receivedBytes: 5, totalBytes: 10, done: false },
  { kind: "download", job: "build", jobId: 22, receivedBytes: 5, done: true },
  { kind: "ended", outcome: "succeeded" },
];

describe("a stream of JSON", () => {
  it.each(EVENTS)("prints the event $kind as its schema says, and nothing beside it", (event) => {
    const { host, lines, values } = begin();

    host.event(event);

    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("\n");
    expect(stepEventSchema.parse(values()[0])).toEqual(values()[0]);
    expect(values()[0]).toMatchObject({ kind: event.kind, at: "2026-03-04T12:00:00.000Z" });
  });

  it("tells of a tree how everything in it stands, children in their parent", () => {
    const { host, values } = begin();

    host.event({ kind: "tree", root: aTree(), changes: [{ text: "  build succeeded", tone: "good" }] });

    expect(values()).toMatchObject([
      {
        changes: ["build succeeded"],
        root: {
          pipeline: { id: 700, status: "running" },
          jobs: [{ name: "build", status: "success" }, {}, { name: "lint", allowFailure: true }, {}],
          triggerJobs: [{ id: 24, name: "infra" }],
          children: [{ pipeline: { id: 701 }, startedBy: 24, jobs: [{ name: "plan" }], children: [] }],
        },
      },
    ]);
  });

  it("keeps showing people what happens", () => {
    const { host, people } = begin();

    host.event({ kind: "tree", root: aTree(), changes: [{ text: "build succeeded", tone: "good" }] });

    expect(people).toEqual(["build succeeded\n"]);
  });

  it("tells of a download at its beginning, every five seconds, and at its end", async () => {
    const { host, clock, values } = begin();

    for (let second = 0; second < 12; second += 1) {
      host.event({ kind: "download", job: "build", jobId: 1, receivedBytes: second, done: second === 11 });
      await clock.advance(1_000);
    }

    expect(values().map(({ receivedBytes }) => receivedBytes)).toEqual([0, 5, 10, 11]);
  });

  it("keeps the values of dotenv files, masked ones hidden", () => {
    const { host, dotenv } = begin();

    host.extraOutput("VERSION", "1.2.0");
    host.extraOutput("TOKEN", new Secret("s3cret-s3cret"));

    expect(dotenv()).toEqual({ VERSION: "1.2.0", TOKEN: "***" });
  });

  it("hides secrets in names and values, and stays JSON", () => {
    const { host, print, values } = begin();
    host.mask(new Secret('quote"d secret'));

    print({ 'quote"d secret': ['a quote"d secret'], count: 7 });

    expect(values()).toEqual([{ "***": ["a ***"], count: 7 }]);
  });

  it("conceals URLs, projects and ids once it was told to, and nothing that only looks like one", () => {
    const { host, print, values, lines } = begin();
    host.conceal(["https://gitlab.example.com", "group/app"]);

    host.event({ kind: "pipeline", how: "created", pipeline: aPipeline({ id: 4_711, projectId: 9_001 }) });
    print({ pipeline: { id: 4_711 }, waitedMs: 4_711, message: "Pipeline 4711 of group/app" });

    expect(lines.join("")).not.toMatch(/gitlab\.example|group|9001/);
    expect(values()[0]).toMatchObject({ pipeline: { id: 0, projectId: 0, webUrl: "***", ref: "main" } });
    expect(values()[1]).toEqual({ pipeline: { id: 0 }, waitedMs: 4_711, message: "Pipeline *** of ***" });
    expect(stepEventSchema.safeParse(values()[0]).success).toBe(true);
  });
});
