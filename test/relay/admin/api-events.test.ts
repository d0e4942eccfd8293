import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aConfig, aRoute } from "../support/a-config.ts";
import { payload } from "../support/payloads.ts";
import { type AdminLab, anAdmin, openAdminLab } from "./admin-lab.ts";

let lab: AdminLab;
beforeEach(async () => {
  lab = await openAdminLab();
});
afterEach(async () => {
  await lab.close();
});

interface Page {
  readonly events: readonly { readonly id: string; readonly repository?: string }[];
  readonly next?: string;
}

const page = async (query: string) => (await lab.ask(`/api/events?${query}`)).json as Page;

describe("GET /api/events", () => {
  it("lists the newest first, also those that started nothing, a page at a time", async () => {
    const ping = await lab.send("ping", payload("github-ping.json"));
    const { event: one } = await lab.push("one");
    const { event: two } = await lab.push("two");

    const first = await page("limit=2");
    await lab.push("three");
    const second = await page(`limit=2&before=${first.next}`);

    expect([...first.events, ...second.events].map(({ id }) => id)).toEqual([two, one, ping]);
    expect(second.next).toBeUndefined();
  });

  it.each([
    ["repository=acme/app", ["acme/app"]],
    ["repository=acme/none", []],
    ["source=hub", ["acme/other", "acme/app"]],
    ["source=lab,hub&until=2026-03-04T12:00:01Z", ["acme/app"]],
    ["since=2026-03-04T12:00:01Z", ["acme/other"]],
  ])("?%s finds those of %j", async (query, repositories) => {
    await lab.push("main", "acme/app");
    await lab.clock.advance(1_000);
    await lab.push("main", "acme/other");

    expect((await page(query)).events.map(({ repository }) => repository)).toEqual(repositories);
  });

  it.each(["before=nobody", "state=dead", "limit=0"])("?%s is refused", async (query) => {
    expect((await lab.ask(`/api/events?${query}`)).status).toBe(400);
  });
});

describe("GET /api/events/{id}", () => {
  it("says of every route whether it takes the event now, and why not", async () => {
    const { event } = await lab.push("main");
    const routes = [
      aRoute(),
      aRoute({ name: "only-tags", when: { tags: ["v*"] } }),
      aRoute({ name: "elsewhere", when: { repository: ["acme/none"] } }),
      aRoute({ name: "of-gitlab", from: "lab" }),
    ];
    lab.config.replace(aConfig({ admin: anAdmin(), routes }));

    const { json } = await lab.ask(`/api/events/${event}`);

    const { judgements } = json as {
      judgements: { routes: readonly { route: string; matches: string; why?: string }[] };
    };
    expect(judgements.routes.map(({ route, matches, why }) => [route, matches, why])).toEqual([
      ["app-to-deploy", "yes", undefined],
      ["only-tags", "no", "it is a branch, but the route names only tags"],
      ["elsewhere", "no", expect.stringContaining("acme/app")],
    ]);
  });

  it("says why no route is asked", async () => {
    const ping = await lab.send("ping", payload("github-ping.json"));
    const { event } = await lab.push("main");
    lab.config.replace(aConfig({ admin: anAdmin(), sources: new Map(), routes: [] }));

    const [aboutPing, aboutPush] = [await lab.ask(`/api/events/${ping}`), await lab.ask(`/api/events/${event}`)];

    expect(aboutPing.json).toMatchObject({
      event: { reading: { kind: "other", why: expect.any(String) as string } },
      judgements: { routes: [], why: "it is nothing that routes are asked about" },
    });
    expect(aboutPush.json).toMatchObject({ judgements: { why: "the configuration has no source hub any more" } });
  });

  it("keeps the digest of a call's token to itself", async () => {
    await lab.store.persist(
      {
        id: "a-call",
        source: "drop-in",
        sourceKind: "drop-in",
        type: "trigger",
        receivedAt: lab.clock.now(),
        headers: {},
        body: Buffer.from("{}"),
        payloadSha256: "0".repeat(64),
        reading: { kind: "call", project: "group/deploy", ref: "main", tokenSha256: "c".repeat(64) },
      },
      [],
      {},
    );

    const { status, text } = await lab.ask("/api/events/a-call");

    expect(status).toBe(200);
    expect(text).not.toContain("cccc");
  });
});

describe("GET /api/events/{id}/payload", () => {
  it("gives the bytes back exactly, as a file that no browser shows or runs", async () => {
    const body = Buffer.from('{"zen":"<script>alert(1)</script>\\u0000","hook":{"type":"Repository"}, "ä":1 }\n');
    const event = await lab.send("ping", body);

    const { bytes, headers } = await lab.ask(`/api/events/${event}/payload`);

    expect(Buffer.from(bytes).equals(body)).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="event-${event}.bin"`,
      "content-length": String(body.length),
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "content-security-policy": expect.stringContaining("sandbox") as string,
    });
  });

  it("answers 404 to one that is not there", async () => {
    expect((await lab.ask("/api/events/nobody/payload")).status).toBe(404);
  });
});
