import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { listZip } from "./unzip.ts";
import { packZip } from "./zip.ts";

const AT = Date.parse("2026-03-04T12:00:02Z");
const FILES = {
  "dist/run.sh": { content: "#!/bin/sh\n", mode: 0o755 },
  "dist/größe.txt": "grüße\n".repeat(100),
  "dist/empty": "",
  link: { link: "dist/run.sh" },
  "bytes.bin": Uint8Array.from({ length: 300 }, (_, at) => at % 251),
};

describe("an archive as a runner writes it", () => {
  it("is read by an independent library, name, mode and content", async () => {
    const entries = await readAll(packZip(FILES, AT));

    expect(entries.map(({ name, mode }) => `${mode.toString(8)} ${name}`)).toEqual([
      "100644 bytes.bin",
      "40755 dist/",
      "100644 dist/empty",
      "100644 dist/größe.txt",
      "100755 dist/run.sh",
      "120777 link",
    ]);
    expect(Object.fromEntries(entries.map(({ name, content }) => [name, content.toString("latin1")]))).toMatchObject({
      "dist/empty": "",
      "dist/größe.txt": Buffer.from("grüße\n".repeat(100)).toString("latin1"),
      "dist/run.sh": "#!/bin/sh\n",
      link: "dist/run.sh",
      "bytes.bin": Buffer.from(FILES["bytes.bin"]).toString("latin1"),
    });
  });

  it("keeps sizes out of the local headers of files and puts a data descriptor behind them", () => {
    const bytes = Buffer.from(packZip({ "a.txt": "hello" }, AT));

    const nameAndExtra = bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
    const packed = bytes.readUInt32LE(bytes.indexOf("PK\u0001\u0002") + 20);
    const descriptor = 30 + nameAndExtra + packed;

    expect(bytes.readUInt16LE(6) & 0x8).toBe(0x8);
    expect([14, 18, 22].map((offset) => bytes.readUInt32LE(offset))).toEqual([0, 0, 0]);
    expect(bytes.readUInt32LE(descriptor)).toBe(0x08074b50);
    expect(bytes.readUInt32LE(descriptor + 12)).toBe(5);
  });

  it("deflates files and stores folders and links", async () => {
    const entries = await readAll(packZip(FILES, AT));

    expect(Object.fromEntries(entries.map(({ name, method }) => [name, method]))).toEqual({
      "bytes.bin": 8,
      "dist/": 0,
      "dist/empty": 8,
      "dist/größe.txt": 8,
      "dist/run.sh": 8,
      link: 0,
    });
  });

  it("marks only names beyond ASCII as UTF-8", async () => {
    const entries = await readAll(packZip({ "plain.txt": "", "größe.txt": "" }, AT));

    expect(entries.map(({ name, flags }) => [name, flags & 0x800])).toEqual([
      ["größe.txt", 0x800],
      ["plain.txt", 0],
    ]);
  });

  it("carries the time of the upload", async () => {
    const [entry] = await readAll(packZip({ "a.txt": "" }, AT));

    expect(entry?.modified).toEqual(new Date(AT));
  });

  it("lists and gives back what it packed, for the single-file routes", () => {
    const entries = listZip(packZip(FILES, AT));

    expect(entries.map(({ path, size }) => [path, size])).toContainEqual(["dist/run.sh", 10]);
    expect(Buffer.from(entries.find(({ path }) => path === "dist/run.sh")?.read() ?? []).toString()).toBe(
      "#!/bin/sh\n",
    );
  });

  it("lists nothing of bytes that are no archive", () => {
    expect(listZip(Buffer.from("not a zip"))).toEqual([]);
  });
});

interface ReadEntry {
  readonly name: string;
  readonly mode: number;
  readonly method: number;
  readonly flags: number;
  readonly modified: Date;
  readonly content: Buffer;
}

async function readAll(bytes: Uint8Array): Promise<readonly ReadEntry[]> {
  const open = promisify<Buffer, object, ZipFile>(fromBuffer);
  const zip = await open(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true });
  const found: ReadEntry[] = [];
  const done = Promise.withResolvers<void>();
  const take = async (entry: Entry) => {
    const stream = await promisify(zip.openReadStream.bind(zip) as OpenStream)(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    found.push({
      name: entry.fileName,
      mode: entry.externalFileAttributes >>> 16,
      method: entry.compressionMethod,
      flags: entry.generalPurposeBitFlag,
      modified: entry.getLastModDate(),
      content: Buffer.concat(chunks),
    });
    zip.readEntry();
  };
  zip.on("entry", (entry: Entry) => {
    take(entry).catch(done.reject);
  });
  zip.on("end", done.resolve);
  zip.on("error", done.reject);
  zip.readEntry();
  await done.promise;
  return found;
}

type OpenStream = (entry: Entry, callback: (error: Error | null, stream: AsyncIterable<Uint8Array>) => void) => void;
