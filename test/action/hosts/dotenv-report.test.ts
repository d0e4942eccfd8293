import { describe, expect, it } from "vitest";
import { DotenvReport } from "../../../action/hosts/dotenv-report.ts";

function report({ variables = 20, alreadyBytes = 0 } = {}) {
  const lines: string[] = [];
  return { lines, dotenv: new DotenvReport((line) => lines.push(line), { variables }, alreadyBytes) };
}

describe("a dotenv report", () => {
  it("gets a line per value, and no second one for the same", () => {
    const { lines, dotenv } = report();

    for (const status of ["created", "created", "success"]) dotenv.set("SLUICE_STATUS", status);

    expect(lines).toEqual(["SLUICE_STATUS=created", "SLUICE_STATUS=success"]);
  });

  it.each([
    { what: "a line break", name: "A", value: "1\nB=2", why: "no line breaks" },
    { what: "a carriage return", name: "A", value: "1\r", why: "no line breaks" },
    { what: "a name with a hyphen", name: "a-b", value: "1", why: "letters, digits and underscores" },
    { what: "an empty name", name: "", value: "1", why: "letters, digits and underscores" },
    { what: "a long value", name: "A", value: "x".repeat(1_000), why: "longer than 1000 bytes" },
  ])("leaves out $what", ({ name, value, why }) => {
    const { lines, dotenv } = report();

    expect(dotenv.set(name, value)).toEqual({ kind: "left-out", why: expect.stringContaining(why) });
    expect(lines).toEqual([]);
  });

  it("stays within the number of variables, where a changed value is no new one", () => {
    const { lines, dotenv } = report({ variables: 2 });

    const fates = [dotenv.set("A", "1"), dotenv.set("B", "1"), dotenv.set("C", "1"), dotenv.set("A", "2")];

    expect(fates.map(({ kind }) => kind)).toEqual(["written", "written", "left-out", "written"]);
    expect(lines).toEqual(["A=1", "B=1", "A=2"]);
  });

  it("stays below 5 KiB, counted in bytes and with what was there", () => {
    const { lines, dotenv } = report({ alreadyBytes: 5_120 - 11 });

    const fates = [dotenv.set("A", "ä"), dotenv.set("B", "ääääää"), dotenv.set("C", "1")];

    expect(fates.map(({ kind }) => kind)).toEqual(["written", "left-out", "written"]);
    expect(Buffer.byteLength(lines.map((line) => `${line}\n`).join(""))).toBeLessThan(11);
  });
});
