import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import type { Store } from "../../../relay/store/store.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { anEvent, at, deliveriesOf } from "../../contracts/store-samples.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-leaving-"));
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(boot: string | undefined): Promise<void> {
  store = await openSqliteStore(join(folder, "sluice.db"), { clock: systemClock, boot });
}

/** A relay that ended with two attempts begun, one of them noted as leaving; the next one starts on `boot`. */
async function killedBetween(boots: readonly [string | undefined, string | undefined]): Promise<void> {
  await open(boots[0]);
  await store.persist(anEvent(1), deliveriesOf(1, "left", "stayed"), {});
  await store.claim(at(5), 2);
  await store.leaving("left-1", 1);
  await store.close();
  await open(boots[1]);
}

describe("after a relay ended in the middle", () => {
  it("an attempt whose request had not left goes again by itself, one whose request was leaving is held", async () => {
    await killedBetween(["boot-1", "boot-1"]);

    const recovered = await store.recover(at(10), () => "hold");

    expect(recovered).toMatchObject([
      { id: "left-1", state: "held", reason: { code: "DELIVERY_HELD" } },
      { id: "stayed-1", state: "pending", dueAt: at(10), reason: { code: "DELIVERY_INTERRUPTED" } },
    ]);
    expect(await store.attempts("stayed-1")).toMatchObject([{ endedAt: at(10), result: "DELIVERY_INTERRUPTED" }]);
    expect(await store.claim(at(10), 2)).toMatchObject([{ delivery: { id: "stayed-1" }, attempt: 2 }]);
  });

  it.each([
    { what: "the machine has booted since", boots: ["boot-1", "boot-2"] },
    { what: "the system does not tell its boots apart", boots: [undefined, undefined] },
    { what: "the attempt began where boots are not told apart", boots: [undefined, "boot-1"] },
  ] as const)("a missing note proves nothing when $what", async ({ boots }) => {
    await killedBetween(boots);

    const recovered = await store.recover(at(10), () => "hold");

    expect(recovered.map(({ id, state }) => [id, state])).toEqual([
      ["left-1", "held"],
      ["stayed-1", "held"],
    ]);
  });

  it("a note is not taken for an attempt that was never begun, nor by a store that is closed", async () => {
    await open("boot-1");

    expect(() => store.leaving("nobody-1", 1)).toThrow(expect.objectContaining({ code: "INTERNAL" }));
    await store.close();
    expect(() => store.leaving("nobody-1", 1)).toThrow(expect.objectContaining({ code: "STORE_UNAVAILABLE" }));
  });
});
