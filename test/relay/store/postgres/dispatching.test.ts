import { describe, expect, it } from "vitest";
import { at } from "../../../contracts/store-samples.ts";
import { whyNoPostgres } from "../../../postgres/databases.ts";
import { labOfEachTest } from "./dispatching-lab.ts";

describe.skipIf((await whyNoPostgres()) !== undefined)("relays that share a queue", () => {
  const start = labOfEachTest();

  it("give each delivery to one of them, and all of them in the end", async () => {
    const lab = await start();
    const relays = [await lab.relay("a"), await lab.relay("b"), await lab.relay("c")];
    const ids = Array.from({ length: 60 }, (_, n) => `d-${n}`);
    for (const id of ids) {
      const [relay] = relays;
      if (relay !== undefined) await lab.put(relay, [{ id, lane: `main:${id.length}` }], at(1));
    }

    const claimed: string[] = [];
    while (claimed.length < ids.length) {
      const rounds = await Promise.all(relays.map((relay) => relay.dispatching.claim(at(5), 4)));
      claimed.push(...rounds.flat().map(({ delivery }) => delivery.id));
    }

    expect(claimed.toSorted()).toEqual(ids.toSorted());
    expect(await lab.jobs()).toBe(0);
  });

  it("keep one turn of a lane in the engine, however much waits there", async () => {
    const lab = await start();
    const relay = await lab.relay("a");

    for (let n = 0; n < 20; n += 1) await lab.put(relay, [{ id: `d-${n}`, lane: "main:app" }], at(n));

    expect(await lab.jobs()).toBe(1);
    expect(await relay.claim(at(50), 3)).toEqual(["d-0", "d-1", "d-2"]);
    expect(await lab.jobs()).toBe(1);
  });
});
