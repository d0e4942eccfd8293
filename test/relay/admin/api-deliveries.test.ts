import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AdminLab, openAdminLab } from "./admin-lab.ts";
import { idsOf } from "./answers.ts";

let lab: AdminLab;
beforeEach(async () => {
  lab = await openAdminLab();
});
afterEach(async () => {
  await lab.close();
});

/** Pushes of these branches, one after the other; their deliveries in that order. */
async function pushes(...branches: readonly string[]): Promise<string[]> {
  const made: string[] = [];
  for (const branch of branches) {
    made.push((await lab.push(branch)).delivery);
    await lab.clock.advance(1_000);
  }
  return made;
}

describe("GET /api/deliveries", () => {
  it("lists the newest first", async () => {
    const made = await pushes("one", "two", "three");

    expect(idsOf(await lab.ask("/api/deliveries"))).toEqual(made.toReversed());
  });

  it("tells what each is about, and what waits for whom", async () => {
    const [dead = ""] = await pushes("main");
    await lab.settle("dead");

    const { json } = await lab.ask("/api/deliveries");

    expect(json).toMatchObject({
      deliveries: [
        {
          id: dead,
          state: "dead",
          route: "app-to-deploy",
          lane: "main:group/deploy",
          source: "hub",
          sourceKind: "github",
          eventType: "push",
          repository: "acme/app",
          ref: "refs/heads/main",
          attempts: 1,
          createdAt: "2026-03-04T12:00:00.000Z",
          reason: { code: "GITLAB_REF_NOT_FOUND", text: `GitLab said <b>no</b> to ${dead}.` },
        },
      ],
    });
  });

  it.each([
    ["state=dead", ["one"]],
    ["state=dead,delivered", ["two", "one"]],
    ["state=dead&state=delivered", ["two", "one"]],
    ["ref=refs/heads/three", ["three"]],
    ["ref=three", []],
    ["source=hub", ["three", "two", "one"]],
    ["source=lab", []],
    ["route=app-to-deploy&state=pending", ["three"]],
    ["lane=main:group/deploy&limit=1", ["three"]],
    ["lane=main:elsewhere", []],
    ["repository=acme/app", ["three", "two", "one"]],
    ["since=2026-03-04T12:00:01Z", ["three", "two"]],
    ["until=2026-03-04T13:00:01%2B01:00", ["one"]],
    ["since=2026-03-04T12:00:01Z&until=2026-03-04T12:00:02Z", ["two"]],
  ])("?%s finds %j", async (query, branches) => {
    const made = await pushes("one", "two", "three");
    await lab.settle("dead");
    await lab.deliver(1);
    const named = new Map(["one", "two", "three"].map((branch, at) => [made[at], branch]));

    const answer = await lab.ask(`/api/deliveries?${query}`);

    expect({ status: answer.status, found: idsOf(answer).map((id) => named.get(id)) }).toEqual({
      status: 200,
      found: branches,
    });
  });

  it("finds those of events, and those it is given", async () => {
    const { event, delivery } = await lab.push("one");
    const [other = ""] = await pushes("two");

    expect(idsOf(await lab.ask(`/api/deliveries?event=${event}`))).toEqual([delivery]);
    expect(idsOf(await lab.ask(`/api/deliveries?id=${other},${delivery},nobody`))).toEqual([other, delivery]);
  });

  it("goes on where a page ended, whatever came meanwhile, and ends without a next page", async () => {
    const made = await pushes("1", "2", "3", "4", "5");
    const first = await lab.ask("/api/deliveries?limit=2");
    await pushes("6", "7");

    const second = await lab.ask(`/api/deliveries?limit=2&before=${nextOf(first)}`);
    const third = await lab.ask(`/api/deliveries?limit=2&before=${nextOf(second)}`);

    expect([first, second, third].flatMap(idsOf)).toEqual(made.toReversed());
    expect(nextOf(third)).toBeUndefined();
  });

  it("does not go on from a delivery that is not there, which would look like the end", async () => {
    const answer = await lab.ask("/api/deliveries?before=nobody");

    expect({ status: answer.status, json: answer.json }).toMatchObject({
      status: 400,
      json: { error: { code: "ADMIN_REQUEST_INVALID" } },
    });
  });

  it.each([
    ["stat=dead", "stat"],
    ["state=lost", "state"],
    ["state=", "state"],
    ["limit=0", "limit"],
    ["limit=1001", "limit"],
    ["limit=ten", "limit"],
    ["limit=1e2", "limit"],
    ["limit=5&limit=6", "limit"],
    ["since=yesterday", "since"],
    ["since=2026-02-30T00:00:00Z", "since"],
    ["ref=", "ref"],
    ["__proto__=1", "__proto__"],
    [`id=${"a,".repeat(100)}a`, "id"],
    ["st%1bate=dead", "st\\u{1b}ate"],
  ])("?%s is refused, and told why", async (query, named) => {
    const answer = await lab.ask(`/api/deliveries?${query}`);

    expect({ status: answer.status, json: answer.json }).toMatchObject({
      status: 400,
      json: { error: { code: "ADMIN_REQUEST_INVALID", message: expect.stringContaining(named) as string } },
    });
  });
});

describe("GET /api/deliveries/{id}", () => {
  it("tells all about it: attempts, event, brothers, and what the routes say", async () => {
    const { event, delivery } = await lab.push("main");
    await lab.settle("dead");
    await lab.post(`/api/deliveries/${delivery}/redeliver`, {});

    const { json } = await lab.ask(`/api/deliveries/${delivery}`);

    expect(json).toMatchObject({
      delivery: { id: delivery, state: "dead", event },
      attempts: [{ number: 1, kind: "trigger", result: "GITLAB_REF_NOT_FOUND", status: 400 }],
      event: {
        id: event,
        type: "push",
        headers: { "x-github-event": "push" },
        reading: { kind: "push", changes: [{ ref: "refs/heads/main", action: "update" }] },
      },
      deliveries: [{ id: delivery }, { redeliveryOf: delivery, state: "pending" }],
      judgements: { routes: [{ route: "app-to-deploy", ref: "refs/heads/main", matches: "yes" }] },
    });
  });

  it.each(["nobody", "..%2f..%2fetc", "%00", "a".repeat(5_000)])("answers 404 to %s", async (id) => {
    const answer = await lab.ask(`/api/deliveries/${id}`);

    expect({ status: answer.status, json: answer.json }).toMatchObject({
      status: 404,
      json: { error: { code: "NOT_IN_STORE", hint: expect.stringContaining("Copy the id") as string } },
    });
  });

  it("takes no event for a delivery", async () => {
    const { event } = await lab.push();

    expect((await lab.ask(`/api/deliveries/${event}`)).status).toBe(404);
    expect((await lab.ask(`/api/deliveries/${event}/request`)).status).toBe(404);
  });
});

describe("GET /api/deliveries/{id}/request", () => {
  it("shows the call to GitLab with its token hidden", async () => {
    const { delivery } = await lab.push();

    const { json, text } = await lab.ask(`/api/deliveries/${delivery}/request`);

    expect(json).toMatchObject({
      method: "POST",
      url: "https://gitlab.example.com/api/v4/projects/group%2Fdeploy/ref/main/trigger/pipeline",
    });
    expect(text).toContain("***");
    expect(text).not.toContain("glptt-");
  });
});

function nextOf({ json }: { readonly json: unknown }): string | undefined {
  return (json as { readonly next?: string }).next;
}
