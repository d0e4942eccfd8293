import { createHash } from "node:crypto";
import type { AttemptFacts, Signal } from "../observe/signal.ts";

/** Something that took time, as traces tell it. */
export interface SpanFacts {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: "server" | "client" | "internal";
  readonly startMs: number;
  readonly endMs: number;
  /** Ids, names of the configuration, codes and fixed words; nothing of a payload, no texts of others. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** The code of what went wrong, if something did. */
  readonly fault?: string;
}

/**
 * The spans that end with this signal.
 *
 * All that becomes of an event is one trace, whose id is the event's id: nothing has to be kept for that, it goes on after a restart, and
 * whoever has an id from the log has the trace. The span of receiving is the root, and its id is made of the event's too, so that
 * attempts can name it as their parent, days later and by another process. What a sender says of its own traces is not believed.
 *
 * @param endMs the time, in milliseconds since 1970
 */
export function spansOf(signal: Signal, endMs: number): readonly SpanFacts[] {
  switch (signal.kind) {
    case "event-stored": {
      const { event, source, type, deliveries, tookMs, persistMs } = signal;
      const attributes = { "sluice.event": event, "sluice.source": source, "sluice.event.type": type };
      const root = rootOf(event, "receive", "server", endMs - tookMs, endMs);
      const persist: SpanFacts = {
        traceId: root.traceId,
        spanId: spanIdOf(event, "persist"),
        parentSpanId: root.spanId,
        name: "persist",
        kind: "internal",
        startMs: endMs - persistMs,
        endMs,
        attributes: {},
      };
      const outcome = { "sluice.outcome": "stored", "sluice.deliveries": deliveries };
      return [{ ...root, attributes: { ...attributes, ...outcome } }, persist];
    }
    case "event-seen-before": {
      const { event, source, type, tookMs } = signal;
      const root = rootOf(event, "receive", "server", endMs - tookMs, endMs);
      const attributes = { "sluice.event": event, "sluice.source": source, "sluice.event.type": type };
      return [
        {
          ...root,
          spanId: spanIdOf(event, `again ${endMs}`),
          parentSpanId: root.spanId,
          attributes: { ...attributes, "sluice.outcome": "seen-before" },
        },
      ];
    }
    case "schedule-due": {
      const { event, schedule, delivery, lateMs } = signal;
      const root = rootOf(event, "schedule", "internal", endMs, endMs);
      const attributes = { "sluice.event": event, "sluice.schedule": schedule, "sluice.delivery": delivery };
      return [{ ...root, attributes: { ...attributes, "sluice.late_ms": Math.round(lateMs) } }];
    }
    case "ref-caught-up": {
      const { event, source } = signal;
      const root = rootOf(event, "catch up", "internal", endMs, endMs);
      return [{ ...root, attributes: { "sluice.event": event, "sluice.source": source } }];
    }
    case "delivered": {
      const { pipeline, adopted = false } = signal;
      return [attemptSpan(signal, endMs, "delivered", { "sluice.pipeline": pipeline, "sluice.adopted": adopted })];
    }
    case "retry-planned":
      return [attemptSpan(signal, endMs, "retry", faultOf(signal), signal.code)];
    case "look-up-planned":
      return [attemptSpan(signal, endMs, "look-up", faultOf(signal), signal.code)];
    case "held":
    case "dead":
      return [attemptSpan(signal, endMs, signal.kind, faultOf(signal), signal.code)];
    default:
      return [];
  }
}

/** The trace an event is told in: of a UUID, itself. */
export function traceIdOf(event: string): string {
  const plain = event.replaceAll("-", "").toLowerCase();
  return /^[0-9a-f]{32}$/.test(plain) ? plain : digest(event).slice(0, 32);
}

function rootOf(event: string, name: string, kind: SpanFacts["kind"], startMs: number, endMs: number) {
  return { traceId: traceIdOf(event), spanId: spanIdOf(event, "root"), name, kind, startMs, endMs };
}

function attemptSpan(
  { delivery, event, route, gitlab, purpose, attempt, tookMs }: AttemptFacts,
  endMs: number,
  outcome: string,
  more: SpanFacts["attributes"],
  fault?: string,
): SpanFacts {
  return {
    traceId: traceIdOf(event),
    spanId: spanIdOf(delivery, `attempt ${attempt}`),
    parentSpanId: spanIdOf(event, "root"),
    name: purpose === "trigger" ? "trigger pipeline" : "look up pipeline",
    kind: "client",
    startMs: endMs - tookMs,
    endMs,
    attributes: {
      "sluice.event": event,
      "sluice.delivery": delivery,
      "sluice.route": route,
      "sluice.gitlab": gitlab,
      "sluice.attempt": attempt,
      "sluice.outcome": outcome,
      ...more,
    },
    ...(fault === undefined ? {} : { fault }),
  };
}

function faultOf({ code, status }: { readonly code: string; readonly status?: number }): SpanFacts["attributes"] {
  return { "error.type": code, ...(status === undefined ? {} : { "http.response.status_code": status }) };
}

function spanIdOf(of: string, what: string): string {
  return digest(`${of} ${what}`).slice(0, 16);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
