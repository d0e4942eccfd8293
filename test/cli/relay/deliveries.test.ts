import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMoment } from "../../../cli/relay/read-moment.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { payload } from "../../relay/support/payloads.ts";
import { route, StoreLab } from "./store-lab.ts";

let clock: ManualClock;
let lab: StoreLab;

beforeEach(async () => {
  clock = new ManualClock();
  lab = await StoreLab.open(clock);
});

afterEach(async () => {
  await lab[Symbol.asyncDispose]();
});

const idsIn = (json: Readonly<Record<string, unknown>>) => (json["deliveries"] as { id: string }[]).map(({ id }) => id);

describe("sluice relay deliveries", () => {
  beforeEach(async () => {
    await lab.event(1);
    await lab.carry("dead");
    await clock.advance(3_600_000);
    await lab.event(2, { source: "lab", sourceKind: "gitlab" });
    await lab.event(3, {}, { route: "web", lane: "main:group/web" });
  });

  it.each([
    [[], ["web-3", "app-2", "app-1"]],
    [["--state", "dead"], ["app-1"]],
    [
      ["--state", "dead,pending", "--route", "app"],
      ["app-2", "app-1"],
    ],
    [["--source", "lab"], ["app-2"]],
    [["--lane", "main:group/web"], ["web-3"]],
    [
      ["--event", "event-1,event-3"],
      ["web-3", "app-1"],
    ],
    [
      ["--since", "30m"],
      ["web-3", "app-2"],
    ],
    [["--until", "30m"], ["app-1"]],
    [["--repository", "octocat/nobody"], []],
    [["--ref", "refs/tags/none"], []],
    [["--limit", "1", "--before", "web-3"], ["app-2"]],
  ])("with %j lists %j", async (args, ids) => {
    expect(idsIn(await lab.json(["deliveries", ...args]))).toEqual(ids);
  });

  it("finds a branch by its short and its full name", async () => {
    const [first] = await lab.store.list({ limit: 1 });
    const { ref = "" } = first ?? {};

    expect(idsIn(await lab.json(["deliveries", "--ref", ref]))).toHaveLength(3);
    expect(idsIn(await lab.json(["deliveries", "--ref", ref.replace("refs/heads/", "")]))).toHaveLength(3);
  });

  it("leads from page to page until there are no more", async () => {
    const first = await lab.json(["deliveries", "--limit", "2"]);
    const second = await lab.json(["deliveries", "--limit", "2", "--before", String(first["next"])]);

    expect(first).toMatchObject({ schema: "sluice/relay-deliveries-result@1", next: "app-2" });
    expect(idsIn(second)).toEqual(["app-1"]);
    expect(second).not.toHaveProperty("next");
    expect((await lab.run(["deliveries", "--limit", "2"])).out).toContain("There may be more: add --before app-2\n");
  });

  it("says so when there are none", async () => {
    expect(await lab.run(["deliveries", "--state", "held"])).toMatchObject({
      exitCode: 0,
      out: "There are no held deliveries.\n",
    });
  });
});

describe("readMoment", () => {
  const now = new Date("2026-11-22T12:00:00Z");

  it.each([
    ["2h", "2026-11-22T10:00:00.000Z"],
    ["1d12h", "2026-11-21T00:00:00.000Z"],
    ["2026-11-20", "2026-11-20T00:00:00.000Z"],
    ["2026-11-20T10:30:00+02:00", "2026-11-20T08:30:00.000Z"],
  ])("reads %s", (text, iso) => {
    expect(readMoment("--since", text, now).toISOString()).toBe(iso);
  });

  it.each(["", "90", "tomorrow", "2026-02-30", "2026-11-20T10:30:00", "2026-13-01", "999999999d"])(
    "takes %j for no time",
    (text) => {
      expect(() => readMoment("--since", text, now)).toThrow(expect.objectContaining({ code: "USAGE" }));
    },
  );
});

describe("a page after one that is gone", () => {
  it("is refused, and not taken for the end", async () => {
    await lab.event(1);

    const { exitCode, err } = await lab.run(["deliveries", "--before", "app-0"]);

    expect(exitCode).toBe(2);
    expect(err).toContain("There is no delivery app-0. [NOT_IN_STORE]");
  });
});

describe("sluice relay show", () => {
  it("tells what came, what was made of it, and every attempt", async () => {
    await lab.event(1);
    await lab.carry("dead");
    await lab.run(["redeliver", "app-1"]);

    const { out, exitCode } = await lab.run(["show", "app-1"]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^delivery app-1: dead\n {2}because: {5}GitLab answered 400 .*\[TRIGGER_REF_NOT_FOUND\]\n/);
    expect(out).toContain("  route:       app, to main:group/deploy\n");
    expect(out).toMatch(/ {2}redelivered: as \S+, pending\n/);
    expect(out).toMatch(/ {4}1 {2}\S+ {2}trigger {2}TRIGGER_REF_NOT_FOUND \(400\) after 0ms: GitLab answered 400/);
    expect(out).toMatch(/\nevent event-1: push, from hub \(github\)\n/);
    expect(out).toContain("    x-github-event: push\n");
    expect(out).toMatch(/ {2}deliveries:\n {4}app-1 {2}dead .*\n {4}\S+ {2}pending/);
  });

  it("tells what its commit was told, what keeps it from hearing more, and when that is tried again", async () => {
    await lab.event(1, {}, { feedback: true });
    await lab.event(2);
    const first = await lab.run(["show", "app-1"]);
    const [due] = await lab.store.feedbackDue(clock.now(), 1);
    const dueAt = new Date(clock.now().getTime() + 5_000);
    const sent = "pending https://gitlab.example.com/group/deploy Waits for GitLab.";
    const note = { revision: due?.revision ?? 0, sent, tries: 2, dueAt, fault: "The forge answered 502\u001b[2J." };
    await lab.store.noteFeedback("app-1", note);

    expect(first.out).toMatch(/ {2}feedback: {4}nothing told; next at \S+Z\n/);
    const lines = (await lab.run(["show", "app-1"])).out.split("\n");
    expect(lines).toContain(
      `  feedback:    told ${sent}; 2 tries failed, next at ${dueAt.toISOString()}; because: The forge answered 502\\u{1b}[2J.`,
    );
    expect(await lab.json(["show", "app-1"])).toMatchObject({
      delivery: { feedback: { sent, tries: 2, dueAt: dueAt.toISOString(), fault: note.fault } },
    });
    expect((await lab.run(["show", "app-2"])).out).not.toContain("feedback");
    expect(await lab.json(["show", "app-2"])).not.toHaveProperty("delivery.feedback");
  });

  it("tells of an event by its own id, and says it all as JSON", async () => {
    await lab.event(1);
    await lab.carry("delivered");
    const schema = "sluice/relay-show-result@1";

    expect(await lab.json(["show", "event-1"])).toMatchObject({ schema, event: { id: "event-1", source: "hub" } });
    expect(await lab.json(["show", "event-1"])).not.toHaveProperty("delivery");
    expect(await lab.json(["show", "app-1"])).toMatchObject({
      delivery: { id: "app-1", state: "delivered", attempts: [{ number: 1, result: "delivered" }] },
      event: { reading: { kind: "push" }, sizeBytes: payload("github-push.json").length },
      deliveries: [{ id: "app-1" }],
    });
  });

  it("prints the stored bytes and nothing else, whatever they are", async () => {
    const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await lab.event(1, { body });

    const { out } = await lab.run(["show", "app-1", "--payload"]);

    expect(Buffer.from(out, "latin1")).toEqual(Buffer.from(body));
  });

  it("prints the request that would be sent, its token hidden, by the configuration of today", async () => {
    await lab.event(1);
    lab.configure(route("app", "", "group/moved"));

    const { out } = await lab.run(["show", "app-1", "--request"]);
    const { request } = await lab.json(["show", "app-1", "--request"]);

    expect(out).toMatch(
      /^POST https:\/\/gitlab\.example\.com\/api\/v4\/projects\/group%2Fmoved\/\S*trigger\/pipeline\n/,
    );
    expect(out).toContain('"token": "***"');
    expect(out).toContain('"SLUICE_DELIVERY": "app-1"');
    expect(request).toMatchObject({ method: "POST", body: expect.stringContaining('"token":"***"') });
  });

  it.each([
    [["show", "nobody"], "There is no delivery or event nobody. [NOT_IN_STORE]"],
    [["show", "event-1", "--request"], "event-1 is an event; --request is for deliveries. [USAGE]"],
    [["show", "gone-1", "--request"], "[DELIVERY_ROUTE_GONE]"],
  ])("with %j says what is wrong", async (args, words) => {
    await lab.event(1, {}, { route: "gone" });

    expect(await lab.run(args)).toMatchObject({ exitCode: 2, err: expect.stringContaining(words) });
  });
});

describe("sluice relay cancel", () => {
  it("ends what waits and what is held, with the reason, and refuses what is over", async () => {
    await lab.event(1);
    await lab.carry("held");
    await lab.event(2);
    await lab.event(3);
    await lab.run(["cancel", "app-3"]);

    const result = await lab.run(["cancel", "app-1", "app-2", "app-3", "--reason", "ran as pipeline 4711"]);

    expect(result.exitCode).toBe(2);
    expect(result.err).toContain("Delivery app-3 is canceled. It was not canceled. [DELIVERY_NOT_CANCELABLE]");
    expect(await lab.states()).toEqual(["app-3 canceled", "app-2 canceled", "app-1 canceled"]);
    expect((await lab.store.delivery("app-1"))?.reason).toEqual({
      code: "DELIVERY_CANCELED",
      text: "Canceled by hand: ran as pipeline 4711",
    });
  });

  it("prints what it canceled as JSON", async () => {
    await lab.event(1);

    expect(await lab.json(["cancel", "app-1"])).toEqual({
      schema: "sluice/relay-cancel-result@1",
      canceled: ["app-1"],
    });
  });
});

describe("sluice relay release", () => {
  it("sends what is dead on its way again and refuses what is under way", async () => {
    await lab.event(1);
    await lab.carry("dead");

    const once = await lab.run(["release", "app-1"]);
    const twice = await lab.run(["release", "app-1", "nobody"]);

    expect(once).toMatchObject({ exitCode: 0, out: expect.stringContaining("is pending again") });
    expect(twice.err).toContain("Delivery app-1 is pending. It was not released. [DELIVERY_NOT_RELEASABLE]");
    expect(twice.err).toContain("There is no delivery nobody. [NOT_IN_STORE]");
    expect(await lab.states()).toEqual(["app-1 pending"]);
  });
});
