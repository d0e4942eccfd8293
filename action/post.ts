// The Action's post entry: dist/post.js is built from it. Runners call it after the job's steps, also after a cancelled one.
import { readLeftGraph } from "./cancel/left-graph.ts";
import { RUN_STATE, readLeftRunning } from "./cancel/left-running.ts";

async function post(): Promise<void> {
  const { env } = process;
  const state = Object.fromEntries(Object.values(RUN_STATE).map((name) => [name, env[`STATE_${name}`] ?? ""]));
  // After nearly every job there is nothing to do, so only then is loaded what does it.
  if (readLeftRunning(state) === undefined && readLeftGraph(state) === undefined) return;
  const { postMain } = await import("./post-main.ts");
  await postMain(state);
}

void post();
