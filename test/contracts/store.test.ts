import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openSqliteStore } from "../../relay/store/sqlite/open.ts";
import { systemClock } from "../../shared/time/clock.ts";
import { whyNoPostgres } from "../postgres/databases.ts";
import { debounceContract } from "./debounce-contract.ts";
import { deliveryContract } from "./delivery-contract.ts";
import { doubtContract } from "./doubt-contract.ts";
import { feedbackContract } from "./feedback-contract.ts";
import { keysContract } from "./keys-contract.ts";
import { listingContract } from "./listing-contract.ts";
import { newsContract } from "./news-contract.ts";
import { orderContract } from "./order-contract.ts";
import { postgres } from "./postgres-under-test.ts";
import { reconcileContract } from "./reconcile-contract.ts";
import { retentionContract } from "./retention-contract.ts";
import { storeContract } from "./store-contract.ts";
import type { StoreUnderTest } from "./store-under-test.ts";
import { tallyContract } from "./tally-contract.ts";

const noPostgres = await whyNoPostgres();

for (const contract of [
  storeContract,
  keysContract,
  deliveryContract,
  orderContract,
  debounceContract,
  doubtContract,
  newsContract,
  feedbackContract,
  listingContract,
  retentionContract,
  reconcileContract,
  tallyContract,
]) {
  contract("SQLite", sqlite);
  if (noPostgres === undefined) contract("PostgreSQL", postgres);
}

it.skipIf(noPostgres !== undefined)(`every contract is tried on PostgreSQL ${noPostgres ?? ""}`, () => {
  expect(noPostgres).toBeUndefined();
});

async function sqlite(): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-store-"));
  return {
    open: async () => openSqliteStore(join(folder, "sluice.db"), { clock: systemClock }),
    dispose: async () => rm(folder, { recursive: true, force: true }),
  };
}
