import { runInNewContext, runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { type Piece, packed } from "../../scripts/build/pack.ts";

describe("a packed script", () => {
  it("runs its entry, and a piece only once something imports it", async () => {
    const told = await run([
      piece("entry.js", 'import { say } from "./say.js"; say("entry"); wait(() => import("./later.js"));'),
      piece("say.js", 'tell("say is loaded"); export function say(text) { tell(text); }'),
      piece("later.js", 'import { say } from "./say.js"; say("later");'),
      piece("never.js", 'tell("never");'),
    ]);

    expect(told).toEqual(["say is loaded", "entry", "later"]);
  });

  it("shows an importer what a piece sets after it was imported", async () => {
    const told = await run([
      piece("entry.js", 'import { count, raise } from "./count.js"; raise(); tell(count);'),
      piece("count.js", "export let count = 1; export function raise() { count += 1; }"),
    ]);

    expect(told).toEqual([2]);
  });

  it.each(['"**/*"', "`*/`", "String(/a*/g)", "String.raw`\\*/`", '"/* */ /*"'])("keeps %s as it is", async (text) => {
    const told = await run([piece("entry.js", `tell(${text});`)]);

    expect(told).toEqual([runInNewContext(text)]);
  });

  it("keeps two pieces of the same source apart", async () => {
    const told = await run([
      { file: "entry.js", source: "a.ts", code: 'import { b } from "./b.js"; tell(b);' },
      { file: "b.js", source: "a.ts", code: 'export const b = "b";' },
    ]);

    expect(told).toEqual(["b"]);
  });

  it("cannot be made of code that has the mark for the end of a comment", async () => {
    const made = run([piece("entry.js", 'tell("*@/");')]);

    await expect(made).rejects.toThrow("entry.js has *@/ in it");
  });
});

function piece(file: string, code: string): Piece {
  return { file, source: file.replace(/js$/, "ts"), code };
}

/** What the script tells by `tell`, promises that it makes included. */
async function run(pieces: readonly Piece[]): Promise<unknown[]> {
  const told: unknown[] = [];
  const pending: Promise<unknown>[] = [];
  Object.assign(globalThis, {
    tell: (what: unknown) => told.push(what),
    wait: (work: () => Promise<unknown>) => pending.push(work()),
  });
  const script = await packed('"use strict";', pieces, { entry: "entry.js" }, "node20");
  runInThisContext(script);
  await Promise.all(pending);
  return told;
}
