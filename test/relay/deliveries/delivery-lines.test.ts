import { describe, expect, it } from "vitest";
import { deliveryJson, deliveryLines } from "../../../relay/deliveries/delivery-lines.ts";
import type { Delivery } from "../../../relay/model/delivery.ts";
import { CATALOGUE } from "../../../shared/errors/catalogue.ts";
import { anEvent, at } from "../../contracts/store-samples.ts";

const EVENT = anEvent(1);
const NOW = at(90_000);

function aDelivery(over: Partial<Delivery> = {}): Delivery {
  return {
    id: "d-1",
    eventId: EVENT.id,
    route: "app",
    changeIndex: 0,
    state: "pending",
    attempts: 0,
    createdAt: at(0),
    dueAt: at(0),
    lane: "main:app",
    refIndex: 0,
    inDoubt: false,
    ...over,
  };
}

describe("deliveryLines", () => {
  it.each<[string, Partial<Delivery>, readonly string[]]>([
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
      "is held",
      { state: "held", attempts: 1, reason: { code: "DELIVERY_HELD", text: "GitLab answered 502." } },
      [
        "d-1  held         app  acme/app  refs/heads/main  1 attempt  1m 30s ago",
        "    because: GitLab answered 502. [DELIVERY_HELD]",
        `    what to do: ${CATALOGUE.DELIVERY_HELD.hint}`,
      ],
    ],
  ])("says where a delivery stands that %s", (_, over, lines) => {
    expect(deliveryLines({ delivery: aDelivery(over), event: EVENT }, NOW)).toEqual(lines);
  });

  it("does not say twice what to do", () => {
    const text = "GitLab said no. Enable CI/CD under Settings > General > Visibility, project features, permissions.";
    const delivery = aDelivery({ state: "dead", attempts: 1, reason: { code: "GITLAB_PIPELINES_DISABLED", text } });

    expect(deliveryLines({ delivery, event: EVENT }, NOW)).toHaveLength(2);
  });

  it("shows foreign names as one harmless line each", () => {
    const hostile = "x\r\n\u001b[2J\u202eevil";
    const delivery = aDelivery({ state: "dead", reason: { code: "UNKNOWN_CODE", text: hostile } });
    const reading = EVENT.reading.kind === "push" ? EVENT.reading : undefined;
    const changes = reading?.changes.map((change) => ({ ...change, ref: `refs/heads/${hostile}` })) ?? [];
    const event = { ...EVENT, reading: { kind: "push", origin: { repository: hostile }, changes } } as const;

    const lines = deliveryLines({ delivery, event }, NOW);

    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^[\u0020-\u007e]+$/);
  });

  it("does without the event", () => {
    expect(deliveryLines({ delivery: aDelivery() }, NOW)[0]).toBe("d-1  pending      app  0 attempts  1m 30s ago");
  });
});

describe("deliveryJson", () => {
  it("gives a script what it needs, dates in ISO 8601", () => {
    expect(JSON.parse(JSON.stringify(deliveryJson({ delivery: aDelivery(), event: EVENT })))).toEqual({
      id: "d-1",
      state: "pending",
      route: "app",
      event: "event-1",
      source: "acme-github",
      repository: "acme/app",
      ref: "refs/heads/main",
      commit: "a".repeat(40),
      attempts: 0,
      createdAt: "2026-11-22T10:00:00.000Z",
      dueAt: "2026-11-22T10:00:00.000Z",
    });
  });
});
