import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { printable } from "../../../shared/text/printable.ts";
import { aPush, BUSY } from "./a-busy-day.ts";
import { type DashboardLab, openDashboardLab } from "./dashboard-lab.ts";

let lab: DashboardLab;
let cookie: string;
let event: string;
let delivery: string;

beforeEach(async () => {
  lab = await openDashboardLab(BUSY);
  ({ cookie } = await lab.signIn());
  const push = aPush(lab, lab.clock.now());
  event = push.id;
  delivery = lab.newId();
  await lab.store.persist(
    push,
    [{ id: delivery, route: "app-to-deploy", changeIndex: 0, lane: "main:group/deploy" }],
    {},
  );
});

afterEach(async () => {
  await lab.close();
});

async function read(path: string): Promise<string> {
  return await (await lab.ask(path, { headers: { cookie } })).text();
}

/** Opens the page that asks, and sends its form. */
async function confirm(path: string, fields: Record<string, string> = {}): Promise<Response> {
  const page = await read(path);
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? "";
  return await lab.submit(path, { csrf, ...fields }, { cookie });
}

/** What a form sends that nobody has filled in. */
function fieldsOf(page: string): Record<string, string> {
  const main = page.slice(page.indexOf("<main"));
  return Object.fromEntries(
    [...main.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );
}

async function settle(kind: "held" | "dead"): Promise<void> {
  const [claimed] = await lab.store.claim(lab.clock.now(), 1);
  const text = "GitLab answered 502, so a pipeline may or may not exist.";
  await lab.store.settle(delivery, claimed?.attempt ?? 0, lab.clock.now(), {
    kind,
    code: "DELIVERY_HELD",
    text,
    status: 502,
  });
}

const acted = () => lab.signals.filter(({ kind }) => kind === "admin-acted");

it("what GitLab said is shown as it was written down, no control of it a second time over", async () => {
  const [claimed] = await lab.store.claim(lab.clock.now(), 1);
  const text = `GitLab said ${printable("<b>\u202egnp.exe")} \u2066.`;
  await lab.store.settle(delivery, claimed?.attempt ?? 0, lab.clock.now(), {
    kind: "dead",
    code: "GITLAB_PIPELINE_REFUSED",
    text,
  });

  const page = await read(`/dashboard/deliveries/${delivery}`);

  expect(page.split("GitLab said &lt;b&gt;\\u{202e}gnp.exe \\u{2066}.")).toHaveLength(3);
});

describe("a person may", () => {
  it("cancel what is pending, with a reason that is told to whoever asks later", async () => {
    const answer = await confirm(`/dashboard/deliveries/${delivery}/cancel`, { reason: "wrong <branch>" });

    expect(answer.headers.get("location")).toBe(`/dashboard/deliveries/${delivery}`);
    expect(await lab.store.delivery(delivery)).toMatchObject({ state: "canceled" });
    expect(await read(`/dashboard/deliveries/${delivery}`)).toContain("Canceled by hand: wrong &lt;branch&gt;");
    expect(acted()).toMatchObject([{ action: "cancel", to: delivery }]);
  });

  it("release what is held, warned that its pipeline may exist", async () => {
    await settle("held");
    const asked = await read(`/dashboard/deliveries/${delivery}/release`);

    const answer = await confirm(`/dashboard/deliveries/${delivery}/release`);

    expect(asked).toContain("A pipeline for it may exist already");
    expect(answer.status).toBe(303);
    expect(await lab.store.delivery(delivery)).toMatchObject({ state: "pending" });
    expect(lab.woken).toHaveLength(1);
  });

  it("redeliver what is dead, and is led to the new delivery, which names the old one and is named by it", async () => {
    await settle("dead");

    const answer = await confirm(`/dashboard/deliveries/${delivery}/redeliver`);

    const [again] = await lab.store.list({ states: ["pending"], limit: 2 });
    expect(again).toMatchObject({ redeliveryOf: delivery, eventId: event });
    expect(answer.headers.get("location")).toBe(`/dashboard/deliveries/${again?.id}`);
    expect(await read(`/dashboard/deliveries/${again?.id}`)).toContain(`href="/dashboard/deliveries/${delivery}"`);
    expect(await read(`/dashboard/deliveries/${delivery}`)).toContain(`href="/dashboard/deliveries/${again?.id}"`);
    expect(acted()).toMatchObject([{ action: "redeliver", to: delivery, made: again?.id }]);
  });

  it("redeliver once by a form that is sent twice, as a double click does, and again by the page asked for anew", async () => {
    await settle("dead");
    const path = `/dashboard/deliveries/${delivery}/redeliver`;
    const fields = fieldsOf(await read(path));

    const answers = [await lab.submit(path, fields, { cookie }), await lab.submit(path, fields, { cookie })];

    const [first, second] = answers.map(({ headers }) => headers.get("location"));
    expect(await lab.store.list({ states: ["pending"], limit: 5 })).toHaveLength(1);
    expect([first, second]).toEqual([expect.stringMatching(/^\/dashboard\/deliveries\/./), first]);
    expect((await lab.submit(path, fieldsOf(await read(path)), { cookie })).headers.get("location")).not.toBe(first);
    expect(await lab.store.list({ states: ["pending"], limit: 5 })).toHaveLength(2);
  });

  it("match an event again that no route took, once there is a route that does", async () => {
    const nothing = aPush(lab, lab.clock.now(), { branch: "feature/search" });
    await lab.store.persist(nothing, [], {});
    const path = `/dashboard/events/${nothing.id}/match-again`;
    expect(await read(path)).toContain("The routes of now make nothing new of it");

    const { current } = lab.config;
    const [first, ...others] = current.routes;
    if (first === undefined) throw new Error("There is no route.");
    lab.config.replace({
      ...current,
      routes: [{ ...first, when: { ...first.when, branches: ["feature/*"] } }, ...others],
    });
    expect(await read(path)).toContain("a new delivery to main:group/deploy");
    await confirm(path);

    expect(await lab.store.list({ events: [nothing.id], limit: 5 })).toMatchObject([{ route: "app-to-deploy" }]);
  });
});

describe("what cannot be done", () => {
  it("is not offered, is said before, and is refused with why", async () => {
    const path = `/dashboard/deliveries/${delivery}`;
    const page = await read(path);
    const asked = await read(`${path}/release`);
    const answer = await confirm(`${path}/release`);

    expect(page).toContain("Cancel…");
    expect(page).not.toContain("Release…");
    expect(asked).toContain("It is pending, and so it cannot be done.");
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("DELIVERY_NOT_RELEASABLE");
  });

  it.each([
    "deliveries/nobody",
    "deliveries/nobody/cancel",
    "events/nobody",
    "events/nobody/payload",
    "events/nobody/match-again",
  ])("to %s is a page that says so", async (path) => {
    const answer = await lab.ask(`/dashboard/${path}`, { headers: { cookie } });

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("NOT_IN_STORE");
  });
});
