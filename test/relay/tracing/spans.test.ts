import { describe, expect, it } from "vitest";
import { spansOf, traceIdOf } from "../../../relay/tracing/spans.ts";
import { ATTEMPT, EVENT, EVERY_SIGNAL, FAULT } from "../observe/every-signal.ts";

const ID = "0192f0e4-7a10-7000-8abc-0123456789ab";

describe("the spans of a signal", () => {
  it("of a stored event are the receiving and, within it, the store", () => {
    const [receive, persist] = spansOf({ kind: "event-stored", ...EVENT, event: ID, deliveries: 2 }, 10_000);

    expect(receive).toMatchObject({
      traceId: "0192f0e47a1070008abc0123456789ab",
      name: "receive",
      startMs: 9_996.8,
      endMs: 10_000,
      attributes: { "sluice.event": ID, "sluice.source": "hub", "sluice.outcome": "stored", "sluice.deliveries": 2 },
    });
    expect(receive).not.toHaveProperty("parentSpanId");
    expect(persist).toMatchObject({ traceId: receive?.traceId, parentSpanId: receive?.spanId, startMs: 9_998.9 });
  });

  it("of every attempt stand under the receiving of its event, each its own", () => {
    const [receive] = spansOf({ kind: "event-stored", ...EVENT, event: ID, deliveries: 1 }, 10_000);
    const facts = { ...ATTEMPT, event: ID };

    const spans = [
      ...spansOf({ kind: "retry-planned", ...facts, attempt: 1, ...FAULT, dueInMs: 5 }, 11_000),
      ...spansOf({ kind: "delivered", ...facts, attempt: 2, purpose: "look-up", pipeline: "https://gl/7" }, 12_000),
    ];

    expect(spans.map(({ traceId }) => traceId)).toEqual([receive?.traceId, receive?.traceId]);
    expect(spans.map(({ parentSpanId }) => parentSpanId)).toEqual([receive?.spanId, receive?.spanId]);
    expect(new Set([receive, ...spans].map((span) => span?.spanId)).size).toBe(3);
    expect(spans).toMatchObject([
      {
        name: "trigger pipeline",
        fault: "GITLAB_SERVER_ERROR",
        attributes: { "http.response.status_code": 502, "sluice.attempt": 1, "sluice.outcome": "retry" },
      },
      { name: "look up pipeline", attributes: { "sluice.pipeline": "https://gl/7", "sluice.outcome": "delivered" } },
    ]);
  });

  it("of an event seen before stand beside those of the first, under its root", () => {
    const [first] = spansOf({ kind: "event-stored", ...EVENT, event: ID, deliveries: 1 }, 10_000);
    const [again] = spansOf({ kind: "event-seen-before", ...EVENT, event: ID }, 20_000);

    expect(again).toMatchObject({ traceId: first?.traceId, parentSpanId: first?.spanId });
    expect(again?.spanId).not.toBe(first?.spanId);
  });

  it("have valid ids, end no sooner than they begin, and carry no text of others", () => {
    const spans = EVERY_SIGNAL.flatMap((signal) => spansOf(signal, 10_000));

    expect(spans.length).toBeGreaterThan(8);
    for (const { traceId, spanId, startMs, endMs, attributes } of spans) {
      expect([traceId, spanId]).toEqual([
        expect.stringMatching(/^(?!0+$)[0-9a-f]{32}$/),
        expect.stringMatching(/^(?!0+$)[0-9a-f]{16}$/),
      ]);
      expect(endMs).toBeGreaterThanOrEqual(startMs);
      expect(Object.keys(attributes).filter((name) => /text|why|address|payload|token|ref$/.test(name))).toEqual([]);
    }
  });

  it("have a trace also where an event's id is no UUID", () => {
    expect(traceIdOf("e-1")).toMatch(/^[0-9a-f]{32}$/);
    expect(traceIdOf("e-1")).not.toBe(traceIdOf("e-2"));
  });
});
