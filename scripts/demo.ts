// The main job, end to end, with nothing configured: webhook in, pipeline triggered, waited for, artifacts out.
//
//   npm run demo             tells the story and ends
//   npm run demo -- --keep   leaves relay and GitLab stand-in running, and prints how to call them
//
// Everything is real but GitLab: the relay is the program users run, on SQLite, in a process of its own; the webhooks carry
// real signatures; the step is the command line in a GitLab job's environment. GitLab is the stand-in of test/gitlab.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEMO_HELP, readDemoOrder } from "./demo/options.ts";
import { say } from "./demo/say.ts";
import { type Ending, tellStory } from "./demo/story.ts";

const order = readDemoOrder(process.argv.slice(2));
if (order.kind === "help") process.stdout.write(DEMO_HELP);
else if (order.kind === "wrong") {
  process.stderr.write(`${order.problem}\nSee npm run demo -- --help.\n`);
  process.exitCode = 2;
} else process.exitCode = await run(order.keep);

async function run(keep: boolean): Promise<number> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
  // Whoever reads has gone, as `head` does: without a word the relay would run on alone.
  process.stdout.on("error", () => stop.abort());
  const scratch = mkdtempSync(join(tmpdir(), "sluice-demo-"));
  let ending: Ending = { kind: "stopped" };
  try {
    ending = await tellStory(scratch, keep, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) ending = { kind: "broken", why: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  switch (ending.kind) {
    case "told":
      return ending.exitCode;
    case "stopped":
      say("\n   The demo was stopped; nothing of it runs on.");
      return 130;
    case "broken":
      process.stderr.write(`\nThe demo could not go on: ${ending.why}\n`);
      return 1;
  }
}
