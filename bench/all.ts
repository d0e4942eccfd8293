// Every benchmark, one after the other: `npm run bench`. Run it on a quiet machine.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

for (const bench of ["start-up.ts", "relay-store.ts", "relay.ts", "polling.ts", "artifacts.ts", "graph.ts"]) {
  spawnSync(process.execPath, [join(import.meta.dirname, bench)], { stdio: "inherit" });
  console.log();
}
