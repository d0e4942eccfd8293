import { posix, win32 } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryPath } from "../../../action/collect/entry-path.ts";
import { judgeLink } from "../../../action/collect/judge-link.ts";

/** Names made of what attacks are made of, and names of anything. */
const piece = fc.constantFrom(
  "..",
  ".",
  "/",
  "\\",
  "a",
  "B",
  " ",
  ":",
  "C:",
  "\0",
  "\n",
  "~",
  "...",
  "é",
  "CON",
  "//",
  "$x",
);
const hostileName = fc.oneof(
  fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 20 }),
);

describe("entryPath", () => {
  it.each(["posix", "windows"] as const)("lets no name out of the folder on %s", (platform) => {
    const paths = platform === "windows" ? win32 : posix;
    const root = platform === "windows" ? "C:\\target" : "/target";

    fc.assert(
      fc.property(hostileName, (name) => {
        const judged = entryPath(name, platform);
        if (judged.kind === "unsafe") return;
        const resolved = paths.resolve(root, judged.path);
        expect(resolved === root || resolved.startsWith(root + paths.sep)).toBe(true);
        // The path is already what it resolves to: nothing is left that the disk would read differently.
        expect(
          resolved
            .slice(root.length + 1)
            .split(paths.sep)
            .join("/"),
        ).toBe(judged.path);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    "CON",
    "nul.txt",
    "a/COM1",
    "lpt9.log",
    "file.",
    "file ",
    "a/b ./c",
    "file:stream",
    "what?",
    "a|b",
    'say"hi"',
    "COM¹",
  ])("refuses %j on Windows only", (name) => {
    expect(entryPath(name, "windows").kind).toBe("unsafe");
    expect(entryPath(name, "posix").kind).toBe("inside");
  });

  it("reads a backslash as Windows does there, and as a letter elsewhere", () => {
    expect(entryPath("a\\b", "windows")).toEqual({ kind: "inside", path: "a/b", isFolder: false });
    expect(entryPath("a\\b", "posix")).toEqual({ kind: "inside", path: "a\\b", isFolder: false });
  });
});

describe("judgeLink", () => {
  it("lets no allowed target out of the folder", () => {
    const segment = fc.constantFrom("a", "b", "c");
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join("/"));

    fc.assert(
      fc.property(path, hostileName, (path, target) => {
        if (judgeLink(path, target) !== undefined) return;
        const lands = posix.resolve("/target", posix.dirname(path), target);
        expect(lands === "/target" || lands.startsWith("/target/")).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("lets no chain of allowed links out of the folder", () => {
    const names = ["l1", "d/l2", "d/e/l3"];
    const segment = fc.constantFrom("..", ".", "l1", "l2", "l3", "d", "e", "d/l2", "e/l3");
    const target = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join("/"));

    fc.assert(
      fc.property(fc.tuple(target, target, target), (targets) => {
        const links = new Map(names.map((name, index) => [name, targets[index] ?? ""]));
        if ([...links].some(([path, target]) => judgeLink(path, target) !== undefined)) return;
        for (const name of names) expect(follow(name, links)).not.toBe("outside");
      }),
      { numRuns: 5_000 },
    );
  });
});

/** Walks a path as a POSIX kernel does, link by link. */
function follow(path: string, links: ReadonlyMap<string, string>): "inside" | "outside" | "loop" {
  const at: string[] = [];
  const ahead = path.split("/");
  for (let steps = 0; ahead.length > 0; steps += 1) {
    if (steps > 500) return "loop";
    const next = ahead.shift();
    if (next === ".." && at.pop() === undefined) return "outside";
    if (next === undefined || next === "." || next === "..") continue;
    const target = links.get([...at, next].join("/"));
    if (target === undefined) at.push(next);
    else ahead.unshift(...target.split("/"));
  }
  return "inside";
}
