import { describe, expect, it } from "vitest";
import { liveTerminal } from "../../../../action/hosts/live/live-terminal.ts";
import type { PipelineNode } from "../../../../action/model/tree.ts";
import { Secret } from "../../../../shared/text/secret.ts";
import { ManualClock } from "../../../gitlab/manual-clock.ts";
import { TerminalEmulator } from "../../../support/terminal-emulator.ts";
import { aPipeline } from "../../samples.ts";
import { aJob, aTree } from "./a-tree.ts";

function begin({ columns = 60, rows = 16, colour = false, err = undefined as string[] | undefined } = {}) {
  const screen = new TerminalEmulator(columns, rows);
  const clock = new ManualClock();
  const writes: string[] = [];
  const write = (text: string) => {
    writes.push(text);
    screen.write(text);
  };
  const watched = {
    write,
    size: () => screen.size(),
    onChange: (heard: (what: "resized" | "resumed") => void) => screen.onChange(heard),
    hideCursor: () => screen.hideCursor(),
  };
  const { host, close } = liveTerminal({
    screen: watched,
    clock,
    colour,
    unicode: true,
    ...(err === undefined ? {} : { err: (text: string) => err.push(text) }),
  });
  const tree = (root: PipelineNode) =>
    host.event({ kind: "tree", root, changes: [{ text: "changed", tone: "plain" }] });
  return { screen, clock, host, close, tree, writes };
}

const done = (): PipelineNode => ({
  pipeline: aPipeline({ status: "success", durationS: 9 }),
  jobs: [aJob(1, "build", "build", "success", { durationS: 9 })],
  children: [],
});

describe("a live terminal", () => {
  it("redraws one tree in place", async () => {
    const { screen, clock, tree } = begin();

    tree(aTree());
    await clock.advance(2_000);
    tree(aTree({ childStatus: "success" }));
    await clock.advance(2_000);

    const shown = await screen.shown();
    expect(shown).toHaveLength(8);
    expect(shown[3]).toMatch(/^ {4}\S unit +16s$/);
    expect(shown.filter((line) => line.includes("pipeline 700"))).toHaveLength(1);
    expect(screen.cursorShown).toBe(false);
  });

  it("leaves nothing of names behind that the terminal takes for wider than we do", async () => {
    const { screen, clock, tree } = begin();
    const hangulFillers = "\u3164".repeat(50);

    tree({ pipeline: aPipeline(), jobs: [aJob(1, hangulFillers, "build", "running")], children: [] });
    await clock.advance(2_000);

    expect((await screen.shown()).filter((line) => line.includes("pipeline"))).toHaveLength(1);
  });

  it("lets lines and warnings scroll above the tree", async () => {
    const { screen, clock, host, tree } = begin();

    host.line("The plan");
    tree(aTree());
    host.warning("GitLab is slow");
    await clock.advance(1_000);
    host.line(`${"long ".repeat(20)}line`);
    await clock.advance(1_000);

    const shown = await screen.everything();
    expect(shown.slice(0, 2)).toEqual(["The plan", "warning: GitLab is slow"]);
    expect(shown.slice(2, 4).join("")).toContain("long line");
    expect(shown[4]).toContain("pipeline 700");
    expect(shown).toHaveLength(12);
  });

  it("sends warnings where standard error was sent", () => {
    const err: string[] = [];
    const { host, tree } = begin({ err });

    tree(aTree());
    host.warning("GitLab is slow");

    expect(err).toEqual(["warning: GitLab is slow\n"]);
  });

  it("writes at most ten times a second, however often it is told", async () => {
    const { clock, tree, writes } = begin();
    tree(aTree());
    writes.length = 0;

    for (let at = 0; at < 100; at += 1) {
      tree(aTree({ status: at % 2 === 0 ? "running" : "pending" }));
      await clock.advance(10);
    }

    expect(writes.length).toBeGreaterThan(2);
    expect(writes.length).toBeLessThanOrEqual(10);
  });

  it("fits itself to a terminal that is made smaller and larger again", async () => {
    const { screen, clock, tree } = begin({ columns: 80, rows: 20 });
    tree(aTree());
    await clock.advance(1_000);

    await screen.resize(20, 20);
    await clock.advance(200);
    const narrow = await screen.shown();
    await screen.resize(80, 20);
    await clock.advance(200);

    expect(narrow).toHaveLength(8);
    expect(narrow.every((line) => line.length < 20)).toBe(true);
    expect(narrow[0]).toMatch(/…$/);
    expect(await screen.shown()).toEqual(
      expect.arrayContaining([expect.stringContaining("pipeline 701 (main) running")]),
    );
    expect(await screen.shown()).toHaveLength(8);
  });

  it("never draws more than the terminal is high", async () => {
    const { screen, clock, tree } = begin({ rows: 5 });

    tree(aTree());
    await clock.advance(1_000);

    expect((await screen.everything()).length).toBeLessThanOrEqual(4);
  });

  it("leaves a tree that is over in the text, once, and what is printed next below it", async () => {
    const { screen, clock, host, tree } = begin();

    tree(aTree());
    await clock.advance(1_000);
    tree(done());
    host.line("1 file of 1 job");
    tree(done());
    host.event({ kind: "ended", outcome: "succeeded" });
    host.line("Pipeline 7 succeeded");

    expect(await screen.everything()).toEqual([
      "✓ group/app pipeline 7 (main) success  9s",
      "  ✓ build  9s",
      "1 file of 1 job",
      "Pipeline 7 succeeded",
    ]);
    expect(screen.cursorShown).toBe(true);
  });

  it("leaves a tree that is not over in the text when the run ends, without a spinner", async () => {
    const { screen, clock, host, tree } = begin();

    tree(aTree());
    await clock.advance(1_000);
    host.event({ kind: "ended", outcome: "timed-out" });
    host.error("Out of time");

    const shown = await screen.everything();
    expect(shown[0]).toMatch(/^● group\/app/);
    expect(shown.at(-1)).toBe("error: Out of time");
  });

  it("gives the cursor back and stops drawing when it is closed", async () => {
    const { screen, clock, tree, close, writes } = begin();
    tree(aTree());
    await clock.advance(500);

    close();
    const count = writes.length;
    await clock.advance(5_000);

    expect({ cursor: screen.cursorShown, listeners: screen.listeners, sleeping: clock.sleeping }).toEqual({
      cursor: true,
      listeners: 0,
      sleeping: 0,
    });
    expect(writes).toHaveLength(count);
  });

  it("shows bars of downloads with bytes, rate and time left, and takes them away", async () => {
    const { screen, clock, host } = begin();
    const told = { kind: "download", job: "build", jobId: 1, totalBytes: 40_000_000 } as const;

    host.event({ ...told, receivedBytes: 0, done: false });
    await clock.advance(4_000);
    host.event({ ...told, receivedBytes: 10_000_000, done: false });
    await clock.advance(1_000);
    const during = await screen.shown();
    host.event({ ...told, receivedBytes: 40_000_000, done: true });

    expect(during).toEqual([expect.stringMatching(/^ {2}build {2}█+░+ {2}10 MB of 40 MB {2}2\.0 MB\/s {2}15s left$/)]);
    expect(await screen.shown()).toEqual([]);
    expect(screen.cursorShown).toBe(true);
  });

  it("hides secrets and what is concealed in the picture as well", async () => {
    const { screen, host, tree } = begin();
    host.mask(new Secret("hunter2-hunter2"));
    host.conceal(["https://gitlab.example.com"]);

    tree({
      pipeline: aPipeline({ id: 123_456 }),
      jobs: [aJob(1, "hunter2-hunter2", "build", "running")],
      children: [],
    });

    const text = (await screen.shown()).join("\n");
    expect(text).toContain("*** pipeline *** (main)");
    expect(text).not.toMatch(/hunter2|123456|group/);
  });

  it("has colours where they are wanted, and the same signs without", async () => {
    const [coloured, plain] = [begin({ colour: true }), begin()];

    for (const { tree } of [coloured, plain]) tree(done());

    expect(await coloured.screen.colourOf("✓")).toBe(2);
    expect(await plain.screen.colourOf("✓")).toBeUndefined();
    expect(await coloured.screen.shown()).toEqual(await plain.screen.shown());
  });

  it("begins anew below what others wrote while it was suspended", async () => {
    const { screen, clock, tree } = begin();
    tree(aTree());
    await clock.advance(500);

    screen.write("[1]+ Stopped\n$ fg\n");
    screen.resume();
    await clock.advance(500);

    const shown = await screen.everything();
    expect(shown.slice(8, 10)).toEqual(["[1]+ Stopped", "$ fg"]);
    expect(shown).toHaveLength(18);
  });
});
