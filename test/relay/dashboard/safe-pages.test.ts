import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ACTING, anAdmin, READING } from "../admin/admin-lab.ts";
import { aPush, BUSY } from "./a-busy-day.ts";
import { type DashboardLab, openDashboardLab } from "./dashboard-lab.ts";

let lab: DashboardLab;
let event: string;
let delivery: string;

beforeEach(async () => {
  lab = await openDashboardLab(BUSY);
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

/** Every address there is, with what has an id about the one delivery and event. */
function addresses(): readonly string[] {
  const ofDelivery = ["", "/release", "/redeliver", "/cancel"].map((rest) => `/deliveries/${delivery}${rest}`);
  const ofEvent = ["", "/payload", "/match-again"].map((rest) => `/events/${event}${rest}`);
  return [
    "",
    "/deliveries",
    "/events",
    "/sources",
    "/routes",
    "/find?q=main",
    "/live",
    "/nowhere",
    ...ofDelivery,
    ...ofEvent,
  ].map((path) => `/dashboard${path}`);
}

async function csrfOn(path: string, cookie: string): Promise<string> {
  const page = await (await lab.ask(path, { headers: { cookie } })).text();
  return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? "";
}

const stateNow = async () => (await lab.store.delivery(delivery))?.state;

describe("without an admin in the configuration", () => {
  it("there is nothing of a dashboard, and nothing says that there could be", async () => {
    const { admin: _, ...open } = lab.config.current;
    lab.config.replace(open);

    for (const path of ["/", ...addresses(), "/dashboard/sign-in"]) {
      const answer = await lab.ask(path);
      expect({ path, status: answer.status }).toEqual({ path, status: 404 });
      expect(await answer.json()).toMatchObject({ error: { code: "NOT_FOUND" } });
    }
  });
});

describe("somebody who is not signed in", () => {
  it("sees nothing but the way to sign in, which leads back", async () => {
    for (const path of addresses()) {
      const answer = await lab.ask(path);
      expect({ path, status: answer.status }).toEqual({ path, status: 303 });
      expect(answer.headers.get("location")).toBe(`/dashboard/sign-in?${new URLSearchParams({ to: path }).toString()}`);
      expect(await answer.text()).toBe("");
    }
  });

  it.each([
    [
      "a cookie that was never ours",
      () => "sluice=1.aaaaaaaaaaaaaaaaaaaaaa.9999999999999.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ],
    ["a session with another end", (cookie: string) => cookie.replace(/\.\d{13}\./, ".9999999999999.")],
    ["another session's signature", (cookie: string) => cookie.replace(/1\.[\w-]{22}/, "1.aaaaaaaaaaaaaaaaaaaaaa")],
    ["a cookie that is cut off", (cookie: string) => cookie.slice(0, -1)],
  ])("is not let in by %s", async (_, forge) => {
    const { cookie } = await lab.signIn();
    expect((await lab.ask("/dashboard", { headers: { cookie } })).status).toBe(200);

    expect((await lab.ask("/dashboard", { headers: { cookie: forge(cookie) } })).status).toBe(303);
    expect((await lab.ask("/dashboard/live", { headers: { cookie: forge(cookie) } })).status).toBe(303);
  });

  it("is out again after signing out, also with the old cookie, and after the token is gone", async () => {
    const { cookie } = await lab.signIn();
    const csrf = await csrfOn("/dashboard", cookie);
    const out = await lab.submit("/dashboard/sign-out", { csrf }, { cookie });
    expect(out.headers.get("location")).toBe("/dashboard/sign-in");
    expect((await lab.ask("/dashboard", { headers: { cookie } })).status).toBe(303);

    const other = await lab.signIn();
    lab.config.replace({ ...lab.config.current, admin: anAdmin({ tokens: [...anAdmin().readTokens] }) });
    expect((await lab.ask("/dashboard", { headers: other })).status).toBe(303);
  });

  it("cannot sign in by a wrong token, from another site's page, or for ever so many tries", async () => {
    const wrong = await lab.submit("/dashboard/sign-in", { token: "guess" });
    const foreign = await lab.submit("/dashboard/sign-in", { token: ACTING }, { "sec-fetch-site": "cross-site" });
    let last = wrong;
    for (let n = 0; n < 100 && last.status !== 429; n += 1)
      last = await lab.submit("/dashboard/sign-in", { token: `guess ${n}` });

    expect([wrong.status, foreign.status, last.status]).toEqual([401, 403, 429]);
    for (const answer of [wrong, foreign, last]) expect(answer.headers.get("set-cookie")).toBeNull();
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await wrong.text()).not.toContain("guess");
  });

  it("is led back to the dashboard only, whatever the form says", async () => {
    const answer = await lab.submit("/dashboard/sign-in", { token: ACTING, to: "https://evil.example/dashboard" });

    expect(answer.headers.get("location")).toBe("/dashboard");
    expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Strict/i);
  });

  it("who follows a link from elsewhere is asked once more from here, since their cookie did not come along", async () => {
    const answer = await lab.ask("/dashboard/events?source=a%22b", { headers: { "sec-fetch-site": "cross-site" } });

    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(
      `<meta http-equiv="refresh" content="0; url=/dashboard/events?source=a%22b">`,
    );
  });
});

describe("every answer", () => {
  it("keeps the page to itself: no frames, no scripts but its own, no caches, no referrers for others", async () => {
    const { cookie } = await lab.signIn();
    for (const path of [...addresses().filter((one) => !one.endsWith("/live")), "/dashboard/sign-in"]) {
      const { headers } = await lab.ask(path, { headers: { cookie } });
      const policy = headers.get("content-security-policy") ?? "";
      expect({ path, policy }).toEqual({ path, policy: expect.stringContaining("default-src 'none'") });
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
    }
  });

  it("has no inline script, style or handler", async () => {
    const { cookie } = await lab.signIn();
    for (const path of addresses().filter((one) => !/live$|payload$/.test(one))) {
      const page = await (await lab.ask(path, { headers: { cookie } })).text();
      expect(page).toContain("<!doctype html>");
      expect(page).not.toMatch(/<script(?! src=)|<style|\sstyle=|\son\w+=/i);
    }
  });

  it("tells no secret of the configuration", async () => {
    const { cookie } = await lab.signIn();
    const pages = await Promise.all(
      addresses()
        .filter((one) => !one.endsWith("/live"))
        .map(async (path) => (await lab.ask(path, { headers: { cookie } })).text()),
    );

    expect(pages.join("")).not.toMatch(/glptt-0123|webhook-secret|acting-token|reading-token|whsec_/);
    expect(pages.join("")).toContain("&quot;token&quot;:&quot;***&quot;");
  });
});

describe("nothing is changed", () => {
  it("by any GET or HEAD", async () => {
    const { cookie } = await lab.signIn();
    for (const path of addresses().filter((one) => !one.endsWith("/live")))
      for (const method of ["GET", "HEAD"]) await (await lab.ask(path, { method, headers: { cookie } })).arrayBuffer();

    expect(await stateNow()).toBe("pending");
    expect(await lab.store.list({ limit: 10 })).toHaveLength(1);
  });

  it.each([
    ["without the form's token", {}, {}],
    ["with another session's token", { csrf: "other" }, {}],
    ["from another site", { csrf: "own" }, { "sec-fetch-site": "cross-site" }],
    ["from a neighbour on the same site", { csrf: "own" }, { "sec-fetch-site": "same-site" }],
    ["from an address bar", { csrf: "own" }, { "sec-fetch-site": "none" }],
    ["as JSON", { csrf: "own" }, { "content-type": "application/json" }],
    ["as plain text", { csrf: "own" }, { "content-type": "text/plain" }],
  ])("by a form %s", async (_, fields: { readonly csrf?: string }, headers) => {
    const { cookie } = await lab.signIn();
    const own = await csrfOn("/dashboard", cookie);
    const other = await csrfOn("/dashboard", (await lab.signIn()).cookie);
    const csrf = fields.csrf === "own" ? own : other;
    const path = `/dashboard/deliveries/${delivery}/cancel`;

    const answer = await lab.submit(path, fields.csrf === undefined ? {} : { csrf }, { cookie, ...headers });

    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("ADMIN_FORGED");
    expect(await stateNow()).toBe("pending");
  });

  it("by a form that is far too large, or by one whose session is over", async () => {
    const { cookie } = await lab.signIn();
    const csrf = await csrfOn("/dashboard", cookie);
    const path = `/dashboard/deliveries/${delivery}/cancel`;

    expect((await lab.submit(path, { csrf, reason: "x".repeat(20_000) }, { cookie })).status).toBe(403);
    expect((await lab.submit(path, { csrf })).status).toBe(401);
    expect(await stateNow()).toBe("pending");
  });

  it("by whoever may only look, and no button tempts them", async () => {
    const { cookie } = await lab.signIn(READING);
    const path = `/dashboard/deliveries/${delivery}`;
    const csrf = await csrfOn(path, cookie);
    const page = await (await lab.ask(path, { headers: { cookie } })).text();

    const answer = await lab.submit(`${path}/cancel`, { csrf }, { cookie });

    expect(page).not.toContain("Cancel…");
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("ADMIN_READ_ONLY");
    expect(await stateNow()).toBe("pending");
    expect((await lab.submit("/dashboard/sign-out", { csrf }, { cookie })).status).toBe(303);
  });
});
