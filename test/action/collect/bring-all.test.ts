import { describe, expect, it } from "vitest";
import { bringArchive } from "../../../action/collect/bring-archive.ts";
import { disk } from "../../../action/collect/disk.ts";
import { DEFAULT_LIMITS } from "../../../action/collect/limits.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { brought, bytes, names, noise, once, ordered, otherBytes, TAIL, whole } from "./a-bringing.ts";
import { deps, failureOf } from "./on-disk.ts";
import { partsServer, type Twist } from "./parts-server.ts";
import { zipBytes } from "./zip-bytes.ts";

describe("bringArchive, where everything is wanted", () => {
  const ways = [
    { size: "a small archive", how: {} },
    { size: "a large archive", how: { streamFromBytes: 0 } },
  ];
  const all = { isPart: false };

  it("has all of a small archive by one request, with no archive on disk", async () => {
    const server = partsServer(bytes);
    const create: typeof disk.create = (path) => {
      throw new Error(`Nothing is to be streamed to ${path}.`);
    };

    const { content, movedBytes } = await brought(server, all, deps({ files: { ...disk, create } }));

    expect(content).toEqual(whole);
    expect(server.asked).toEqual([{ from: 0 }]);
    expect(movedBytes).toBe(bytes.length);
  });

  it("asks for the end of a large archive while the rest is on its way, and moves no byte twice", async () => {
    const server = partsServer(bytes);

    const { content, movedBytes } = await brought(server, all, deps({ streamFromBytes: 0 }));

    expect(content).toEqual(whole);
    expect(server.asked).toEqual([
      { from: 0 },
      { from: bytes.length - TAIL, to: bytes.length, of: expect.any(String) },
    ]);
    expect(movedBytes).toBe(bytes.length);
  });

  it("goes on with what is on its way where the first entries are folders", async () => {
    const server = partsServer(
      zipBytes([
        { name: "a/", mode: 0o40_755 },
        ...names.map((name) => ({ name: `a/${name}`, content: noise(1, 100_000) })),
      ]),
    );

    const { content } = await brought(server, all, deps({ streamFromBytes: 0 }));

    expect(Object.keys(content)).toEqual(names.map((name) => `a/${name}`));
    expect(server.asked).toHaveLength(2);
  });

  it("lets go of what is on its way where what is left out comes first", async () => {
    const server = partsServer(bytes);

    const { content } = await brought(server, { ...all, wanted: (path) => path > "c" }, deps({ streamFromBytes: 0 }));

    expect(Object.keys(content)).toEqual(["d", "e"]);
    expect(server.asked[2]).toMatchObject({ from: expect.closeTo(1_200_000, -3) });
    expect(server.sent()).toBeLessThan(1_300_000);
  });

  describe.each(ways)("$size", ({ how }) => {
    it("goes on where the connection broke, by asking anew", async () => {
      const server = partsServer(bytes, (_, ask) =>
        ask?.from === 0 || ask?.from === 300_000 ? { breaksAfter: 300_000 } : {},
      );
      const on = deps(how);

      expect((await brought(server, all, on)).content).toEqual(whole);
      expect(server.asked.map((ask) => ask?.from)).toEqual(expect.arrayContaining([0, 300_000, 600_000]));
      expect(on.sleptMs).toEqual([500, 1_000]);
    });

    it("starts again from nothing when the archive is replaced between two answers", async () => {
      const twist = (answer: number): Twist => (answer === 0 ? { breaksAfter: 5 } : { bytes: otherBytes });
      const on = deps(how);

      const { content } = await brought(partsServer(bytes, twist), all, on);

      expect(content).toEqual(Object.fromEntries(names.map((name) => [name, name.repeat(500_000)])));
    });

    it.each([
      ["ignores ranges", (): Twist => ({ isWhole: true })],
      ["refuses ranges (416)", once(0, { fails: new CodedError("GITLAB_REQUEST_REFUSED", "No.", { status: 416 }) })],
      ["gives another range than asked", once(0, { part: { from: 9, to: TAIL, totalBytes: bytes.length } })],
      ["gives only the beginning", once(0, { part: { from: 0, to: TAIL, totalBytes: bytes.length } })],
      ["does not tell which range", once(0, { part: "unclear" })],
      ["breaks, and stops giving parts", (n: number): Twist => (n === 0 ? { breaksAfter: 9 } : { isWhole: true })],
      [
        "breaks, and does not tell which part comes",
        (n: number): Twist => (n === 0 ? { breaksAfter: 9 } : n === 1 ? { part: "unclear" } : {}),
      ],
    ] as const)("takes the archive where the server %s", async (_title, twist) => {
      const { content, folder } = await brought(partsServer(bytes, twist), all, deps(how));

      expect(content).toEqual(whole);
      expect(Object.keys(folder).filter((path) => path.endsWith(".zip"))).toEqual([]);
    });

    it("refuses what is larger than accepted before it comes", async () => {
      const server = partsServer(bytes);
      const limits = { ...DEFAULT_LIMITS, maxArchiveBytes: bytes.length - 1 };

      expect((await failureOf(brought(server, { ...all, limits }, deps(how)))).code).toBe("ARTIFACTS_TOO_LARGE");
      expect(server.sent()).toBeLessThan(100_000);
    });

    it("charges what several share once, however often it has to start", async () => {
      const budget = { leftBytes: 5_000_000 };
      const twist = (n: number): Twist => (n === 0 ? { breaksAfter: 5 } : n === 1 ? { validator: '"other"' } : {});

      await brought(partsServer(bytes, twist), { ...all, budget }, deps(how));

      expect(budget.leftBytes).toBe(3_000_000);
    });

    it("is let go of with the signal's own reason", async () => {
      const stop = new AbortController();
      const reason = new Error("canceled by hand");
      const server = partsServer(bytes, (_, ask) => {
        if (ask?.from !== 0) stop.abort(reason);
        return ask?.from === 0 ? { breaksAfter: 300_000 } : {};
      });

      await expect(bringArchive(deps(how), { open: server.open, what: "x" }, ordered(all), stop.signal)).rejects.toBe(
        reason,
      );
    });
  });
});
