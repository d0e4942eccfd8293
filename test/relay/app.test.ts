import { describe, expect, it } from "vitest";
import { anApp } from "./support/an-app.ts";
import { DISK_FULL } from "./support/memory-store.ts";
import { payload } from "./support/payloads.ts";
import { githubHeaders } from "./support/sending.ts";

describe("the relay's paths", () => {
  it.each(["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])(
    "%s on a hook is answered 405 with what is allowed",
    async (method) => {
      const response = await anApp().app.request("/hooks/hub", { method });

      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("POST");
    },
  );

  it.each(["/", "/hooks", "/hooks/", "/hooks/hub/more", "/metrics"])("%s is answered 404 in JSON", async (path) => {
    const response = await anApp().app.request(path, { method: "POST" });

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "NOT_FOUND" } });
  });

  it("/healthz says that the process lives, whatever the store does", async () => {
    const { app, store } = anApp();
    store.failWith(DISK_FULL);

    const response = await app.request("/healthz");

    expect({ status: response.status, json: await response.json() }).toEqual({
      status: 200,
      json: { status: "alive" },
    });
  });

  it.each([
    {
      storeOk: true,
      dispatching: true,
      status: 200,
      checks: { store: "ok", dispatcher: "running", backlog: "flowing" },
    },
    {
      storeOk: false,
      dispatching: true,
      status: 503,
      checks: { store: "unavailable", dispatcher: "running", backlog: "unknown" },
    },
    {
      storeOk: true,
      dispatching: false,
      status: 503,
      checks: { store: "ok", dispatcher: "stopped", backlog: "flowing" },
    },
  ])("/readyz is $status with $checks", async ({ storeOk, dispatching, status, checks }) => {
    const { app, store } = anApp({}, { dispatching: () => dispatching });
    if (!storeOk) store.failWith(DISK_FULL);

    const response = await app.request("/readyz");

    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ status: status === 200 ? "ready" : "not ready", checks });
  });

  it("/readyz of a relay that only receives does not ask for a dispatcher", async () => {
    const response = await anApp().app.request("/readyz");

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ checks: { dispatcher: "elsewhere" } });
  });

  it("a relay that only dispatches turns webhooks and calls away, for whoever can to try again", async () => {
    const { app } = anApp({}, { receiving: false });

    for (const path of [
      "/hooks/hub",
      "/api/v4/projects/1/trigger/pipeline",
      "/api/v4/projects/1/ref/a/trigger/pipeline",
    ]) {
      const response = await app.request(path, { method: "POST", body: "{}" });

      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
      expect(await response.json()).toMatchObject({ error: { code: "RECEIVING_OFF" } });
    }
  });

  it("a relay that drains says so on /readyz, and takes webhooks all the same", async () => {
    const { app, send } = anApp({}, { draining: () => true });

    const response = await app.request("/readyz");
    const push = payload("github-push.json");
    const answer = await send("/hooks/hub", push, githubHeaders(push));

    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: "draining" });
    expect(answer.status).toBe(202);
  });
});
