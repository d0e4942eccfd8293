// A GitLab stand-in of many projects for bench/graph.ts, in a process of its own; it ends with the process that started it.
//
// Arguments: how many projects, and for each how long its pipelines run (ms, parted by commas).
import process from "node:process";
import { startStandIn } from "../../test/gitlab/stand-in.ts";

const runMs = (process.argv[2] ?? "").split(",").map(Number);
const gitlab = await startStandIn({ version: 19 });
for (const [at, ms] of runMs.entries())
  gitlab.world.project({
    path: `bench/p${at}`,
    members: { dora: "developer" },
    ci: { jobs: [{ name: "build", runMs: ms }] },
  });
process.on("disconnect", () => process.exit());
process.on("message", () => process.send?.({ requests: gitlab.requests.length }));
process.send?.({ url: gitlab.url, token: gitlab.world.accessToken(gitlab.world.user("dora")) });
