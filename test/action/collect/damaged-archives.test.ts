import { rmSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractArchive } from "../../../action/collect/extract-archive.ts";
import { isCoded } from "../../../shared/errors/coded-error.ts";
import { READ_RETRY } from "../../../shared/retry/policy.ts";
import { contentOf, deps, going, tempFolder } from "./on-disk.ts";
import { everyWay, type Way } from "./ways.ts";
import { zipBytes } from "./zip-bytes.ts";

const entries = [
  { name: "dir/", mode: 0o040755, method: 0 },
  { name: "dir/stored", content: "stored", method: 0 },
  { name: "dir/deflated", content: "deflated ".repeat(20), descriptor: true },
  { name: "wide", content: "wide", zip64: true },
  { name: "link", content: "dir/stored", mode: 0o120777 },
];
const archives = [zipBytes(entries), zipBytes(entries, { zip64: {}, comment: Buffer.from("comment") })];
/** All that may stand on disk: damage that goes unnoticed can be in names, types and times, never in what a file holds. */
const contents = new Set(["", ...entries.flatMap(({ content = "" }) => [content, `→ ${content}`])]);

/** A few bytes changed, mostly to values that mean something; perhaps cut. */
const damage = fc.record({
  archive: fc.constantFrom(...archives),
  changes: fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      to: fc.oneof(fc.constantFrom(0, 1, 0x2e, 0x2f, 0x50, 0xff), fc.nat(255)),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  keep: fc.oneof(
    { weight: 4, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
});

/** Tries to unpack, once, and says what came of it. */
async function outcomeOf(bytes: Buffer, folder: string, { open, crew }: Way): Promise<string> {
  const into = join(folder, "target");
  const once = { ...READ_RETRY, maxAttempts: 1 };
  const order = { open: open(bytes), what: "the archive", into };
  try {
    await extractArchive(deps({ retry: once, ...crew }), order, going);
    const below = Object.entries(contentOf(folder));
    rmSync(into, { recursive: true, force: true });
    const strange = below.find(([path, text]) => !path.startsWith("target/") || !contents.has(text));
    return strange === undefined ? "unpacked" : `unpacked ${strange.join(": ")}`;
  } catch (error) {
    const left = Object.keys(contentOf(folder));
    return `${isCoded(error) ? error.code : String(error)}${left.length === 0 ? "" : ` and left ${left.join()}`}`;
  }
}

describe.each(everyWay())("a damaged archive that comes $way", (way) => {
  it("is unpacked inside the folder or refused by code, whatever bytes are damaged", async () => {
    const folder = tempFolder();

    await fc.assert(
      fc.asyncProperty(damage, async ({ archive, changes, keep }) => {
        const bytes = Buffer.from(archive);
        for (const { at, to } of changes) bytes[Math.floor(at * bytes.length)] = to;

        expect(await outcomeOf(bytes.subarray(0, Math.floor(keep * bytes.length)), folder, way)).toMatch(
          /^(unpacked|ARTIFACTS_[A-Z_]+)$/,
        );
      }),
      { numRuns: 150 },
    );
  });

  it("is recognised wherever it is cut", async () => {
    const folder = tempFolder();
    const [bytes = Buffer.alloc(0)] = archives;

    for (let length = 0; length < bytes.length; length += 1)
      expect(await outcomeOf(bytes.subarray(0, length), folder, way)).toBe(
        length < "PK".length ? "ARTIFACTS_NOT_A_ZIP" : "ARTIFACTS_TRUNCATED",
      );
  });
});
