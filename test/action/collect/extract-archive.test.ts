import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { disk } from "../../../action/collect/disk.ts";
import { extractArchive } from "../../../action/collect/extract-archive.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { contentOf, deps, failureOf, going, streamOf, tempFolder } from "./on-disk.ts";
import { zipBytes } from "./zip-bytes.ts";

const bytes = zipBytes([
  { name: "a/new", content: "new" },
  { name: "a/file", content: "theirs" },
  { name: "top", content: "top" },
  { name: "z-link", content: "top", mode: 0o120777 },
]);
const everything = { "a/new": "new", "a/file": "theirs", top: "top", "z-link": "→ top" };
const order = (into: string, more: object = {}) => ({
  open: async () => streamOf(bytes),
  what: "the archive",
  into,
  ...more,
});

describe("extractArchive", () => {
  it("makes the folder, and says what it brought", async () => {
    const into = join(tempFolder(), "x", "y");

    const files = await extractArchive(deps(), order(into), going);

    expect(contentOf(into)).toEqual(everything);
    expect(files).toEqual([
      { path: "a/file", sizeBytes: 6, sha256: "4c55a8552a2c7261f61f798c2265e6f13358f326ae5b934096ff16bd15e62c33" },
      expect.objectContaining({ path: "a/new", sizeBytes: 3 }),
      expect.objectContaining({ path: "top" }),
      expect.objectContaining({ path: "z-link", linkTo: "top" }),
    ]);
    expect(lstatSync(into).mode & 0o777).toBe(0o777 & ~process.umask());
  });

  it("joins what is in the folder", async () => {
    const into = tempFolder();
    mkdirSync(join(into, "a"));
    writeFileSync(join(into, "a", "mine"), "mine");

    await extractArchive(deps(), order(into), going);

    expect(contentOf(into)).toEqual({ ...everything, "a/mine": "mine" });
  });

  it("takes only the files that are wanted", async () => {
    const into = tempFolder();

    await extractArchive(deps(), order(into, { wanted: (path: string) => path === "a/new" }), going);

    expect(contentOf(into)).toEqual({ "a/new": "new" });
  });

  it("names the first file in the way and changes nothing, unless told to overwrite", async () => {
    const into = tempFolder();
    mkdirSync(join(into, "a"));
    writeFileSync(join(into, "a", "file"), "mine");
    const before = contentOf(into);

    const failure = await failureOf(extractArchive(deps(), order(into), going));

    expect(failure.code).toBe("ARTIFACTS_TARGET_OCCUPIED");
    expect(failure.message).toContain(join("a", "file"));
    expect(contentOf(into)).toEqual(before);

    await extractArchive(deps(), order(into, { overwrite: true }), going);

    expect(contentOf(into)).toEqual(everything);
  });

  it("never replaces a folder by a file, or writes through a link", async () => {
    const outside = tempFolder();
    for (const prepare of [
      (into: string) => mkdirSync(join(into, "top")),
      (into: string) => symlinkSync(outside, join(into, "a")),
      (into: string) => writeFileSync(join(into, "a"), ""),
    ]) {
      const into = tempFolder();
      prepare(into);
      const before = contentOf(into);

      const failure = await failureOf(extractArchive(deps(), order(into, { overwrite: true }), going));

      expect(failure.code).toBe("ARTIFACTS_TARGET_OCCUPIED");
      expect(contentOf(into)).toEqual(before);
      expect(readdirSync(outside)).toEqual([]);
    }
  });

  it("replaces a link by a file, not the file behind it", async () => {
    const into = tempFolder();
    const outside = join(tempFolder(), "precious");
    writeFileSync(outside, "precious");
    symlinkSync(outside, join(into, "top"));

    await extractArchive(deps(), order(into, { overwrite: true }), going);

    expect(contentOf(into)).toEqual(everything);
    expect(contentOf(join(outside, ".."))).toEqual({ precious: "precious" });
  });

  it("follows a link that the target folder itself is", async () => {
    const real = tempFolder();
    const into = join(tempFolder(), "alias");
    symlinkSync(real, into);

    await extractArchive(deps(), order(into), going);

    expect(contentOf(real)).toEqual(everything);
  });

  it("says so when the target is a file", async () => {
    const into = join(tempFolder(), "file");
    writeFileSync(into, "mine");

    const failure = await failureOf(extractArchive(deps(), order(into), going));

    expect(failure.code).toBe("ARTIFACTS_TARGET_OCCUPIED");
    expect(failure.message).toContain("no folder");
  });

  it.each(["writeNow", "makeLink", "makeFolderNow"] as const)("leaves nothing when %s fails half-way", async (step) => {
    const folder = tempFolder();
    const full = () => {
      throw new CodedError("ARTIFACTS_WRITE_FAILED", "Could not write: the disk is full.");
    };
    const files = { ...disk, [step]: (path: string) => (/file|link|ready\/a$/.test(path) ? full() : undefined) };

    const failure = await failureOf(extractArchive(deps({ files }), order(join(folder, "x", "y")), going));

    expect(failure.code).toBe("ARTIFACTS_WRITE_FAILED");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([0, 5_000_000])("says which file the disk did not take (%i bytes of content)", async (size) => {
    const folder = tempFolder();
    const long = zipBytes([{ name: "x".repeat(300), content: Buffer.alloc(size) }]);

    const failure = await failureOf(
      extractArchive(deps(), { ...order(join(folder, "target")), open: async () => streamOf(long) }, going),
    );

    expect(failure.code).toBe("ARTIFACTS_WRITE_FAILED");
    expect(failure.message).toMatch(/xxx.* \(ENAMETOOLONG\)/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes back every rename when one of them fails", async () => {
    const into = tempFolder();
    writeFileSync(join(into, "top"), "mine");
    const before = contentOf(into);
    const files = {
      ...disk,
      move: async (from: string, to: string) => {
        if (to === join(into, "z-link")) throw new CodedError("ARTIFACTS_WRITE_FAILED", "Could not move.");
        await disk.move(from, to);
      },
    };

    const failure = await failureOf(extractArchive(deps({ files }), order(into, { overwrite: true }), going));

    expect(failure.code).toBe("ARTIFACTS_WRITE_FAILED");
    expect(contentOf(into)).toEqual(before);
  });

  it("stops in the middle of a big file when aborted, and leaves nothing", async () => {
    const folder = tempFolder();
    const stop = new AbortController();
    const reason = new Error("canceled by hand");
    const big = zipBytes([{ name: "big", content: Buffer.alloc(30_000_000, "abc"), method: 0 }]);
    const files = {
      ...disk,
      create: (path: string) => {
        if (path.endsWith("big")) setImmediate(() => stop.abort(reason));
        return disk.create(path);
      },
    };

    const extracting = extractArchive(
      deps({ files }),
      { ...order(join(folder, "target")), open: async () => streamOf(big) },
      stop.signal,
    );

    await expect(extracting).rejects.toBe(reason);
    expect(existsSync(join(folder, "target"))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});
