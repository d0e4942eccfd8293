import { afterEach, beforeEach, expect, it } from "vitest";
import { find } from "../../../relay/dashboard/find.ts";
import { aPush } from "./a-busy-day.ts";
import { type DashboardLab, openDashboardLab } from "./dashboard-lab.ts";

let lab: DashboardLab;

beforeEach(async () => {
  lab = await openDashboardLab();
});

afterEach(async () => {
  await lab.close();
});

/** A push with a delivery; the delivery's id. */
async function pushed(
  sha: string,
  over: { readonly branch?: string; readonly repository?: string } = {},
): Promise<string> {
  const push = aPush(lab, lab.clock.now(), { sha, ...over });
  const id = lab.newId();
  await lab.store.persist(push, [{ id, route: "app", changeIndex: 0, lane: "main:group/deploy" }], {});
  return id;
}

it("finds a commit by its beginning, also far down among the newest, and each delivery once", async () => {
  const wanted = await pushed("c0ffee1234");
  await Promise.all(Array.from({ length: 600 }, async (_, n) => pushed(`b${n.toString(16).padStart(6, "0")}`)));

  expect(await find(lab.store, "C0FFEE1")).toMatchObject({ deliveries: [{ id: wanted }] });
  expect(await find(lab.store, "c0ffee9")).toEqual({ kind: "lists", deliveries: [], events: [] });
});

it("finds a branch whose name looks like a commit, and a repository whose name looks like a branch", async () => {
  const branch = await pushed("1111111", { branch: "deadbeef" });
  const repository = await pushed("2222222", { repository: "acme/main-site" });

  expect(await find(lab.store, "deadbeef")).toMatchObject({ deliveries: [{ id: branch }] });
  expect(await find(lab.store, "acme/main-site")).toMatchObject({ deliveries: [{ id: repository }] });
});

it("leads straight to what an id names", async () => {
  const id = await pushed("1111111");
  const eventId = (await lab.store.delivery(id))?.eventId ?? "";

  expect(await find(lab.store, id)).toEqual({ kind: "delivery", id });
  expect(await find(lab.store, eventId)).toEqual({ kind: "event", id: eventId });
});
