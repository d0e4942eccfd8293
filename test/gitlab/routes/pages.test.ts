import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { apiOf, rowOf, rowsOf, textIn } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";

const ROOTS = ["", "/gitlab"];

let standIn: StandIn | undefined;

beforeEach(() => {
  standIn = undefined;
});

afterEach(() => standIn?.close());

describe.each(ROOTS)("a web address that the API gives out, below %j", (root) => {
  it.each([
    { path: "projects/1", page: "Project 1 group/sub/app\n  101  main: pending\n" },
    {
      path: "projects/1/pipelines/101",
      page: "Pipeline 101 of group/sub/app on main: pending\n  1001  test  test: pending\n",
    },
    { path: "projects/1/jobs/1001", page: "Job 1001 test: pending\n" },
  ])("of $path shows it in a browser", async ({ path, page }) => {
    const { as, api } = await open(root);

    const address = textIn(rowOf(await api.get(path, { as })), "web_url");

    expect(await (await fetch(address)).text()).toBe(page);
  });

  it("does not stand before the API", async () => {
    const { as, api } = await open(root);

    expect(rowsOf(await api.get("projects", { as }))).toHaveLength(1);
    expect((await fetch(`${standIn?.url}/group/nothing`)).status).toBe(404);
  });
});

async function open(root: string) {
  const opened = await startStandIn({ root, clock: new ManualClock() });
  standIn = opened;
  const { world } = opened;
  const ci = { jobs: [{ name: "test", queuedMs: 1_000 }] };
  world.pipeline(world.project({ path: "group/sub/app", members: { maya: "owner" }, ci }));
  return { api: apiOf(opened.url), as: world.accessToken(world.user("maya")) };
}
