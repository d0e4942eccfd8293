import { describe, expect, it } from "vitest";
import { bringArchive } from "../../../action/collect/bring-archive.ts";
import { disk } from "../../../action/collect/disk.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { brought, bytes, names, once, ordered, otherBytes, TAIL, whole } from "./a-bringing.ts";
import { contentOf, deps, failureOf, going } from "./on-disk.ts";
import { type PartsServer, partsServer, type Twist } from "./parts-server.ts";
import { zipBytes } from "./zip-bytes.ts";

describe("bringArchive", () => {
  it("asks for the end, and then for the rest in one go, with no archive on disk", async () => {
    const server = partsServer(bytes);
    const kept: string[] = [];
    const create: typeof disk.create = (path, attributes) => {
      kept.push(path);
      return disk.create(path, attributes);
    };

    const { content, movedBytes, files } = await brought(server, {}, deps({ files: { ...disk, create } }));

    expect(content).toEqual(whole);
    expect(files.map(({ path }) => path)).toEqual(names);
    expect(server.asked).toEqual([{ from: -TAIL }, { from: 0, to: bytes.length - TAIL, of: expect.any(String) }]);
    expect(movedBytes).toBe(bytes.length);
    expect(kept.filter((path) => path.endsWith(".zip"))).toEqual([]);
  });

  it("has all of a small archive with the first answer", async () => {
    const server = partsServer(zipBytes([{ name: "a", content: "content" }]));

    expect((await brought(server)).content).toEqual({ a: "content" });
    expect(server.asked).toHaveLength(1);
  });

  it("moves little more than the one file that is wanted", async () => {
    const server = partsServer(bytes);

    const { content, movedBytes } = await brought(server, { wanted: (path) => path === "b" });

    expect(content).toEqual({ b: whole["b"] });
    expect(movedBytes).toBeLessThan(400_000 + 256 * 1_024);
    expect(server.sent()).toBe(movedBytes);
  });

  it("fetches neighbours together and leaves long gaps out", async () => {
    const server = partsServer(bytes);

    const { content } = await brought(server, { wanted: (path) => "abd".includes(path) });

    expect(Object.keys(content)).toEqual(["a", "b", "d"]);
    expect(server.asked.slice(1)).toEqual([
      expect.objectContaining({ from: 0, to: expect.closeTo(800_000, -3) }),
      expect.objectContaining({ from: expect.closeTo(1_200_000, -3), to: expect.closeTo(1_600_000, -3) }),
    ]);
  });

  it("goes on where the connection broke, by asking anew", async () => {
    const server = partsServer(bytes, (answer) => (answer > 0 && answer < 4 ? { breaksAfter: 300_000 } : {}));
    const on = deps();

    expect((await brought(server, {}, on)).content).toEqual(whole);
    expect(server.asked.slice(1).map((ask) => ask?.from)).toEqual([0, 300_000, 600_000, 900_000]);
    expect(server.sent()).toBe(bytes.length);
    expect(on.sleptMs).toEqual([500, 1_000, 2_000]);
  });

  it("gives up when it breaks again and again without coming on, and says where", async () => {
    const server = partsServer(bytes, (answer) => (answer > 0 ? { breaksAfter: 1_000 } : {}));

    const failure = await failureOf(brought(server));

    expect(failure.code).toBe("ARTIFACTS_DOWNLOAD_FAILED");
    expect(failure.message).toMatch(/^Downloading the archive broke off at byte \d+ of \d+, and again each time/);
  });

  it.each([
    ["the tail breaks", once(0, { breaksAfter: 1_000 }), 1],
    ["the archive is replaced between two answers", once(1, { bytes: otherBytes }), 1],
    [
      "it is replaced while the download is resumed",
      (n: number) => (n === 1 ? { breaksAfter: 5 } : n === 2 ? { bytes: otherBytes } : {}),
      2,
    ],
    ["another ETag comes with the right bytes", once(1, { validator: '"other"' }), 1],
    [
      "it grows between two answers, and nothing else tells",
      (n: number) => ({ validator: undefined, ...(n > 0 ? { bytes: otherBytes } : {}) }),
      1,
    ],
  ] as const)("starts again from nothing when %s", async (_title, twist, pauses) => {
    const server = partsServer(bytes, twist);
    const on = deps();

    const { content } = await brought(server, {}, on);

    expect([whole, Object.fromEntries(names.map((name) => [name, name.repeat(500_000)]))]).toContainEqual(content);
    expect(on.sleptMs).toHaveLength(pauses);
  });

  it.each([
    ["ignores ranges", (): Twist => ({ isWhole: true })],
    ["refuses ranges (416)", once(0, { fails: new CodedError("GITLAB_REQUEST_REFUSED", "No.", { status: 416 }) })],
    ["gives another range than asked", once(0, { part: { from: 0, to: TAIL, totalBytes: bytes.length } })],
    ["does not tell which range", once(0, { part: "unclear" })],
    ["ends short of the end", once(0, { part: { from: 5, to: 5 + TAIL, totalBytes: bytes.length } })],
    ["stops giving parts", once(1, { isWhole: true })],
    ["gives a wrong part later", once(1, { part: { from: 7, to: 9, totalBytes: bytes.length } })],
    ["says less later", once(1, { part: "unclear" })],
  ])("takes the archive as a whole where the server %s", async (_title, twist) => {
    const server = partsServer(bytes, twist);

    const { content, folder } = await brought(server);

    expect(content).toEqual(whole);
    expect(Object.keys(folder).filter((path) => path.endsWith(".zip"))).toEqual([]);
    expect(server.asked.filter((ask) => ask === undefined).length).toBeLessThanOrEqual(1);
  });

  it("does not believe a server that sends a part when asked for all", async () => {
    const server = partsServer(bytes, once(0, { part: "unclear" }));
    const open: PartsServer["open"] = (signal, ask) => server.open(signal, ask ?? { from: 9 });

    expect((await failureOf(brought({ ...server, open }))).message).toContain("a part came");
  });

  it("waits a little for an archive that is listed and not there yet", async () => {
    const late = new CodedError("GITLAB_NOT_FOUND", "Not there.", { status: 404 });
    const server = partsServer(bytes, (answer) => (answer < 2 ? { fails: late } : {}));
    const on = deps();

    await bringArchive(on, { open: server.open, what: "the archive", mayComeYet: true }, ordered(), going);

    expect(on.sleptMs).toEqual([500, 1_000]);
    await expect(brought(partsServer(bytes, () => ({ fails: late })))).rejects.toBe(late);
  });

  it("tells how far it is, at most five times a second, and in the end all of it", async () => {
    const told: (number | undefined)[][] = [];
    let now = 0;
    const on = deps();
    const clock = { ...on.clock, monotonicMs: () => (now += 10) };

    await brought(partsServer(bytes), { progress: (...how) => void told.push(how) }, { ...on, clock });

    expect(told.length).toBeGreaterThan(3);
    expect(told.length).toBeLessThan(bytes.length / 16_384 / 10);
    expect(told.at(-1)).toEqual([bytes.length, bytes.length]);
    expect(told.slice(1).every(([received = 0, total = 0]) => received <= total)).toBe(true);
  });

  it("charges what several share once, however often it has to start", async () => {
    const budget = { leftBytes: 5_000_000 };

    await brought(partsServer(bytes, once(1, { validator: '"other"' })), { budget });

    expect(budget.leftBytes).toBe(3_000_000);
  });

  it("ends with the signal's own reason in the middle, and writes nothing more", async () => {
    const stop = new AbortController();
    const reason = new Error("canceled by hand");
    const server = partsServer(bytes, (answer) => {
      if (answer === 1) stop.abort(reason);
      return {};
    });
    const order = ordered();

    await expect(bringArchive(deps(), { open: server.open, what: "x" }, order, stop.signal)).rejects.toBe(reason);
    const left = contentOf(order.into);
    await new Promise(setImmediate);
    expect(contentOf(order.into)).toEqual(left);
  });
});
