import { existsSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { fetchArchive } from "../../../action/collect/fetch-archive.ts";
import { DEFAULT_LIMITS } from "../../../action/collect/limits.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { ArchiveStream } from "../../../shared/gitlab/artifacts.ts";
import { deps, failureOf, going, streamOf, tempFolder } from "./on-disk.ts";
import { partsServer } from "./parts-server.ts";
import { zipBytes } from "./zip-bytes.ts";

const bytes = zipBytes([{ name: "a", content: Buffer.alloc(50_000, "ab"), method: 0 }]);
const whole = () => streamOf(bytes);
const cut = () => streamOf(bytes.subarray(0, 30_000), { lengthBytes: bytes.length });
/** A server that streams without announcing a length, and a proxy that ends the answer early but properly. */
const cutUnnoticed = () => {
  const { lengthBytes: _unknown, ...stream } = streamOf(bytes.subarray(0, 30_000));
  return stream;
};
const broken = () => ({
  ...streamOf(bytes),
  body: Readable.from(
    (async function* () {
      yield bytes.subarray(0, 20_000);
      throw new CodedError("GITLAB_CONNECTION_LOST", "The connection broke.");
    })(),
  ),
});
const tooLong = () => streamOf(Buffer.concat([bytes, bytes]), { lengthBytes: bytes.length });

const cannot = async () => Promise.reject(new Error("Not to be asked."));

/** A server that gives these answers one after the other, the last one for ever. */
function answering(...answers: readonly (() => ArchiveStream)[]) {
  let asked = 0;
  const open = async () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (answer === undefined) throw new Error("No answer.");
    return answer();
  };
  return { open, asked: () => asked };
}

function order(open: () => Promise<ArchiveStream>, more: { maxArchiveBytes?: number } = {}) {
  return {
    open,
    to: join(tempFolder(), "a.zip"),
    what: "the archive of job build",
    limits: { ...DEFAULT_LIMITS, ...more },
  };
}

describe("fetchArchive", () => {
  it.each([
    ["is cut off", cut],
    ["is cut off without anyone noticing", cutUnnoticed],
    ["breaks", broken],
    ["is longer than announced", tooLong],
  ])("downloads again when the body %s", async (_title, first) => {
    const server = answering(first, first, whole);
    const { sleptMs, ...on } = deps();

    const { file, directory } = await fetchArchive(on, order(server.open), going);
    await file.close();

    expect(directory.entries.map(({ name }) => name)).toEqual(["a"]);
    expect(server.asked()).toBe(3);
    expect(sleptMs).toEqual([500, 1_000]);
  });

  it.each([
    ["cut off", cut, "ARTIFACTS_TRUNCATED", `${bytes.length} bytes were announced and only 30000 came`],
    ["cut off without anyone noticing", cutUnnoticed, "ARTIFACTS_TRUNCATED", "its end is missing"],
    ["broken", broken, "ARTIFACTS_TRUNCATED", "only 20000 came"],
    ["too long", tooLong, "ARTIFACTS_TRUNCATED", "more came"],
    [
      "broken with no length known",
      () => ({ body: broken().body, from: "x" }),
      "ARTIFACTS_DOWNLOAD_FAILED",
      "after 20000 bytes",
    ],
  ] as const)("gives up on a body that stays %s, and leaves nothing", async (_title, answer, code, message) => {
    const server = answering(answer);
    const ordered = order(server.open);

    const failure = await failureOf(fetchArchive(deps(), ordered, going));

    expect(failure.code).toBe(code);
    expect(failure.message).toContain("the archive of job build");
    expect(failure.message).toContain(message);
    expect(server.asked()).toBe(4);
    expect(existsSync(ordered.to)).toBe(false);
  });

  it("goes on where it broke, where the server gives the rest of the very same archive", async () => {
    const server = partsServer(bytes);
    const first = { ...cut(), validator: `"${bytes.length}"` };
    let opened = 0;
    const open: typeof server.open = (signal, ask) =>
      opened++ === 0 ? Promise.resolve(first) : server.open(signal, ask);

    const { file } = await fetchArchive(deps(), { ...order(cannot), open }, going);

    expect((await file.read(0, bytes.length)).equals(bytes)).toBe(true);
    await file.close();
    expect(server.asked).toEqual([{ from: 30_000, of: `"${bytes.length}"` }]);
    expect(server.sent()).toBe(bytes.length - 30_000);
  });

  it.each([
    ["sends all of it instead", { isWhole: true }],
    ["sends another part", { part: { from: 29_999, to: bytes.length, totalBytes: bytes.length } }],
    ["sends a part of a larger one", { part: { from: 30_000, to: bytes.length, totalBytes: bytes.length + 1 } }],
    ["does not tell what it sends", { part: "unclear" }],
    ["has another archive by now", { validator: '"other"' }],
  ] as const)("begins again where the server, asked to go on, %s", async (_title, twist) => {
    const server = partsServer(bytes, (answer) => (answer === 0 ? twist : {}));
    const first = { ...cut(), validator: `"${bytes.length}"` };
    let opened = 0;
    const open: typeof server.open = (signal, ask) =>
      opened++ === 0 ? Promise.resolve(first) : server.open(signal, ask);

    const { file } = await fetchArchive(deps(), { ...order(cannot), open }, going);

    expect((await file.read(0, bytes.length)).equals(bytes)).toBe(true);
    await file.close();
  });

  it("does not repeat what `open` itself gave up on", async () => {
    const refused = new CodedError("GITLAB_NOT_FOUND", "No such archive.");
    let asked = 0;
    const open = async () => {
      asked += 1;
      throw refused;
    };

    await expect(fetchArchive(deps(), order(open), going)).rejects.toBe(refused);
    expect(asked).toBe(1);
  });

  it("does not repeat a download of something that is no zip", async () => {
    const server = answering(() => streamOf(Buffer.from("<html>")));

    expect((await failureOf(fetchArchive(deps(), order(server.open), going))).code).toBe("ARTIFACTS_NOT_A_ZIP");
    expect(server.asked()).toBe(1);
  });

  it("does not begin with an archive that announces more than is accepted", async () => {
    const stream = whole();

    const failure = await failureOf(
      fetchArchive(
        deps(),
        order(async () => stream, { maxArchiveBytes: 1_000 }),
        going,
      ),
    );

    expect(failure.code).toBe("ARTIFACTS_TOO_LARGE");
    expect(stream.body.destroyed).toBe(true);
  });

  it("stops an archive of unannounced length where it becomes more than is accepted", async () => {
    let sent = 0;
    const endless = Readable.from(
      (async function* () {
        for (;;) {
          sent += 10_000;
          yield Buffer.alloc(10_000);
        }
      })(),
    );

    const failure = await failureOf(
      fetchArchive(
        deps(),
        order(async () => ({ body: endless, from: "x" }), { maxArchiveBytes: 100_000 }),
        going,
      ),
    );

    expect(failure.code).toBe("ARTIFACTS_TOO_LARGE");
    expect(sent).toBeLessThan(1_000_000);
  });

  it.each(["during the download", "during the pause"])(
    "ends with the signal's own reason when aborted %s",
    async (when) => {
      const stop = new AbortController();
      const reason = new Error("canceled by hand");
      const hanging = () => ({ body: new Readable({ read: () => stop.abort(reason) }), lengthBytes: 9, from: "x" });
      const on = deps();
      const clock = { ...on.clock, sleep: async () => stop.abort(reason) };
      const ordered = order(answering(when === "during the pause" ? cut : hanging).open);

      await expect(fetchArchive({ ...on, clock }, ordered, stop.signal)).rejects.toBe(reason);
      expect(existsSync(ordered.to)).toBe(false);
    },
  );
});
