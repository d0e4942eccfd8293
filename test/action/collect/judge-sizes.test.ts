import { describe, expect, it } from "vitest";
import { judgeLayout, judgeSizes } from "../../../action/collect/judge-sizes.ts";
import { DEFAULT_LIMITS } from "../../../action/collect/limits.ts";
import { METHOD, type ZipEntry } from "../../../action/collect/zip/entry.ts";

const anEntry = (offset: number, packedBytes: number, sizeBytes = packedBytes): ZipEntry => {
  const name = `at-${offset}`;
  const nameBytes = Buffer.from(name);
  return { name, nameBytes, flags: 0, method: METHOD.deflated, crc32: 0, mode: 0, packedBytes, sizeBytes, offset };
};
/** What stands before the data of such an entry: the local header and the name. */
const headBytes = ({ nameBytes }: ZipEntry) => 30 + nameBytes.length;

describe("judgeLayout", () => {
  const first = anEntry(0, 100);
  const next = headBytes(first) + 100;
  const second = anEntry(next, 50);
  const end = next + headBytes(second) + 50;

  it.each([
    { of: "entries in order", entries: [first, second] },
    { of: "entries that the directory lists in another order", entries: [second, first] },
    { of: "entries with room between them", entries: [first, anEntry(next + 10, 40)] },
    { of: "no entry", entries: [] },
  ])("accepts $of", ({ entries }) => {
    expect(judgeLayout(entries, end)).toBeUndefined();
  });

  it.each([
    { of: "a name twice for the same bytes", entries: [first, { ...first, name: "again" }] },
    { of: "a byte of overlap", entries: [first, anEntry(next - 1, 40)] },
    { of: "one inside another, listed first", entries: [anEntry(60, 10), first] },
    { of: "one inside another, listed between others", entries: [second, anEntry(60, 10), first] },
  ])("takes $of for a bomb", ({ entries }) => {
    expect(judgeLayout(entries, end)).toMatchObject({ code: "ARTIFACTS_BOMB" });
  });

  it("takes data that reach into the table of contents for damage", () => {
    expect(judgeLayout([first, second], end - 1)).toMatchObject({ code: "ARTIFACTS_CORRUPT" });
  });
});

describe("judgeSizes", () => {
  const limits = {
    ...DEFAULT_LIMITS,
    ratioFloorBytes: 1_000,
    maxRatio: 10,
    maxEntryBytes: 5_000,
    maxTotalBytes: 6_000,
  };
  const judged = (...sizes: readonly (readonly [packedBytes: number, sizeBytes: number])[]) =>
    judgeSizes(
      sizes.map(([packed, size]) => ({ path: "file", entry: anEntry(0, packed, size) })),
      limits,
    )?.code;

  it.each([
    { of: "sizes up to every limit", sizes: [[500, 5_000]], code: undefined },
    { of: "small files of any ratio", sizes: [[1, 1_000]], code: undefined },
    {
      of: "all together up to the limit",
      sizes: [
        [300, 3_000],
        [300, 3_000],
      ],
      code: undefined,
    },
    { of: "one that blows up", sizes: [[100, 1_001]], code: "ARTIFACTS_BOMB" },
    {
      of: "many small ones that blow up together",
      sizes: [
        [1, 600],
        [1, 600],
      ],
      code: "ARTIFACTS_BOMB",
    },
    { of: "one that is too large", sizes: [[5_001, 5_001]], code: "ARTIFACTS_TOO_LARGE" },
    {
      of: "too much together",
      sizes: [
        [3_000, 3_000],
        [3_001, 3_001],
      ],
      code: "ARTIFACTS_TOO_LARGE",
    },
  ] as const)("of $of: $code", ({ sizes, code }) => {
    expect(judged(...sizes)).toBe(code);
  });
});
