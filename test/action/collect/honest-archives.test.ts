import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import yazl from "yazl";
import { extractArchive } from "../../../action/collect/extract-archive.ts";
import { packZip } from "../../gitlab/artifacts/zip.ts";
import { contentOf, deps, going, streamOf, tempFolder } from "./on-disk.ts";
import { everyWay, type Way } from "./ways.ts";
import { type EndSpec, type EntrySpec, extraField, u32, zipBytes } from "./zip-bytes.ts";

async function unpacked(
  bytes: Buffer,
  { open, crew }: Pick<Way, "open" | "crew"> = { open: (bytes) => async () => streamOf(bytes), crew: {} },
): Promise<{ folder: string; content: Record<string, string> }> {
  const folder = join(tempFolder(), "target");
  await extractArchive(deps(crew), { open: open(bytes), what: "the archive", into: folder }, going);
  return { folder, content: contentOf(folder) };
}

const text = (name: string | Buffer, more: Partial<EntrySpec> = {}): EntrySpec => ({
  name,
  content: "content",
  ...more,
});
const cases: readonly { title: string; entries: EntrySpec[]; end?: EndSpec; content: Record<string, string> }[] = [
  { title: "with no entry at all", entries: [], content: {} },
  {
    title: "with empty files, stored and deflated",
    entries: [{ name: "a" }, { name: "b", method: 0 }],
    content: { a: "", b: "" },
  },
  { title: "with stored entries", entries: [text("a", { method: 0 })], content: { a: "content" } },
  {
    title: "with sizes after the data",
    entries: [text("a", { descriptor: true }), text("b")],
    content: { a: "content", b: "content" },
  },
  {
    title: "with folder entries, empty or not",
    entries: [
      { name: "full/", mode: 0o040755, method: 0 },
      text("full/a"),
      { name: "empty/", mode: 0o040700, method: 0 },
    ],
    content: { "full/a": "content", "empty/": "" },
  },
  {
    title: "with folders that come after their content",
    entries: [text("x/y/a"), { name: "x/y/", mode: 0o040755 }, { name: "x/", mode: 0o040755 }],
    content: { "x/y/a": "content" },
  },
  {
    title: "with a folder entry twice",
    entries: [
      { name: "x/", mode: 0o040755 },
      { name: "x/", mode: 0o040755 },
    ],
    content: { "x/": "" },
  },
  {
    title: "with an entry for the root",
    entries: [{ name: "./", mode: 0o040755 }, text("./a/./b//c")],
    content: { "a/b/c": "content" },
  },
  {
    title: "with no unix mode",
    entries: [text("a", { mode: 0 }), { name: "b/", mode: 0 }],
    content: { a: "content", "b/": "" },
  },
  {
    title: "with zip64 sizes and end",
    entries: [text("a", { zip64: true }), text("b", { zip64: true, descriptor: true })],
    end: { zip64: {} },
    content: { a: "content", b: "content" },
  },
  { title: "with a zip64 end for narrow entries", entries: [text("a")], end: { zip64: {} }, content: { a: "content" } },
  {
    title: "with a comment",
    entries: [text("a")],
    end: { comment: Buffer.from("made by hand") },
    content: { a: "content" },
  },
  {
    title: "with the longest comment",
    entries: [text("a")],
    end: { comment: Buffer.alloc(0xffff, 0x50) },
    content: { a: "content" },
  },
  {
    title: "with a comment that holds an end record's signature",
    entries: [text("a")],
    end: { comment: Buffer.concat([u32(0x06054b50), Buffer.alloc(30)]) },
    content: { a: "content" },
  },
  {
    title: "with UTF-8 names, flagged and not",
    entries: [text("größe.txt"), text("漢字/🚀", { flags: 0 })],
    content: { "größe.txt": "content", "漢字/🚀": "content" },
  },
  {
    title: "with a name in code page 437",
    entries: [text(Buffer.from([0x81, 0x62, 0x65, 0x72]), { flags: 0 })],
    content: { über: "content" },
  },
  {
    title: "with a broken extra field",
    entries: [text("a", { extra: Buffer.from([1, 0, 200, 0, 5]) })],
    content: { a: "content" },
  },
  {
    title: "with a deep tree",
    entries: [text(`${"d/".repeat(200)}leaf`)],
    content: { [`${"d/".repeat(200)}leaf`]: "content" },
  },
  {
    title: "with names that only look like others",
    entries: [text("..."), text("a..b"), text("..c"), text("ss"), text("ß")],
    content: { "...": "content", "a..b": "content", "..c": "content", ss: "content", ß: "content" },
  },
];

describe.each(everyWay())("a well-formed archive that comes $way", (way) => {
  it.each(cases)("$title is unpacked as it is", async ({ entries, end, content }) => {
    expect((await unpacked(zipBytes(entries, end), way)).content).toEqual(content);
  });

  it("may be filled up with zeros, as bsdtar does with what it writes to a pipe", async () => {
    const bytes = Buffer.concat([zipBytes([text("a")]), Buffer.alloc(10_000)]);

    expect((await unpacked(bytes, way)).content).toEqual({ a: "content" });
  });

  it("keeps the execute bit and nothing else of a mode", async () => {
    const modes = [0o100644, 0o100755, 0o100600, 0o100777, 0o104755, 0o102755, 0o101755];

    const { folder } = await unpacked(zipBytes(modes.map((mode, index) => text(`${index}`, { mode }))), way);

    const umask = process.umask();
    expect(modes.map((_, index) => statSync(join(folder, `${index}`)).mode & 0o7777)).toEqual(
      [0o644, 0o755, 0o644, 0o755, 0o755, 0o755, 0o755].map((mode) => mode & ~umask),
    );
  });

  it("keeps modification times of files small and big", async () => {
    const extra = extraField(0x5455, Buffer.concat([Buffer.from([1]), u32(1_700_000_000)]));
    const bytes = zipBytes([text("small", { extra }), { name: "big", content: Buffer.alloc(5_000_000), extra }]);

    const { folder } = await unpacked(bytes, way);

    for (const name of ["small", "big"]) expect(statSync(join(folder, name)).mtimeMs).toBe(1_700_000_000_000);
  });

  it.each([0, 8])("unpacks files that are too big to hold, method %i, byte for byte", async (method) => {
    const content = Buffer.from(Uint8Array.from({ length: 5_000_000 }, (_, index) => (index * index) >> 7));

    const { folder } = await unpacked(
      zipBytes([text("before"), { name: "big", content, method, descriptor: true }, text("after")]),
      way,
    );

    expect(readFileSync(join(folder, "big")).equals(content)).toBe(true);
    expect(readFileSync(join(folder, "after"), "utf8")).toBe("content");
  });

  it("keeps links that stay inside, however they get there", async () => {
    const links = {
      "bin/tool": "../lib/tool.js",
      here: ".",
      "a/b/up": "../..",
      dangling: "not/there",
      itself: "itself",
    };
    const entries = Object.entries(links).map(([name, content]) => ({ name, content, mode: 0o120777 }));

    const { content } = await unpacked(zipBytes([...entries, text("lib/tool.js")]), way);

    expect(content).toEqual({
      "lib/tool.js": "content",
      ...Object.fromEntries(Object.entries(links).map(([name, target]) => [name, `→ ${target}`])),
    });
  });
});

describe("an archive of another writer", () => {
  it("a GitLab runner's is unpacked", async () => {
    const bytes = Buffer.from(packZip({ "reports/junit.xml": "<testsuites/>", "empty.txt": "" }, 1_700_000_000_000));

    expect((await unpacked(bytes)).content).toEqual({ "reports/junit.xml": "<testsuites/>", "empty.txt": "" });
  });

  it("yazl's is unpacked", async () => {
    const zip = new yazl.ZipFile();
    zip.addBuffer(Buffer.from("content"), "a/ü.txt");
    zip.addBuffer(Buffer.from("stored"), "b", { compress: false, forceZip64Format: true });
    zip.addEmptyDirectory("empty");
    zip.end();

    const { content } = await unpacked(await buffer(zip.outputStream));

    expect(content).toEqual({ "a/ü.txt": "content", b: "stored", "empty/": "" });
  });

  it.skipIf(!runs("python3", "--version"))("Python's zipfile's is unpacked (needs python3)", async () => {
    const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as z:
    z.writestr("a/ü.txt", "content", zipfile.ZIP_DEFLATED)
    z.writestr("stored", "content")
    z.writestr("empty/", "")
    with z.open("forced-zip64", "w", force_zip64=True) as f: f.write(b"content")
    z.comment = b"from python"
`;
    const path = join(tempFolder(), "python.zip");
    expect(spawnSync("python3", ["-c", script, path], { encoding: "utf8" }).stderr).toBe("");

    const { content } = await unpacked(readFileSync(path));

    expect(content).toEqual({ "a/ü.txt": "content", stored: "content", "forced-zip64": "content", "empty/": "" });
  });

  it.skipIf(!runs("jar", "--version"))("Java's is unpacked (needs jar)", async () => {
    const from = aTree();
    expect(spawnSync("jar", ["-c", "-M", "-f", "made.jar", "sub"], { cwd: from }).status).toBe(0);

    const { content } = await unpacked(readFileSync(join(from, "made.jar")));

    expect(content).toEqual({ "sub/ü.txt": "content".repeat(1_000), "sub/none": "", "sub/empty/": "" });
  });

  it.skipIf(!runs("bsdtar", "--version"))(
    "libarchive's is unpacked, from a file and from a pipe (needs bsdtar)",
    async () => {
      const from = aTree();
      const env = { ...process.env, LC_ALL: "C.UTF-8" };
      spawnSync("bsdtar", ["--format", "zip", "-cf", "made.zip", "sub"], { cwd: from, env });
      const streamed = spawnSync("bsdtar", ["--format", "zip", "-cf", "-", "sub"], { cwd: from, env }).stdout;

      for (const bytes of [readFileSync(join(from, "made.zip")), streamed])
        expect((await unpacked(bytes)).content).toEqual({
          "sub/ü.txt": "content".repeat(1_000),
          "sub/none": "",
          "sub/empty/": "",
        });
    },
  );

  it.skipIf(platform() === "win32" || !runs("zip", "-v"))("Info-ZIP's is unpacked (needs zip)", async () => {
    const from = tempFolder();
    mkdirSync(join(from, "sub", "empty"), { recursive: true });
    writeFileSync(join(from, "sub", "ü tool.sh"), "#!/bin/sh\n");
    chmodSync(join(from, "sub", "ü tool.sh"), 0o755);
    utimesSync(join(from, "sub", "ü tool.sh"), 1_700_000_000, 1_700_000_000);
    symlinkSync("sub/ü tool.sh", join(from, "link"));
    spawnSync("zip", ["-q", "-r", "-y", "made.zip", "sub", "link"], { cwd: from });
    const streamed = spawnSync("zip", ["-q", "-r", "-", "sub"], { cwd: from }).stdout;

    for (const { bytes, link } of [
      { bytes: readFileSync(join(from, "made.zip")), link: { link: "→ sub/ü tool.sh" } },
      { bytes: streamed, link: {} },
    ]) {
      const { folder, content } = await unpacked(bytes);

      expect(content).toEqual({ "sub/ü tool.sh": "#!/bin/sh\n", "sub/empty/": "", ...link });
      const { mode, mtimeMs } = statSync(join(folder, "sub", "ü tool.sh"));
      expect({ executable: (mode & 0o100) !== 0, mtimeMs }).toEqual({ executable: true, mtimeMs: 1_700_000_000_000 });
    }
  });
});

/** A folder with a file of each kind in `sub`. */
function aTree(): string {
  const from = tempFolder();
  mkdirSync(join(from, "sub", "empty"), { recursive: true });
  writeFileSync(join(from, "sub", "ü.txt"), "content".repeat(1_000));
  writeFileSync(join(from, "sub", "none"), "");
  return from;
}

function runs(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
