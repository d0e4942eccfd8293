import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aBusyDay, aPush, BUSY } from "./a-busy-day.ts";
import { type DashboardLab, openDashboardLab } from "./dashboard-lab.ts";

let lab: DashboardLab;
let cookie: string;

beforeEach(async () => {
  lab = await openDashboardLab(BUSY);
  ({ cookie } = await lab.signIn());
});

afterEach(async () => {
  await lab.close();
});

async function read(path: string): Promise<string> {
  return await (await lab.ask(path, { headers: { cookie } })).text();
}

/** A page's words, as somebody reads them who sees no markup. */
async function words(path: string): Promise<string> {
  const page = await read(path);
  return page
    .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>|<svg\b[\s\S]*?<\/svg>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll(/\s+/g, " ");
}

describe("why a push started nothing", () => {
  it("is found by its branch, its commit's beginning, its repository or its id, and said of each route", async () => {
    const push = aPush(lab, lab.clock.now(), { branch: "feature/search", sha: "feedc0de1" });
    await lab.store.persist(push, [], {});

    for (const asked of ["feature/search", "refs/heads/feature/search", "feedc0de", "FEEDC0DE", "acme/app"])
      expect(await read(`/dashboard/find?q=${encodeURIComponent(asked)}`)).toContain(
        `href="/dashboard/events/${push.id}#routes"`,
      );
    const straight = await lab.ask(`/dashboard/find?q=${push.id}`, { headers: { cookie } });
    expect(straight.headers.get("location")).toBe(`/dashboard/events/${push.id}`);
    const page = await words(`/dashboard/events/${push.id}`);
    expect(page).toContain("It started nothing");
    expect(page).toContain('does not match app-to-deploy branch "feature/search" does not match "main", "release/*"');
    expect(page).toContain('does not match web-to-edge repository "acme/app" does not match "acme/web"');
    expect(page).toContain("does not match release it is a branch, but the route names only tags");
  });

  it("may be that it was refused at the door, which the sources tell", async () => {
    const secret = "sha256=0000000000000000000000000000000000000000000000000000000000000000";
    const headers = { "content-type": "application/json", "x-github-event": "push", "x-hub-signature-256": secret };
    const refused = await lab.ask("/hooks/hub", { method: "POST", body: "{}", headers });
    expect(refused.status).toBe(401);

    expect(await words("/dashboard/find?q=acme/lost")).toContain("it was refused at the door and not stored");
    expect(await words("/dashboard/sources")).toMatch(/Without proof 1 .*WEBHOOK_UNAUTHENTICATED/);
    expect(await words("/dashboard")).toMatch(/Without proof 1 last now/);
  });

  it("is said of what no route is ever asked about", async () => {
    const ping = aPush(lab, lab.clock.now());
    await lab.store.persist({ ...ping, type: "ping", reading: { kind: "other", why: "a ping" } }, [], {});

    expect(await words(`/dashboard/events/${ping.id}`)).toContain("It is kept, and no route is asked: a ping.");
  });
});

describe("a delivery's page", () => {
  it("begins with where it stands, why, and what to do; then each attempt with GitLab's words", async () => {
    const { dead } = await aBusyDay(lab);

    const page = await words(`/dashboard/deliveries/${dead}`);

    expect(page).toMatch(
      /dead GitLab answered 400 \(Reference not found\).* GITLAB_REF_NOT_FOUND What to do: Check ref/,
    );
    expect(page).toMatch(
      /1\. Call to GitLab GITLAB_CONNECTION_LOST .* took \d+ms The connection to gitlab\.example\.com was lost/,
    );
    expect(page).toMatch(/2\. Call to GitLab GITLAB_REF_NOT_FOUND HTTP 400 /);
    expect(page).toMatch(/matches app-to-deploy dead/);
    expect(page).toContain("user-agent GitHub-Hookshot/044aadd");
    expect(page).toContain("POST https://gitlab.example.com/api/v4/projects/group%2Fdeploy/ref/main/trigger/pipeline");
  });

  it("links to its pipeline, with GitLab's word for its status", async () => {
    const { delivered } = await aBusyDay(lab);

    expect(await read(`/dashboard/deliveries/${delivered}`)).toMatch(
      /<a href="https:\/\/gitlab\.example\.com\/group\/deploy\/-\/pipelines\/\d+" rel="noreferrer noopener external">#\d+<\/a> <span class="badge under-way">.*running/,
    );
  });

  it("has the exact bytes that came, to be saved and never to be shown by the browser", async () => {
    const push = aPush(lab, lab.clock.now());
    const body = Buffer.from('\ufeff{"a":"<script>", "b":1e999}');
    await lab.store.persist({ ...push, body }, [], {});

    const answer = await lab.ask(`/dashboard/events/${push.id}/payload`, { headers: { cookie } });

    expect(Buffer.from(await answer.arrayBuffer())).toEqual(body);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
  });

  it("shows the beginning of a payload without end", async () => {
    const push = aPush(lab, lab.clock.now());
    const body = Buffer.from(JSON.stringify({ all: "x".repeat(3_000_000) }));
    await lab.store.persist({ ...push, body }, [], {});

    const page = await read(`/dashboard/events/${push.id}`);

    expect(page).toContain("the first 100,000 characters");
    expect(page.length).toBeLessThan(200_000);
  });
});

describe("the list of deliveries", () => {
  it("is told a page at a time, each once, newest first", async () => {
    await aBusyDay(lab, 104);
    const seen: string[] = [];
    let path = "/dashboard/deliveries";
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await read(path);
      seen.push(...[...page.matchAll(/<a href="\/dashboard\/deliveries\/([\w-]+)">/g)].map(([, id = ""]) => id));
      const older = /rel="next" href="([^"]+)"/.exec(page)?.[1];
      if (older === undefined) break;
      path = older.replaceAll("&amp;", "&");
    }

    const all = await lab.store.list({ limit: 1_000 });
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it("is narrowed by what the form asks for, which stands in the form again", async () => {
    await aBusyDay(lab);

    const page = await read("/dashboard/deliveries?state=dead&state=held&route=app-to-deploy&ref=main&since=3d");

    expect(page).toMatch(/value="dead" checked>/);
    expect(page).toMatch(/<option value="app-to-deploy" selected>/);
    expect(page).toContain(`name="since" value="3d"`);
    const wanted = { states: ["dead", "held"], routes: ["app-to-deploy"], ref: "refs/heads/main", limit: 100 } as const;
    const listed = await lab.store.list(wanted);
    expect(listed.length).toBeGreaterThan(0);
    expect([...page.matchAll(/<tr role="row"><th role="rowheader"/g)]).toHaveLength(listed.length);
  });

  it("says what it could not understand", async () => {
    expect(await words("/dashboard/deliveries?since=yesterday")).toContain("“yesterday” is no time");
  });
});

it("the overview says what waits for a person, and what does not work", async () => {
  await aBusyDay(lab);
  lab.observe({
    kind: "gitlab-left-alone",
    gitlab: "edge",
    pauseMs: 30_000,
    again: false,
    code: "GITLAB_UNREACHABLE",
    text: "gitlab.edge.example.com cannot be reached.",
  });
  lab.observe({ kind: "store-failing", doing: "claiming", code: "STORE_UNAVAILABLE", text: "The disk is full." });

  const page = await words("/dashboard");

  expect(page).toContain("3 deliveries wait for a person");
  expect(page).toContain("No delivery is carried The disk is full.");
  expect(page).toMatch(/left alone since now: gitlab\.edge\.example\.com cannot be reached\./);
  expect(page).toMatch(/\d+ deliveries in the last 24 hours, 3 of them dead or held/);
});

it("routes and schedules are told with their conditions and their next times", async () => {
  const page = await words("/dashboard/routes");

  expect(page).toContain("repository: acme/app branches: main , release/* actions: create , update");
  expect(page).toContain("waits 30s for a newer push of the ref");
  expect(page).toMatch(/nightly deliveries .*30 2 \* \* \* Europe\/Berlin .*0[01]:30:00 UTC in (9|10)h/);
});
