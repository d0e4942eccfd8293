import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createByteBudget } from "../../../relay/http/byte-budget.ts";
import { type BodyStream, collectBody } from "../../../relay/http/collect-body.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

const LIMITS = { maxBytes: 100, deadlineMs: 30_000 };

function collect(stream: BodyStream, limits: Partial<Parameters<typeof collectBody>[1]> = {}, budgetBytes = 1_000) {
  const clock = new ManualClock();
  const account = createByteBudget(budgetBytes, clock).open();
  return { clock, body: collectBody(stream, { ...LIMITS, ...limits }, account, clock) };
}

const coded = (code: string) => expect.objectContaining({ code });

describe.each([
  { kind: "Node's stream", make: (chunks: Uint8Array[]) => Readable.from(chunks, { objectMode: false }) },
  { kind: "a web stream", make: (chunks: Uint8Array[]) => new Response(Buffer.concat(chunks)).body },
])("a body from $kind", ({ make }) => {
  it("comes out byte for byte", async () => {
    const chunks = [Buffer.from("ab"), Buffer.from([0, 255]), Buffer.from("\ufeff")];

    expect(Buffer.from(await collect(make(chunks)).body)).toEqual(Buffer.concat(chunks));
  });

  it("of exactly the limit is taken, one byte more is not", async () => {
    expect(await collect(make([Buffer.alloc(100)])).body).toHaveLength(100);
    await expect(collect(make([Buffer.alloc(101)])).body).rejects.toEqual(coded("WEBHOOK_TOO_LARGE"));
  });

  it("shorter than announced is incomplete", async () => {
    await expect(collect(make([Buffer.alloc(10)]), { announcedBytes: 11 }).body).rejects.toEqual(
      coded("WEBHOOK_INCOMPLETE"),
    );
  });

  it("that the budget has no room for is put off", async () => {
    await expect(collect(make([Buffer.alloc(60)]), {}, 50).body).rejects.toEqual(coded("RELAY_OVERLOADED"));
  });

  it("leaves no timer behind, however it ends", async () => {
    const good = collect(make([Buffer.alloc(1)]));
    const bad = collect(make([Buffer.alloc(101)]));

    await Promise.allSettled([good.body, bad.body]);

    expect([good.clock.sleeping, bad.clock.sleeping]).toEqual([0, 0]);
  });
});

describe("a body", () => {
  it("that is not there is empty", async () => {
    expect(await collect(null).body).toHaveLength(0);
    await expect(collect(null, { announcedBytes: 1 }).body).rejects.toEqual(coded("WEBHOOK_INCOMPLETE"));
  });

  it("announced beyond the limit is refused without touching the stream", async () => {
    const stream = new Readable({ read: () => expect.unreachable("nothing may be read") });

    await expect(collect(stream, { announcedBytes: 101 }).body).rejects.toEqual(coded("WEBHOOK_TOO_LARGE"));
  });

  it("whose stream breaks, before or while it is read, is incomplete; a later error harms nobody", async () => {
    const before = new Readable({ read: () => {} });
    before.destroy();
    const during = new Readable({ read: () => {} });
    const body = collect(during).body;
    during.destroy(new Error("ECONNRESET"));

    await expect(collect(before).body).rejects.toEqual(coded("WEBHOOK_INCOMPLETE"));
    await expect(body).rejects.toEqual(coded("WEBHOOK_INCOMPLETE"));
    expect(() => during.emit("error", new Error("again"))).not.toThrow();
  });

  it("that stalls is given up at its deadline", async () => {
    const stream = new Readable({ read: () => {} });
    const { body, clock } = collect(stream);
    const failure = body.catch((error: unknown) => error);

    await clock.untilSleeping();
    await clock.advance(30_000);

    expect(await failure).toEqual(coded("WEBHOOK_INCOMPLETE"));
    expect(stream.listenerCount("data")).toBe(0);
  });
});

describe("a body that comes slowly", () => {
  it("is put off when others need its room, and lets go of its stream", async () => {
    const clock = new ManualClock();
    const budget = createByteBudget(100, clock);
    const slow = new Readable({ read: () => {} });
    const failure = collectBody(slow, LIMITS, budget.open(), clock).catch((error: unknown) => error);
    slow.push(Buffer.alloc(80));
    await clock.untilSleeping();
    await clock.advance(5_000);

    const quick = await collectBody(Readable.from([Buffer.alloc(60)]), LIMITS, budget.open(), clock);

    expect(quick).toHaveLength(60);
    expect(await failure).toEqual(coded("RELAY_OVERLOADED"));
    expect([slow.listenerCount("data"), clock.sleeping]).toEqual([0, 0]);
  });
});
