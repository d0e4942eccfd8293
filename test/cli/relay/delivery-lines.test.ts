import { describe, expect, it } from "vitest";
import { deliveryJson, deliveryLines } from "../../../cli/relay/delivery-lines.ts";
import type { ListedDelivery } from "../../../relay/model/listed.ts";
import { CATALOGUE } from "../../../shared/errors/catalogue.ts";
import { at } from "../../contracts/store-samples.ts";

const NOW = at(90_000);

function aDelivery(over: Partial<ListedDelivery> = {}): ListedDelivery {
  return {
    id: "d-1",
    eventId: "event-1",
    route: "app",
    changeIndex: 0,
    state: "pending",
    attempts: 0,
    createdAt: at(0),
    dueAt: at(0),
    lane: "main:app",
    refIndex: 0,
    inDoubt: false,
    source: "acme-github",
    sourceKind: "github",
    type: "push",
    repository: "acme/app",
    ref: "refs/heads/main",
    commit: "a".repeat(40),
    receivedAt: at(0),
    ...over,
  };
}

describe("deliveryLines", () => {
  it.each<[string, Partial<ListedDelivery>, readonly string[]]>([
    ["waits for its first attempt", {}, ["d-1  pending      app  acme/app  refs/heads/main  0 attempts  1m 30s ago"]],
    [
      "waits for its next attempt",
      { attempts: 2, dueAt: at(120_000), reason: { code: "GITLAB_RATE_LIMITED", text: "GitLab answered 429." } },
      [
        "d-1  pending      app  acme/app  refs/heads/main  2 attempts  1m 30s ago",
        "    next attempt at 2026-11-22T10:02:00.000Z",
        "    because: GitLab answered 429. [GITLAB_RATE_LIMITED]",
      ],
    ],
    [
      "is delivered",
      { state: "delivered", attempts: 1, pipeline: { id: 7, projectId: 3, webUrl: "https://gl.example/p/7" } },
      ["d-1  delivered    app  acme/app  refs/heads/main  1 attempt  1m 30s ago", "    https://gl.example/p/7"],
    ],
    [
      "is delivered once more, its pipeline running",
      {
        state: "delivered",
        attempts: 1,
        pipeline: { id: 7, projectId: 3, webUrl: "https://gl.example/p/7" },
        pipelineStatus: "running",
        redeliveryOf: "d-0",
      },
      [
        "d-1  delivered    app  acme/app  refs/heads/main  1 attempt  1m 30s ago",
        "    redelivery of d-0",
        "    https://gl.example/p/7: running",
      ],
    ],
    [
      "waits to be looked up",
      { attempts: 1, inDoubt: true, dueAt: at(120_000) },
      [
        "d-1  pending      app  acme/app  refs/heads/main  1 attempt  1m 30s ago",
        "    next look for its pipeline at 2026-11-22T10:02:00.000Z",
      ],
    ],
    [
      "is held",
      { state: "held", attempts: 1, reason: { code: "DELIVERY_HELD", text: "GitLab answered 502." } },
      [
        "d-1  held         app  acme/app  refs/heads/main  1 attempt  1m 30s ago",
        "    because: GitLab answered 502. [DELIVERY_HELD]",
        `    what to do: ${CATALOGUE.DELIVERY_HELD.hint}`,
      ],
    ],
  ])("says where a delivery stands that %s", (_, over, lines) => {
    expect(deliveryLines(aDelivery(over), NOW)).toEqual(lines);
  });

  it("does not say twice what to do", () => {
    const text = "GitLab said no. Enable CI/CD under Settings > General > Visibility, project features, permissions.";
    const delivery = aDelivery({ state: "dead", attempts: 1, reason: { code: "GITLAB_PIPELINES_DISABLED", text } });

    expect(deliveryLines(delivery, NOW)).toHaveLength(2);
  });

  it("shows foreign names as one harmless line each", () => {
    const hostile = "x\r\n\u001b[2J\u202eevil";
    const reason = { code: "UNKNOWN_CODE", text: hostile };
    const delivery = aDelivery({ state: "dead", reason, repository: hostile, ref: `refs/heads/${hostile}` });

    const lines = deliveryLines(delivery, NOW);

    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^[\u0020-\u007e]+$/);
  });

  it("does without a change", () => {
    const { repository: _, ref: __, commit: ___, ...scheduled } = aDelivery({ route: "nightly" });

    expect(deliveryLines(scheduled, NOW)[0]).toBe("d-1  pending      nightly  0 attempts  1m 30s ago");
  });
});

describe("deliveryJson", () => {
  it("gives a script what it needs, dates in ISO 8601", () => {
    expect(JSON.parse(JSON.stringify(deliveryJson(aDelivery({ redeliveryOf: "d-0" }))))).toEqual({
      id: "d-1",
      state: "pending",
      route: "app",
      lane: "main:app",
      event: "event-1",
      eventType: "push",
      source: "acme-github",
      sourceKind: "github",
      redeliveryOf: "d-0",
      repository: "acme/app",
      ref: "refs/heads/main",
      commit: "a".repeat(40),
      attempts: 0,
      createdAt: "2026-11-22T10:00:00.000Z",
      receivedAt: "2026-11-22T10:00:00.000Z",
      inDoubt: false,
      dueAt: "2026-11-22T10:00:00.000Z",
    });
  });
});
