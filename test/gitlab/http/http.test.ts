import { afterEach, describe, expect, it } from "vitest";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, type StandInOptions, startStandIn } from "../stand-in.ts";

let gitlab: StandIn;

afterEach(async () => {
  await gitlab.close();
});

describe("the rate limit", () => {
  it("tells in headers what is left and answers 429 over it, until the next period", async () => {
    const clock = new ManualClock();
    const { get } = await lab({ clock, throttle: { requests: 2, periodMs: 60_000 } });

    const first = await get("");
    const second = await get("");
    const third = await get("");
    clock.jump(60_000);
    const later = await get("");

    expect([first, second, third, later].map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    expect([first, second].map(({ headers }) => headers.get("ratelimit-remaining"))).toEqual(["1", "0"]);
    expect(await third.text()).toBe("Retry later\n");
    expect(Number(third.headers.get("retry-after"))).toBe(60);
  });

  it("is off unless asked for", async () => {
    const { get } = await lab({});

    expect((await get("")).headers.has("ratelimit-limit")).toBe(false);
  });
});

describe("a conditional request", () => {
  it("is answered 304 while nothing has changed, and in full when something has", async () => {
    const { get, world, project } = await lab({});
    const etag = (await get("/pipelines")).headers.get("etag") ?? "";

    const same = await get("/pipelines", { "If-None-Match": etag });
    const listed = await get("/pipelines", { "If-None-Match": `${etag}, "other"` });
    world.pipeline(project);
    const changed = await get("/pipelines", { "If-None-Match": etag });

    expect([same.status, await same.text()]).toEqual([304, ""]);
    expect(listed.status).toBe(200);
    expect(changed.status).toBe(200);
  });
});

describe("a relative URL root", () => {
  it("stands before the API and in every address given out", async () => {
    const { get, world, project } = await lab({ root: "/gitlab" });
    world.pipeline(project);
    world.pipeline(project);

    const list = await get("/pipelines?per_page=1");
    const rows: unknown = await list.json();

    expect(gitlab.url).toMatch(/\/gitlab$/u);
    expect(rows).toMatchObject([{ web_url: expect.stringMatching(/\/gitlab\/group\/app\/-\/pipelines\/102$/u) }]);
    expect(list.headers.get("link")).toContain(
      `<${gitlab.url}/api/v4/projects/1/pipelines?page=2&per_page=1>; rel="next"`,
    );
  });
});

describe("scopes of an access token", () => {
  it.each([
    { scopes: ["api"], reading: 200, writing: 201 },
    { scopes: ["read_api"], reading: 200, writing: 403 },
    { scopes: ["read_user"], reading: 403, writing: 403 },
  ] as const)("$scopes: reading $reading, creating $writing", async ({ scopes, reading, writing }) => {
    const { world, url } = await lab({});
    const headers = { "PRIVATE-TOKEN": world.accessToken(world.user("root"), { scopes }) };

    const read = await fetch(url(""), { headers });
    const write = await fetch(url("/pipeline?ref=main"), { method: "POST", headers });

    expect([read.status, write.status]).toEqual([reading, writing]);
  });

  it("does not help a token that has expired", async () => {
    const { world, url } = await lab({});
    const token = world.accessToken(world.user("root"), { expiresAt: new Date(world.nowMs - 1) });

    const answer = await fetch(url(""), { headers: { Authorization: `Bearer ${token}` } });

    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: "invalid_token" });
  });
});

async function lab(options: StandInOptions) {
  gitlab = await startStandIn({ clock: new ManualClock(), ...options });
  const { world } = gitlab;
  const project = world.project({ path: "group/app", members: { root: "owner" } });
  const token = world.accessToken(world.user("root"));
  const url = (path: string) => `${gitlab.url}/api/v4/projects/${project.id}${path}`;
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(url(path), { headers: { "PRIVATE-TOKEN": token, ...headers } });
  return { world, project, url, get };
}
