import { describe, expect, it } from "vitest";
import { DownloadLines } from "../../../action/hosts/download-lines.ts";
import { eventLines } from "../../../action/hosts/event-lines.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aPipeline } from "../samples.ts";

const URL = "https://gitlab.example.com/group/app/-/pipelines/7";
const pipeline = aPipeline();

describe("an event in lines", () => {
  it.each([
    { event: { kind: "pipeline", how: "created", pipeline }, line: `Triggered pipeline 7: ${URL}` },
    { event: { kind: "pipeline", how: "given", pipeline }, line: `Following pipeline 7: ${URL}` },
    {
      event: { kind: "pipeline", how: "adopted", pipeline },
      line: `Found the pipeline of a trigger call whose answer was lost, pipeline 7: ${URL}`,
    },
    {
      event: { kind: "pipeline", how: "resumed", pipeline },
      line: `Resuming the pipeline of an earlier attempt, pipeline 7: ${URL}`,
    },
    { event: { kind: "retried", pipeline, attempt: 1, of: 1 }, line: "Retrying the failed jobs of pipeline 7." },
    {
      event: { kind: "retried", pipeline, attempt: 2, of: 3 },
      line: "Retrying the failed jobs of pipeline 7 (2 of 3).",
    },
    { event: { kind: "played", job: "a\nb", jobId: 1 }, line: "Started the manual job a\\u{a}b." },
    { event: { kind: "canceling", pipeline }, line: `Cancelling pipeline 7: ${URL}` },
    { event: { kind: "outage", state: "ended", text: "GitLab is back." }, line: "GitLab is back." },
  ] as const)("$event.kind says $line", ({ event, line }) => {
    expect(eventLines(event).map(({ text }) => text)).toEqual([line]);
  });

  it("says nothing of the beginning of an outage, which is a warning already", () => {
    expect(eventLines({ kind: "outage", state: "began", text: "GitLab is away." })).toEqual([]);
  });

  it("of a tree says what has changed", () => {
    const changes = [{ text: "  build succeeded", tone: "good" }] as const;

    expect(eventLines({ kind: "tree", root: { pipeline, children: [] }, changes })).toEqual(changes);
  });
});

describe("the lines about a download", () => {
  const told = { kind: "download", job: "build", jobId: 1, totalBytes: 90_000_000 } as const;

  it("are one at its end when it is short", async () => {
    const clock = new ManualClock();
    const lines = new DownloadLines(clock);

    const began = lines.lineOf({ ...told, receivedBytes: 0, done: false });
    await clock.advance(10_000);
    const later = lines.lineOf({ ...told, receivedBytes: 45_000_000, done: false });
    await clock.advance(10_000);
    const ended = lines.lineOf({ ...told, receivedBytes: 90_000_000, done: true });

    expect([began, later, ended]).toEqual([undefined, undefined, "  fetched build: 90 MB in 20s (4.5 MB/s)"]);
  });

  it("are one every 30 seconds while it is long", async () => {
    const clock = new ManualClock();
    const lines = new DownloadLines(clock);
    const shown: (string | undefined)[] = [];

    for (let seconds = 0; seconds <= 90; seconds += 10) {
      shown.push(lines.lineOf({ ...told, receivedBytes: seconds * 1_000_000, done: false }));
      await clock.advance(10_000);
    }

    expect(shown.filter((line) => line !== undefined)).toEqual([
      "  fetching build: 30 MB of 90 MB in 30s (1.0 MB/s)",
      "  fetching build: 60 MB of 90 MB in 1m (1.0 MB/s)",
      "  fetching build: 90 MB of 90 MB in 1m 30s (1.0 MB/s)",
    ]);
  });

  it("tell no rate of what was over at once", () => {
    const lines = new DownloadLines(new ManualClock());

    expect(lines.lineOf({ ...told, receivedBytes: 2_000_000, done: true })).toBe("  fetched build: 2.0 MB");
  });

  it("are none for a small archive that was there at once", () => {
    const lines = new DownloadLines(new ManualClock());

    expect(lines.lineOf({ ...told, receivedBytes: 812, done: true })).toBeUndefined();
  });
});
