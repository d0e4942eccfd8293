import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createAuth } from "../../../relay/admin/auth.ts";
import { errorAnswer } from "../../../relay/http/error-answer.ts";
import { liveConfig } from "../../../relay/live-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { isCoded } from "../../../shared/errors/coded-error.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aConfig } from "../support/a-config.ts";
import { ACTING, anAdmin, READING } from "./admin-lab.ts";

const OWN = { "sec-fetch-site": "same-origin" };

/** Pages that do nothing but know people, and a browser that keeps their cookie. */
function aSite(config = liveConfig(aConfig({ admin: anAdmin() })), clock = new ManualClock()) {
  const signals: Signal[] = [];
  let drawn = 0;
  const randomBytes = (count: number) => new Uint8Array(count).fill((drawn += 1));
  const auth = createAuth({ config, clock, randomBytes, observe: (signal) => void signals.push(signal) });
  const app = new Hono();
  app.post("/login", async (c) => c.json(auth.logIn(c, await c.req.text())));
  app.post("/logout", (c) => {
    auth.logOut(c);
    return c.text("");
  });
  app.get("/", (c) => c.json(auth.session(c) ?? null));
  app.post("/act", async (c) => {
    const session = auth.session(c);
    if (session === undefined) return c.text("nobody", 401);
    auth.checkForm(c, session, await c.req.text());
    return c.text("done");
  });
  app.onError((error, c) => {
    if (isCoded(error)) return errorAnswer(c, error);
    throw error;
  });
  const send = async (path: string, body: string, headers: Record<string, string> = {}) =>
    app.request(path, { method: "POST", body, headers: { ...OWN, ...headers } });
  const logIn = async (token: string, headers: Record<string, string> = {}) => {
    const response = await send("/login", token, headers);
    const setCookie = response.headers.get("set-cookie") ?? "";
    const [cookie = ""] = setCookie.split(";");
    return { response, setCookie, cookie, session: (await response.json()) as { csrf: string; id: string } };
  };
  const sessionWith = async (cookie: string, headers: Record<string, string> = {}): Promise<unknown> =>
    (await app.request("/", { headers: { cookie, ...headers } })).json();
  return { app, config, clock, signals, send, logIn, sessionWith };
}

describe("logging in", () => {
  it("opens a session for a right token, by a cookie that scripts and other sites cannot use", async () => {
    const { logIn, sessionWith, signals } = aSite();

    const { response, setCookie, cookie } = await logIn(ACTING);

    expect(response.status).toBe(200);
    expect(setCookie.split("; ").slice(1).toSorted()).toEqual(
      ["Expires=Wed, 04 Mar 2026 13:00:00 GMT", "HttpOnly", "Path=/", "SameSite=Strict"].toSorted(),
    );
    expect(setCookie).not.toContain(ACTING);
    expect(await sessionWith(cookie)).toMatchObject({ access: "act", expiresAt: "2026-03-04T13:00:00.000Z" });
    expect(signals).toEqual([{ kind: "admin-logged-in", address: "", access: "act" }]);
  });

  it("keeps the cookie to https, and to this very host, where the client came by https", async () => {
    const config = liveConfig(
      aConfig({ admin: anAdmin(), listen: { host: "127.0.0.1", port: 0, drainGraceMs: 0, trustProxy: 1 } }),
    );
    const { logIn, sessionWith } = aSite(config);

    const { setCookie, cookie } = await logIn(ACTING, { "x-forwarded-proto": "https" });

    expect(setCookie).toMatch(/^__Host-sluice=.*; Secure/);
    expect(await sessionWith(cookie, { "x-forwarded-proto": "https" })).toMatchObject({ access: "act" });
    expect(await sessionWith(cookie)).toBeNull();
  });

  it("gives who may only look a session that may only look", async () => {
    const { logIn, sessionWith } = aSite();

    expect(await sessionWith((await logIn(READING)).cookie)).toMatchObject({ access: "read" });
  });

  it.each(["", "wrong-token-0123456789", `${ACTING} `])("is refused with %j, and sets no cookie", async (token) => {
    const { response, setCookie } = await aSite().logIn(token);

    expect([response.status, setCookie]).toEqual([401, ""]);
  });

  it("is throttled as the API is", async () => {
    const { logIn } = aSite();

    for (let at = 0; at < 10; at++) await logIn(`wrong-${at}`);

    expect((await logIn(ACTING)).response.status).toBe(429);
  });

  it.each([
    { from: "another site", headers: { "sec-fetch-site": "cross-site" } },
    { from: "another host of this site", headers: { "sec-fetch-site": "same-site" } },
    { from: "an address typed by hand", headers: { "sec-fetch-site": "none" } },
  ])("is refused from $from, however right the token", async ({ headers }) => {
    const { response } = await aSite().logIn(ACTING, headers);

    expect(response.status).toBe(403);
  });
});

describe("a session", () => {
  it("ends with its time", async () => {
    const { logIn, sessionWith, clock } = aSite();
    const { cookie } = await logIn(ACTING);

    await clock.advance(3_599_999);
    expect(await sessionWith(cookie)).not.toBeNull();
    await clock.advance(1);

    expect(await sessionWith(cookie)).toBeNull();
  });

  it("survives a restart of the relay", async () => {
    const { logIn } = aSite();

    expect(await aSite().sessionWith((await logIn(ACTING)).cookie)).not.toBeNull();
  });

  it("goes with the token it was opened with, and with no other", async () => {
    const { logIn, sessionWith, config } = aSite();
    const { cookie } = await logIn(ACTING);

    config.replace(
      aConfig({ admin: anAdmin({ tokens: [new Secret("another-token-0123456789"), new Secret(ACTING)] }) }),
    );
    expect(await sessionWith(cookie)).not.toBeNull();
    config.replace(aConfig({ admin: anAdmin({ tokens: [new Secret("another-token-0123456789")] }) }));

    expect(await sessionWith(cookie)).toBeNull();
  });

  it("loses the right to act with its token's", async () => {
    const { logIn, sessionWith, config } = aSite();
    const { cookie } = await logIn(ACTING);
    const tokens = [new Secret("another-token-0123456789")];

    config.replace(aConfig({ admin: anAdmin({ tokens, readTokens: [new Secret(ACTING)] }) }));

    expect(await sessionWith(cookie)).toMatchObject({ access: "read" });
  });

  it("ends where the configuration has no admin any more", async () => {
    const { logIn, sessionWith, config } = aSite();
    const { cookie } = await logIn(ACTING);

    config.replace(aConfig());

    expect(await sessionWith(cookie)).toBeNull();
  });

  it("ends by logging out, also for whoever else has its cookie, and not for others", async () => {
    const { logIn, send, sessionWith } = aSite();
    const [mine, other] = [await logIn(ACTING), await logIn(ACTING)];

    const response = await send("/logout", "", { cookie: mine.cookie });

    expect(response.headers.get("set-cookie")).toMatch(/^sluice=; Max-Age=0/);
    expect(await sessionWith(mine.cookie)).toBeNull();
    expect(await sessionWith(other.cookie)).not.toBeNull();
  });

  it.each([
    { what: "a longer life", forge: (parts: string[]) => parts.with(2, "9999999999999") },
    { what: "another id", forge: (parts: string[]) => parts.with(1, "A".repeat(22)) },
    { what: "another version", forge: (parts: string[]) => parts.with(0, "2") },
    { what: "another signature", forge: (parts: string[]) => parts.with(3, "A".repeat(43)) },
    { what: "no signature", forge: (parts: string[]) => parts.with(3, "") },
    { what: "a part more", forge: (parts: string[]) => [...parts, "x"] },
    { what: "its form token for a signature", forge: (parts: string[], csrf: string) => parts.with(3, csrf) },
    { what: "nothing", forge: () => [""] },
  ])("is not proved by a cookie with $what", async ({ forge }) => {
    const { logIn, sessionWith } = aSite();
    const { cookie, session } = await logIn(ACTING);
    const [name = "", value = ""] = cookie.split("=");

    expect(await sessionWith(`${name}=${forge(value.split("."), session.csrf).join(".")}`)).toBeNull();
  });
});

describe("a form", () => {
  const ORIGIN = { origin: "http://localhost" };

  it.each([
    { how: "by Sec-Fetch-Site", headers: {}, status: 200 },
    {
      how: "by Sec-Fetch-Site, whatever Origin says",
      headers: { "sec-fetch-site": "cross-site", ...ORIGIN },
      status: 403,
    },
    { how: "by Sec-Fetch-Site of a sibling host", headers: { "sec-fetch-site": "same-site", ...ORIGIN }, status: 403 },
  ])("is taken $how: $status", async ({ headers, status }) => {
    const { logIn, send } = aSite();
    const { cookie, session } = await logIn(ACTING);

    expect((await send("/act", session.csrf, { cookie, ...headers })).status).toBe(status);
  });

  it.each([
    { origin: "http://localhost", status: 200 },
    { origin: "http://localhost:81", status: 403 },
    { origin: "http://evil.example", status: 403 },
    { origin: "null", status: 403 },
    { origin: undefined, status: 403 },
  ])("of a browser without Sec-Fetch-Site, from $origin: $status", async ({ origin, status }) => {
    const { logIn, app } = aSite();
    const { cookie, session } = await logIn(ACTING);

    const response = await app.request("http://localhost/act", {
      method: "POST",
      body: session.csrf,
      headers: { cookie, ...(origin === undefined ? {} : { origin }) },
    });

    expect(response.status).toBe(status);
  });

  it.each(["", "x", "of another"])("without its session's token is refused: %j", async (csrf) => {
    const { logIn, send } = aSite();
    const [mine, other] = [await logIn(ACTING), await logIn(ACTING)];

    const response = await send("/act", csrf === "of another" ? other.session.csrf : csrf, { cookie: mine.cookie });

    expect({ status: response.status, json: await response.json() }).toMatchObject({
      status: 403,
      json: { error: { code: "ADMIN_FORGED" } },
    });
  });

  it("of who may only look is refused", async () => {
    const { logIn, send } = aSite();
    const { cookie, session } = await logIn(READING);

    const response = await send("/act", session.csrf, { cookie });

    expect(await response.json()).toMatchObject({ error: { code: "ADMIN_READ_ONLY" } });
  });
});
