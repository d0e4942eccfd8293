import { describe, expect, it } from "vitest";
import { anApp } from "./support/an-app.ts";
import { DISK_FULL } from "./support/memory-store.ts";

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
    { storeOk: true, dispatching: true, status: 200, checks: { store: "ok", dispatcher: "running" } },
    { storeOk: false, dispatching: true, status: 503, checks: { store: "unavailable", dispatcher: "running" } },
    { storeOk: true, dispatching: false, status: 503, checks: { store: "ok", dispatcher: "stopped" } },
  ])("/readyz is $status with $checks", async ({ storeOk, dispatching, status, checks }) => {
    const { app, store } = anApp({}, { dispatching: () => dispatching });
    if (!storeOk) store.failWith(DISK_FULL);

    const response = await app.request("/readyz");

    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ status: status === 200 ? "ready" : "not ready", checks });
  });
});
