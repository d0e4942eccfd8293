import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openStateLog } from "../../../../action/orchestrate/state/state-log.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-state-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("adds lines behind what is there, in a folder it makes, for this user alone", () => {
  const path = join(folder, "a", "run.state");
  const first = openStateLog(path);
  first.append("one");
  first.close();

  const second = openStateLog(path);
  second.append("two");
  second.close();

  expect(second.text).toBe("one\n");
  expect(readFileSync(path, "utf8")).toBe("one\ntwo\n");
  expect(statSync(path).mode & 0o077).toBe(0);
});

it("leaves a line that was cut off a line of its own", () => {
  const path = join(folder, "run.state");
  writeFileSync(path, "on");

  const next = openStateLog(path);
  next.append("two");
  next.close();

  expect(readFileSync(path, "utf8").split("\n")).toEqual(["on", "two", ""]);
});

it("goes on behind a line that was cut off within a character", () => {
  const path = join(folder, "run.state");
  writeFileSync(path, Buffer.from("one\nprü").subarray(0, -1));

  const next = openStateLog(path);
  next.append("two");
  next.close();

  expect(readFileSync(path, "utf8").split("\n").at(-2)).toBe("two");
});

it("tells whoever had it first that another one has it now, and lets nothing more in from there", () => {
  const path = join(folder, "run.state");
  const first = openStateLog(path);
  first.append("one");
  const second = openStateLog(path);
  second.append("two");

  expect(() => first.append("three")).toThrow(expect.objectContaining({ code: "GRAPH_STATE_IN_USE" }));
  expect(() => first.append("four")).toThrow(expect.objectContaining({ code: "GRAPH_STATE_IN_USE" }));
  second.append("five");

  expect(readFileSync(path, "utf8")).toBe("one\ntwo\nfive\n");
});

it("says so when it cannot be written", () => {
  const path = join(folder, "run.state");
  mkdirSync(path);

  expect(() => openStateLog(path)).toThrow(expect.objectContaining({ code: "GRAPH_STATE_UNWRITTEN" }));
});
