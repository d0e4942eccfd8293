import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { OPERATIONS, type Operation } from "../../../shared/relay-api/operations.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { aConfig } from "../support/a-config.ts";
import { ACTING, type AdminLab, anAdmin, openAdminLab, READING } from "./admin-lab.ts";

let lab: AdminLab;
beforeEach(async () => {
  lab = await openAdminLab();
});
afterEach(async () => {
  await lab.close();
});

const everyOperation = Object.entries<Operation>(OPERATIONS).map(([id, { method, path, acts }]) => ({
  id,
  method: method.toUpperCase(),
  path: path.replace("{id}", "some-id"),
  acts: acts === true,
}));

const REFUSED = { error: { code: "ADMIN_UNAUTHENTICATED", message: "The request is not authenticated." } };

describe("without a token the admin API", () => {
  it.each([
    ...everyOperation,
    { id: "the document", method: "GET", path: "/api/openapi.json" },
    { id: "nothing", method: "GET", path: "/api/nothing" },
    { id: "no method", method: "DELETE", path: "/api/deliveries" },
    { id: "the root", method: "GET", path: "/api/" },
  ])("answers 401 and nothing else to $method $path ($id)", async ({ method, path }) => {
    const answer = await lab.ask(path, { token: null, method, ...(method === "POST" ? { body: {} } : {}) });

    expect({ status: answer.status, json: answer.json }).toMatchObject({ status: 401, json: REFUSED });
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="sluice"');
  });

  it.each([
    { what: "a wrong one", headers: { authorization: "Bearer wrong-token-0123456789" } },
    { what: "an empty one", headers: { authorization: "Bearer " } },
    { what: "no scheme", headers: { authorization: ACTING } },
    { what: "Basic", headers: { authorization: `Basic ${btoa(`:${ACTING}`)}` } },
    { what: "one in two parts", headers: { authorization: `Bearer ${ACTING.slice(0, 9)} ${ACTING.slice(9)}` } },
    { what: "one too long", headers: { authorization: `Bearer ${ACTING}${"x".repeat(2_000)}` } },
    { what: "another spelling", headers: { authorization: `Bearer ${ACTING.toUpperCase()}` } },
    { what: "a part of it", headers: { authorization: `Bearer ${ACTING.slice(0, -1)}` } },
    { what: "one in a cookie", headers: { cookie: `sluice=${ACTING}` } },
    { what: "one in a header of another name", headers: { "x-api-key": ACTING } },
  ])("answers $what as it answers none", async ({ headers }) => {
    const none = await lab.ask("/api/deliveries", { token: null });

    const answer = await lab.ask("/api/deliveries", { token: null, headers });

    expect([answer.status, answer.text]).toEqual([none.status, none.text]);
  });

  it("answers a token in the query as it answers none", async () => {
    expect((await lab.ask(`/api/deliveries?token=${ACTING}`, { token: null })).status).toBe(401);
  });
});

describe("a token that may only look", () => {
  it.each(everyOperation.filter(({ acts }) => !acts))("is let through to $id", async ({ path }) => {
    expect((await lab.ask(path, { token: READING })).status).not.toBe(401);
    expect((await lab.ask(path, { token: READING })).status).not.toBe(403);
  });

  it.each(everyOperation.filter(({ acts }) => acts))("is kept from $id, whatever it sends", async ({ path }) => {
    const answer = await lab.post(path, "{", { token: READING });

    expect({ status: answer.status, json: answer.json }).toMatchObject({
      status: 403,
      json: { error: { code: "ADMIN_READ_ONLY" } },
    });
  });
});

describe("tokens", () => {
  it.each(["bearer", "BEARER", "Bearer"])("count under the scheme %s", async (scheme) => {
    const answer = await lab.ask("/api/health", { token: null, headers: { authorization: `${scheme} ${ACTING}` } });

    expect(answer.status).toBe(200);
  });

  it("count side by side while one is replaced, and one that goes counts no more, at once", async () => {
    const tokens = [new Secret("the-next-token-0123456789"), new Secret(ACTING)];
    lab.config.replace(aConfig({ admin: anAdmin({ tokens }) }));
    const both = [await lab.ask("/api/health"), await lab.ask("/api/health", { token: "the-next-token-0123456789" })];
    lab.config.replace(aConfig({ admin: anAdmin({ tokens: tokens.slice(0, 1) }) }));

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await lab.ask("/api/health")).status).toBe(401);
  });
});

describe("guessing", () => {
  const guess = async (count: number, headers: Record<string, string> = {}) => {
    for (let at = 0; at < count; at++) await lab.ask("/api/health", { token: `a-guess-of-many-${at}`, headers });
  };

  it("is stopped after ten wrong tokens of an address within a minute, the right one included", async () => {
    await guess(10);

    const answer = await lab.ask("/api/health");

    expect({ status: answer.status, json: answer.json }).toMatchObject({
      status: 429,
      json: { error: { code: "ADMIN_THROTTLED" } },
    });
    expect(answer.headers.get("retry-after")).toBe("60");
    await lab.clock.advance(60_000);
    expect((await lab.ask("/api/health")).status).toBe(200);
  });

  it("does not begin with requests that carry no token at all", async () => {
    for (let at = 0; at < 20; at++) await lab.ask("/api/health", { token: null });

    expect((await lab.ask("/api/health")).status).toBe(200);
  });

  it("is told, with its address and without what was guessed", async () => {
    await guess(1);

    expect(lab.signals).toEqual([{ kind: "admin-not-authentic", address: "127.0.0.1", path: "/api/health" }]);
  });

  it("cannot be blamed on others by X-Forwarded-For where no proxy is trusted", async () => {
    for (let at = 0; at < 10; at++) await guess(1, { "x-forwarded-for": `198.51.100.${at}` });

    expect((await lab.ask("/api/health", { headers: { "x-forwarded-for": "203.0.113.1" } })).status).toBe(429);
  });

  it("counts by what the trusted proxy saw", async () => {
    lab.config.replace(
      aConfig({ admin: anAdmin(), listen: { host: "127.0.0.1", port: 0, drainGraceMs: 0, trustProxy: 1 } }),
    );
    await guess(10, { "x-forwarded-for": "10.9.9.9, 198.51.100.7" });

    const other = await lab.ask("/api/health", { headers: { "x-forwarded-for": "198.51.100.7, 203.0.113.1" } });
    const same = await lab.ask("/api/health", { headers: { "x-forwarded-for": "10.1.1.1, 198.51.100.7" } });

    expect([other.status, same.status]).toEqual([200, 429]);
  });
});

describe("where the configuration has no admin", () => {
  it.each(["/api/deliveries", "/api/openapi.json", "/api/"])("%s is not there, as any other path", async (path) => {
    lab.config.replace(aConfig());

    const answer = await lab.ask(path);

    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([404, null]);
  });
});

describe("GitLab's own paths", () => {
  it.each(["/api/v4/projects/1/trigger/pipeline", "/api/v4/version", "/api/v4"])(
    "%s ask for no admin token, and are served nothing by one",
    async (path) => {
      const [without, having] = [await lab.ask(path, { token: null }), await lab.ask(path)];

      expect([without.status, having.status]).toEqual([404, 404]);
    },
  );

  it("do not lend their freedom to paths that only begin alike", async () => {
    expect((await lab.ask("/api/v4x", { token: null })).status).toBe(401);
    expect((await lab.ask("/api/v4/../deliveries", { token: null })).status).toBe(401);
  });
});
