import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { deflateRawSync } from "node:zlib";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { type BringOrder, bringArchive } from "../../../action/collect/bring-archive.ts";
import { openCrew } from "../../../action/collect/crew.ts";
import { disk } from "../../../action/collect/disk.ts";
import { DEFAULT_LIMITS } from "../../../action/collect/limits.ts";
import type { PartAsk } from "../../../shared/gitlab/archive-part.ts";
import { contentOf, deps, failureOf, going, streamOf, tempFolder } from "./on-disk.ts";
import { partsServer } from "./parts-server.ts";
import { type EntrySpec, extraField, u32, zipBytes } from "./zip-bytes.ts";

const crew = openCrew({ worth: { files: 0, bytes: 0 } });
afterAll(() => crew.close());

const noise = (seed: number, length: number) => {
  const block = createHash("shake256", { outputLength: 65_536 }).update(String(seed)).digest();
  return Buffer.concat(Array.from({ length: Math.ceil(length / block.length) }, () => block)).subarray(0, length);
};
const asRunner = { descriptor: true } as const;
const time = extraField(0x5455, Buffer.concat([Buffer.from([1]), u32(1_700_000_000)]));

/** What a GitLab runner writes, small and big, in more than fits any buffer on the way. */
const honest: readonly EntrySpec[] = [
  ...Array.from({ length: 400 }, (_, index) => ({ ...asRunner, name: `small/${index}`, content: noise(index, 9_000) })),
  {
    ...asRunner,
    name: "big",
    content: noise(1_000, 3_000_000),
    packed: deflateRawSync(noise(1_000, 3_000_000), { level: 0 }),
  },
  { ...asRunner, name: "log", content: Buffer.alloc(5_000_000, "the same again\n") },
  { ...asRunner, name: "stored", content: noise(2_000, 1_400_000), method: 0 },
  { name: "told", content: noise(3_000, 700_000), method: 0 },
  { ...asRunner, name: "run.sh", content: "#!/bin/sh\n", mode: 0o100755, extra: time },
  { ...asRunner, name: "empty", content: "" },
  { name: "folder/", mode: 0o040755, method: 0 },
  { ...asRunner, name: "link", content: "small/0", mode: 0o120777, method: 0 },
];
const bytes = zipBytes(honest);
const contents = Object.fromEntries(
  honest.map(({ name, content = "", mode }) =>
    mode === 0o120777 ? [name, `→ ${content.toString()}`] : [String(name), content.toString("utf8")],
  ),
);

/** Brings it from a server that gives it only as a whole, and says what was asked for and what lay on disk as an archive. */
async function brought(
  archive: Buffer,
  more: Partial<BringOrder> = {},
  serve: (ask: PartAsk | undefined, count: number) => ReturnType<typeof streamOf> = () => streamOf(archive),
) {
  const folder = tempFolder();
  const into = join(folder, "into");
  disk.makeFolderNow(into);
  const order = { into, spool: join(folder, "a.zip"), wanted: () => true, limits: DEFAULT_LIMITS, ...more };
  const asked: (PartAsk | undefined)[] = [];
  const spooled: string[] = [];
  const create: typeof disk.create = (path, attributes) => {
    if (path.endsWith("a.zip")) spooled.push(path);
    return disk.create(path, attributes);
  };
  const open = async (_signal: AbortSignal, ask?: PartAsk) => {
    asked.push(ask);
    return serve(ask, asked.length);
  };
  const bringing = bringArchive(
    { ...deps({ files: { ...disk, create } }), crew, streamFromBytes: 0 },
    { what: "the archive", open },
    order,
    going,
  );
  return { into, folder, asked, spooled, bringing };
}

describe("an archive that comes as a whole", () => {
  it("is unpacked while it comes: asked for once, and never on disk itself", async () => {
    const { into, folder, asked, spooled, bringing } = await brought(bytes);

    const { files, movedBytes } = await bringing;

    expect(contentOf(into)).toEqual({ ...contents, "folder/": "" });
    expect(files.map(({ path }) => path)).toEqual(
      Object.keys(contents)
        .filter((path) => path !== "folder/")
        .sort(),
    );
    expect(files.find(({ path }) => path === "big")?.sha256).toBe(
      createHash("sha256").update(noise(1_000, 3_000_000)).digest("hex"),
    );
    expect(movedBytes).toBe(bytes.length);
    expect(asked).toHaveLength(1);
    expect(spooled).toEqual([]);
    expect(Object.keys(contentOf(folder)).filter((path) => !path.startsWith("into/"))).toEqual([]);
  });

  it("gives files what only the table of contents knows, or its own header told", async () => {
    const { into, bringing } = await brought(bytes);

    await bringing;

    const [script, plain] = [statSync(join(into, "run.sh")), statSync(join(into, "told"))];
    expect(script.mtimeMs).toBe(1_700_000_000_000);
    expect(script.mode & 0o111).toBe((script.mode & 0o444) >> 2);
    expect(plain.mode & 0o111).toBe(0);
  });

  it("leaves out what is not wanted, wherever it ends", async () => {
    const { into, asked, bringing } = await brought(bytes, { wanted: (path) => path === "told" || path === "small/7" });

    await bringing;

    expect(contentOf(into)).toEqual({ told: contents["told"], "small/7": contents["small/7"] });
    expect(asked).toHaveLength(1);
  });

  it("goes on where the connection broke, where the server does that much", async () => {
    const server = partsServer(bytes);
    const begun = () => {
      const pieces = function* () {
        yield bytes.subarray(0, 2_000_000);
        throw new Error("The connection broke.");
      };
      return streamOf(bytes, { body: Readable.from(pieces()), validator: `"${bytes.length}"` });
    };
    const rest = { from: 2_000_000, to: bytes.length, of: `"${bytes.length}"` };
    const later = await server.open(going, rest);
    const { into, asked, spooled, bringing } = await brought(bytes, {}, (_ask, count) =>
      count === 1 ? begun() : later,
    );

    await bringing;

    expect(contentOf(into)).toEqual({ ...contents, "folder/": "" });
    expect(asked.slice(1)).toEqual([rest]);
    expect(spooled).toEqual([]);
  });

  it.each([
    ["whose data look like an end", [{ ...asRunner, name: "a", content: forged(), method: 0 }]],
    [
      "with an end that bears no signature",
      [{ name: "a", content: "content", flags: 0x8, local: { packedBytes: 0, sizeBytes: 0, crc32: 0 } }],
    ],
    [
      "with a gap between its entries",
      [
        { name: "a", content: "content" },
        {
          name: "b",
          content: "b",
          packed: gapped("b"),
          central: { packedBytes: deflateRawSync("b").length },
          local: { packedBytes: deflateRawSync("b").length },
        },
        { name: "c", content: "c" },
      ],
    ],
  ] as const)(
    "is fetched to disk when it is one %s, and is then what its table of contents says",
    async (_title, entries) => {
      const { into, spooled, bringing } = await brought(zipBytes(entries));

      await bringing;

      expect(contentOf(into)).toEqual(Object.fromEntries(entries.map(({ name, content }) => [name, content])));
      expect(spooled).toHaveLength(1);
    },
  );

  it("is unpacked by this thread, from disk, when the others are lost in the middle", async () => {
    const lost = openCrew({
      worth: { files: 0, bytes: 0 },
      code: "require('worker_threads').parentPort.on('message', () => process.exit(3))",
    });
    onTestFinished(() => lost.close());
    const folder = tempFolder();
    const into = join(folder, "into");
    disk.makeFolderNow(into);
    const order = { into, spool: join(folder, "a.zip"), wanted: () => true, limits: DEFAULT_LIMITS };
    const open = async () => streamOf(bytes);

    await bringArchive({ ...deps(), crew: lost, streamFromBytes: 0 }, { what: "the archive", open }, order, going);

    expect(contentOf(into)).toEqual({ ...contents, "folder/": "" });
  });

  it("ends with the signal's own reason in the middle, and writes nothing more", async () => {
    const stop = new AbortController();
    const reason = new Error("canceled by hand");
    const folder = tempFolder();
    const into = join(folder, "into");
    disk.makeFolderNow(into);
    const order = { into, spool: join(folder, "a.zip"), wanted: () => true, limits: DEFAULT_LIMITS };
    const pieces = function* () {
      yield bytes.subarray(0, 5_000_000);
      stop.abort(reason);
      yield bytes.subarray(5_000_000);
    };
    const open = async () => streamOf(bytes, { body: Readable.from(pieces()) });
    const bringing = bringArchive(
      { ...deps(), crew, streamFromBytes: 0 },
      { what: "the archive", open },
      order,
      stop.signal,
    );

    await expect(bringing).rejects.toBe(reason);
    expect(contentOf(folder)).toEqual({ "into/": "" });
  });

  it.each([
    ["that its own header names otherwise", { name: "a", content: "content", local: { name: Buffer.from("b") } }],
    [
      "with another CRC in the table of contents",
      { ...asRunner, name: "a", content: "content", central: { crc32: 1 } },
    ],
    [
      "with another size in the table of contents",
      { ...asRunner, name: "a", content: "content", central: { sizeBytes: 6 } },
    ],
    ["that is damaged", { ...asRunner, name: "a", content: "content", packed: Buffer.from([0xff, 0xff]) }],
  ])("is refused over an entry %s, and nothing of it gets a name", async (_title, entry) => {
    const { into, bringing } = await brought(zipBytes([{ name: "honest", content: "honest" }, entry]));

    expect((await failureOf(bringing)).code).toBe("ARTIFACTS_CORRUPT");
    expect(Object.keys(contentOf(into)).filter((path) => path !== "honest")).toEqual([]);
  });

  it("takes no more of the disk than is allowed, before its table of contents has come", async () => {
    const content = Buffer.concat([Buffer.alloc(60_000_000), noise(1, 8_000_000)]);
    const bomb = zipBytes([
      { ...asRunner, name: "a", content },
      { name: "b", content: "b" },
    ]);
    const limits = { ...DEFAULT_LIMITS, ratioFloorBytes: 1_000_000, maxRatio: 3 };
    let most = 0;
    const remove: typeof disk.remove = async (path) => {
      for (const { sizeBytes } of (await disk.standing(path)) === "folder" ? await disk.filesBelow(path) : [])
        most = Math.max(most, sizeBytes);
      await disk.remove(path);
    };
    const folder = tempFolder();
    disk.makeFolderNow(join(folder, "into"));
    const order = { into: join(folder, "into"), spool: join(folder, "a.zip"), wanted: () => true, limits };

    const failure = await failureOf(
      bringArchive(
        { ...deps({ files: { ...disk, remove } }), crew, streamFromBytes: 0 },
        { what: "the archive", open: async () => streamOf(bomb) },
        order,
        going,
      ),
    );

    expect(failure.code).toBe("ARTIFACTS_BOMB");
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(3 * bomb.length);
  });
});

/** Content that holds a data descriptor true to its place, and a header behind it. */
function forged(): string {
  const before = "content";
  return `${before}PK\u0007\u0008${"\0".repeat(4)}${String.fromCharCode(before.length)}${"\0".repeat(7)}PK\u0003\u0004${"x".repeat(40)}`;
}

function gapped(content: string): Buffer {
  return Buffer.concat([deflateRawSync(content), Buffer.alloc(9)]);
}
