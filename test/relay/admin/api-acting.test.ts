import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AdminLab, openAdminLab } from "./admin-lab.ts";
import type { Delivered } from "./answers.ts";

let lab: AdminLab;
beforeEach(async () => {
  lab = await openAdminLab();
});
afterEach(async () => {
  await lab.close();
});

describe("POST /api/deliveries/{id}/release", () => {
  it.each(["held", "dead"] as const)("sends a %s one on its way, and wakes who carries it", async (state) => {
    const { delivery: id } = await lab.push();
    await lab.settle(state);
    const before = lab.woken.length;

    const answer = await lab.post(`/api/deliveries/${id}/release`);

    expect({ status: answer.status, json: answer.json }).toMatchObject({
      status: 200,
      json: { delivery: { id, state: "pending" } },
    });
    expect((await lab.store.delivery(id))?.state).toBe("pending");
    expect(lab.woken.length).toBe(before + 1);
    expect(lab.signals.at(-1)).toEqual({
      kind: "admin-acted",
      address: "127.0.0.1",
      action: "release",
      to: id,
      count: 1,
    });
  });

  it("answers 409 to one that needs none, and leaves it", async () => {
    const { delivery: id } = await lab.push();

    const answer = await lab.post(`/api/deliveries/${id}/release`);

    expect({ status: answer.status, json: answer.json }).toMatchObject({
      status: 409,
      json: { error: { code: "DELIVERY_NOT_RELEASABLE" } },
    });
  });
});

describe("POST /api/deliveries/{id}/cancel", () => {
  it("ends it for good, with the reason that was given", async () => {
    const { delivery: id } = await lab.push();

    const answer = await lab.post(`/api/deliveries/${id}/cancel`, { reason: "ran as pipeline 4711" });

    expect((answer.json as Delivered).delivery).toMatchObject({
      state: "canceled",
      reason: { code: "DELIVERY_CANCELED", text: "Canceled by hand: ran as pipeline 4711" },
    });
    expect((await lab.post(`/api/deliveries/${id}/cancel`, {})).status).toBe(409);
  });

  it("takes no body for no reason", async () => {
    const { delivery: id } = await lab.push();

    expect((await lab.post(`/api/deliveries/${id}/cancel`)).status).toBe(200);
  });

  it.each([
    { what: "no JSON", body: "{" },
    { what: "a list", body: "[]" },
    { what: "a key it does not know", body: '{"why":"so"}' },
    { what: "no text", body: '{"reason":1}' },
    { what: "a reason without end", body: JSON.stringify({ reason: "x".repeat(1_001) }) },
  ])("answers 400 to $what, and leaves it", async ({ body }) => {
    const { delivery: id } = await lab.push();

    const { status, json } = await lab.post(`/api/deliveries/${id}/cancel`, body);

    expect({ status, json }).toMatchObject({ status: 400, json: { error: { code: "ADMIN_REQUEST_INVALID" } } });
    expect((await lab.store.delivery(id))?.state).toBe("pending");
  });

  it("answers 413 to a body beyond all reason, without reading it", async () => {
    const { delivery: id } = await lab.push();

    const { status, json, headers } = await lab.post(`/api/deliveries/${id}/cancel`, " ".repeat(300_000));

    expect({ status, json }).toMatchObject({ status: 413, json: { error: { code: "ADMIN_REQUEST_TOO_LARGE" } } });
    expect(headers.get("connection")).toBe("close");
  });

  it("takes no form, which a page could send anywhere", async () => {
    const { delivery: id } = await lab.push();
    const headers = { "content-type": "application/x-www-form-urlencoded" };

    expect((await lab.post(`/api/deliveries/${id}/cancel`, "reason=x", { headers })).status).toBe(400);
  });
});

describe("methods", () => {
  it.each([
    { method: "DELETE", path: "/api/deliveries", allow: "GET, HEAD" },
    { method: "POST", path: "/api/deliveries", allow: "GET, HEAD" },
    { method: "OPTIONS", path: "/api/deliveries", allow: "GET, HEAD" },
    { method: "GET", path: "/api/deliveries/some/release", allow: "POST" },
    { method: "PUT", path: "/api/events/some/payload", allow: "GET, HEAD" },
    { method: "GET", path: "/api/redeliveries", allow: "POST" },
    { method: "POST", path: "/api/openapi.json", allow: "GET, HEAD" },
  ])("$method $path is answered 405 with what is allowed", async ({ method, path, allow }) => {
    const answer = await lab.ask(path, { method });

    expect([answer.status, answer.headers.get("allow")]).toEqual([405, allow]);
  });

  it("HEAD answers as GET does, without the body", async () => {
    const answer = await lab.ask("/api/deliveries", { method: "HEAD" });

    expect([answer.status, answer.headers.get("content-type"), answer.text]).toEqual([200, "application/json", ""]);
  });

  it.each(["/api/nothing", "/api/deliveries/a/b/c", "/api/deliveries/", "/api"])("%s is not there", async (path) => {
    const answer = await lab.ask(path);

    expect({ status: answer.status, json: answer.json }).toMatchObject({
      status: 404,
      json: { error: { code: "NOT_FOUND" } },
    });
  });
});
