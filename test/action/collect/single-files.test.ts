import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { bringArchive } from "../../../action/collect/bring-archive.ts";
import { disk } from "../../../action/collect/disk.ts";
import { DEFAULT_LIMITS } from "../../../action/collect/limits.ts";
import type { SingleFiles } from "../../../action/collect/single-files.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { ListedFile } from "../../../shared/gitlab/artifact-files.ts";
import { contentOf, deps, going, streamOf, tempFolder } from "./on-disk.ts";
import { zipBytes } from "./zip-bytes.ts";

const inside: Readonly<Record<string, string>> = { "reports/a.xml": "<a/>", "bin/tool": "#!/bin/sh", tree: "oak" };
const ballast = { name: "ballast", content: Buffer.alloc(3_000_000, "x"), method: 0 };
const bytes = zipBytes([...Object.entries(inside).map(([name, content]) => ({ name, content })), ballast]);
const listing: readonly ListedFile[] = [
  ...Object.entries(inside).map(([path, content]) => ({ path, sizeBytes: content.length, mode: 0o100644 })),
  { path: "ballast", sizeBytes: 3_000_000, mode: 0o100644 },
];

/** A server that gives the archive only as a whole, and its files one by one. */
async function brought(wanted: (path: string) => boolean, how: Partial<SingleFiles> & { isPart?: boolean } = {}) {
  const { isPart = true, ...more } = how;
  const asked: string[] = [];
  const files: SingleFiles = {
    list: async () => listing,
    open: async (path) => {
      asked.push(path);
      return streamOf(Buffer.from(inside[path] ?? ""));
    },
    ...more,
  };
  const stream = streamOf(bytes);
  const folder = tempFolder();
  const into = join(folder, "into");
  disk.makeFolderNow(into);
  const order = { into, spool: join(folder, "a.zip"), wanted, isPart, limits: DEFAULT_LIMITS };
  const source = { open: async () => stream, what: "the archive", files };
  const { files: made, movedBytes } = await bringArchive(deps(), source, order, going);
  return { asked, made, movedBytes, content: contentOf(into), stream };
}

const isReport = (path: string) => path.startsWith("reports/");
const report = { "reports/a.xml": "<a/>" };

describe("single files", () => {
  it("are fetched one by one where the server gives no parts and it moves fewer bytes", async () => {
    const { asked, made, movedBytes, content, stream } = await brought(isReport);

    expect(content).toEqual(report);
    expect(asked).toEqual(["reports/a.xml"]);
    expect(made).toEqual([expect.objectContaining({ path: "reports/a.xml", sizeBytes: 4 })]);
    expect(made[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(movedBytes).toBe(4);
    expect(stream.body.destroyed).toBe(true);
  });

  it("are none when nothing of the archive is wanted, which then is not fetched at all", async () => {
    expect(await brought(() => false)).toMatchObject({ asked: [], made: [], movedBytes: 0 });
  });

  it.each([
    ["all of the archive is wanted", () => true, { isPart: false }],
    ["most of it is wanted", (path: string) => path !== "tree", {}],
    ["the server has no such list", isReport, { list: async () => undefined }],
    ["a file is called `tree`", (path: string) => path === "tree", {}],
    [
      "one is a link",
      isReport,
      { list: async () => listing.map((one) => ({ ...one, mode: isReport(one.path) ? 0o120777 : one.mode })) },
    ],
    ["a name leads out", isReport, { list: async () => [...listing, { path: "../x", sizeBytes: 1, mode: 0 }] }],
    ["a file is longer than listed", isReport, { open: async () => streamOf(Buffer.from("<a/><b/>")) }],
    ["a file is shorter than listed", isReport, { open: async () => streamOf(Buffer.from("<")) }],
    ["a file is refused", isReport, { open: async () => Promise.reject(new CodedError("GITLAB_NOT_FOUND", "No.")) }],
    [
      "the connection breaks",
      isReport,
      { open: async () => ({ body: Readable.from([Buffer.from("<")]).destroy(new Error("broke")), from: "x" }) },
    ],
  ])("give way to the archive when %s", async (_title, wanted, how) => {
    const { content, movedBytes } = await brought(wanted, how);

    expect(Object.keys(content).length).toBeGreaterThan(0);
    expect(content).toEqual(
      Object.fromEntries(
        Object.entries({ ...inside, ballast: ballast.content.toString() }).filter(([path]) => wanted(path)),
      ),
    );
    expect(movedBytes).toBeGreaterThanOrEqual(bytes.length);
  });
});
