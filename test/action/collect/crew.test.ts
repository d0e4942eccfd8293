import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { type CrewOptions, openCrew } from "../../../action/collect/crew.ts";
import { disk } from "../../../action/collect/disk.ts";
import { extractArchive } from "../../../action/collect/extract-archive.ts";
import type { Crew } from "../../../action/collect/unpacker.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { contentOf, deps, failureOf, going, tempFolder } from "./on-disk.ts";
import { partsServer } from "./parts-server.ts";
import { type EntrySpec, zipBytes } from "./zip-bytes.ts";

const ALWAYS: CrewOptions = { worth: { files: 0, bytes: 0 } };
const crew = openCrew(ALWAYS);
afterAll(() => crew.close());

const files = Array.from({ length: 300 }, (_, index) => ({ name: `f/${index}`, content: `content of ${index}` }));
const big = { name: "f/big", content: Buffer.alloc(6_000_000, "big"), method: 0 };
const contents = Object.fromEntries([...files, big].map(({ name, content }) => [name, content.toString()]));

async function extracted(entries: readonly EntrySpec[], by: Crew, on = deps()) {
  const into = join(tempFolder(), "target");
  const { open } = partsServer(zipBytes(entries));
  await extractArchive({ ...on, crew: by }, { open, what: "the archive", into }, going);
  return contentOf(into);
}

const again = ({ name, content }: (typeof files)[number]) => ({ name: `again/${name}`, content });

/** A crew of threads that run this text, gone with the test. */
function crewOf(code: string): Crew {
  const other = openCrew({ ...ALWAYS, code });
  onTestFinished(() => other.close());
  return other;
}

describe("a crew", () => {
  it("makes every file of an archive, small and big", async () => {
    expect(await extracted([...files, big], crew)).toEqual(contents);
  });

  it("serves several archives at once", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => extracted([...files, big], crew)));

    for (const one of all) expect(one).toEqual(contents);
  });

  it("leaves an archive alone that one thread has done before others have started", async () => {
    const unused = openCrew();
    onTestFinished(() => unused.close());

    expect(unused.begin(disk, "the archive", { files: 10, bytes: 1_000_000 }, going)).toBeUndefined();
    expect(unused.begin(disk, "the archive", { files: 10, bytes: 1_000_000_000 }, going)).toBeDefined();
  });

  it.each([
    ["ends at once", "process.exit(3)"],
    ["throws", "throw new Error('broken')"],
    ["ends in the middle", "require('worker_threads').parentPort.on('message', () => process.exit(3))"],
    [
      "throws in the middle",
      "require('worker_threads').parentPort.on('message', () => { throw new Error('broken'); })",
    ],
    ["is no program", "this is no program"],
  ])("is not needed when its thread %s: the archive is unpacked all the same", async (_title, code) => {
    const lost = crewOf(code);

    expect(await extracted([...files, big], lost)).toEqual(contents);
    expect(lost.begin(disk, "the next", { files: 1, bytes: 1 }, going)).toBeUndefined();
  });

  it.each([
    ["small", [{ name: "x".repeat(300), content: "content" }]],
    ["big", [{ ...big, name: "x".repeat(300) }]],
  ])("says which %s file the disk did not take, and leaves nothing", async (_title, bad) => {
    const folder = tempFolder();
    const { open } = partsServer(
      zipBytes([...files, ...bad, ...files.map((one) => ({ ...one, name: `g${one.name}` }))]),
    );

    const failure = await failureOf(
      extractArchive({ ...deps(), crew }, { open, what: "the archive", into: join(folder, "target") }, going),
    );

    expect(failure.code).toBe("ARTIFACTS_WRITE_FAILED");
    expect(failure.message).toMatch(/^Could not write .*xxx.* \(ENAMETOOLONG\)\.$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  describe("whose threads have enough to do", () => {
    // Never done with anything, but for letting go of it.
    const busy = `const { parentPort } = require("worker_threads");
      parentPort.on("message", ({ kind, session }) => kind === "drop" && parentPort.postMessage({ kind: "dropped", session }));`;
    const extract = (entries: readonly EntrySpec[], on: typeof disk, signal = going) =>
      extractArchive(
        { ...deps({ files: on }), crew: crewOf(busy) },
        { open: partsServer(zipBytes(entries)).open, what: "the archive", into: join(tempFolder(), "target") },
        signal,
      );

    it("makes small files itself", async () => {
      const stop = new AbortController();
      const made: string[] = [];
      const writeNow: typeof disk.writeNow = (path, bytes, attributes) => {
        disk.writeNow(path, bytes, attributes);
        if (made.push(bytes.toString()) === 150) stop.abort(new Error("enough"));
      };

      await expect(extract(files, { ...disk, writeNow }, stop.signal)).rejects.toThrow("enough");
      expect(made.slice(1).every((content) => files.some((file) => file.content === content))).toBe(true);
    });

    it("says which of them is damaged", async () => {
      const damaged = { name: "f/damaged", content: "content", central: { crc32: 1 }, local: { crc32: 1 } };

      const failure = await failureOf(extract([...files, damaged, ...files.map(again)], disk));

      expect(failure.code).toBe("ARTIFACTS_CORRUPT");
      expect(failure.message).toContain("`f/damaged` holds other content than its size and CRC say");
    });

    it("says which of them the disk did not take", async () => {
      const failure = await failureOf(extract([...files, { name: "x".repeat(300) }, ...files.map(again)], disk));

      expect(failure.code).toBe("ARTIFACTS_WRITE_FAILED");
      expect(failure.message).toMatch(/^Could not write .*xxx.* \(ENAMETOOLONG\)\.$/);
    });
  });

  it("leaves nothing when the disk is full before it begins", async () => {
    const folder = tempFolder();
    const makeFolderNow = (path: string) => {
      if (path.endsWith("f")) throw new CodedError("ARTIFACTS_WRITE_FAILED", "Could not make the folder (ENOSPC).");
      disk.makeFolderNow(path);
    };
    const { open } = partsServer(zipBytes(files));

    const failure = await failureOf(
      extractArchive(
        { ...deps({ files: { ...disk, makeFolderNow } }), crew },
        { open, what: "the archive", into: join(folder, "target") },
        going,
      ),
    );

    expect(failure.message).toContain("ENOSPC");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("writes nothing any more once an aborted archive has ended", async () => {
    const folder = tempFolder();
    const stop = new AbortController();
    const reason = new Error("canceled by hand");
    const { open } = partsServer(zipBytes([...files, { ...big, content: Buffer.alloc(40_000_000) }]));
    const on = deps();
    let now = 0;
    const clock = { ...on.clock, monotonicMs: () => (now += 1_000) };
    const progress = (receivedBytes: number) => {
      if (receivedBytes > 10_000_000) stop.abort(reason);
    };

    const extracting = extractArchive(
      { ...on, clock, crew },
      { open, what: "the archive", into: join(folder, "target"), progress },
      stop.signal,
    );

    await expect(extracting).rejects.toBe(reason);
    expect(existsSync(join(folder, "target"))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    expect(await extracted(files, crew)).not.toEqual({});
  });
});
