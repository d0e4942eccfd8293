import { afterEach, beforeEach, expect, it } from "vitest";
import { systemClock } from "../../../shared/time/clock.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { until } from "../../support/until.ts";
import { type DashboardLab, openDashboardLab } from "./dashboard-lab.ts";

let lab: DashboardLab;
let cookie: string;

beforeEach(async () => {
  lab = await openDashboardLab({}, systemClock);
  ({ cookie } = await lab.signIn());
});

afterEach(async () => {
  await lab.close();
});

it("pages that are gone make room for others, of which there are fifty at once", async () => {
  const gone = new AbortController();
  const follow = async () => lab.ask("/dashboard/live", { headers: { cookie }, signal: gone.signal });
  const answers = await Promise.all(Array.from({ length: 50 }, follow));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await follow()).status).toBe(204);

  gone.abort();

  await until(async () => (await lab.ask("/dashboard/live", { method: "GET", headers: { cookie } })).status === 200);
});

it("a HEAD takes no page's place", async () => {
  for (let n = 0; n < 60; n += 1) await lab.ask("/dashboard/live", { method: "HEAD", headers: { cookie } });

  expect((await lab.ask("/dashboard/live", { headers: { cookie } })).status).toBe(200);
});

it("a page's stream ends soon after its session, told once more so that the page sees it", async () => {
  const clock = new ManualClock(new Date());
  const still = await openDashboardLab({}, clock);
  const session = await still.signIn();
  const page = await (await still.ask("/dashboard", { headers: session })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? "";
  let told: string | undefined;
  const stream = await still.ask("/dashboard/live", { headers: session });
  const reading = async () => {
    told = await stream.text();
  };
  const read = reading();

  await still.submit("/dashboard/sign-out", { csrf }, session);
  still.observe({ kind: "store-recovered" });
  const beganMs = clock.monotonicMs();
  await until(async () => {
    await clock.advance(1_000);
    return told !== undefined;
  });
  await read;

  expect(clock.monotonicMs() - beganMs).toBeLessThan(60_000);
  expect(told?.match(/^event: moved$/gm)).toHaveLength(1);
  await still.close();
});
