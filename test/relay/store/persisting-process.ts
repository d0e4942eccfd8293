// Stores pushes of many changes, several at a time, and prints the number of each that is stored: `node persisting-process.ts STORE FIRST`.
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { aDelivery, anEvent } from "../../contracts/store-samples.ts";

const AT_ONCE = 8;
const CHANGES = 40;

const [path = "", first = "1"] = process.argv.slice(2);
const store = await openSqliteStore(path, { clock: systemClock });
let n = Number(first);

await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (;;) {
      const mine = n++;
      // One body in eight is large enough to be packed beside the event loop, and many a page long.
      const body = Buffer.from(JSON.stringify(Array.from({ length: mine % 8 === 0 ? 9_000 : 50 }, (_, i) => i * mine)));
      const deliveries = Array.from({ length: CHANGES }, (_, i) =>
        aDelivery(mine, {
          id: `${mine}-${i}`,
          ...(i % 2 === 0 ? { ordered: true } : {}),
          ...(i % 4 === 1 ? { feedback: true } : {}),
        }),
      );
      await store.persist(anEvent(mine, { body }), deliveries, { id: `id-${mine}` });
      process.stdout.write(`${mine}\n`);
    }
  }),
);
