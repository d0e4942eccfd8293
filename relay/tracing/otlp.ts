import { type HrTime, ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  type ReadableSpan,
  SamplingDecision,
  type SpanExporter,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";
import { VERSION } from "../../shared/text/version.generated.ts";
import type { TracingSettings } from "./settings.ts";
import type { SpanFacts } from "./spans.ts";

/** Sends spans in batches; what cannot be sent is lost. Nothing here throws. */
export interface SpanSender {
  send(span: SpanFacts): void;
  /** Sends what is left; resolves once it has arrived or is lost. */
  close(): Promise<void>;
}

/** Told how a batch fared. */
export type Sent = (spans: number, error: Error | undefined) => void;

/**
 * A sender by OTLP over HTTP, with OpenTelemetry's own batches, retries and encoding.
 *
 * Spans are handed over when they are over, so there is no tracer and nothing follows the flow of the program. This file is loaded
 * only when traces are sent.
 */
export function otlpSender({ endpoint, ratio, resource, batch }: TracingSettings, sent: Sent): SpanSender {
  const exporter = telling(new OTLPTraceExporter({ url: endpoint }), sent);
  const processor = new BatchSpanProcessor({ exporter, ...batch });
  const sampler = new TraceIdRatioBasedSampler(ratio);
  const common = {
    resource: resourceFromAttributes({ "service.version": VERSION, ...resource }),
    instrumentationScope: { name: "sluice", version: VERSION },
  };
  return {
    send(span) {
      const { decision } = sampler.shouldSample(ROOT_CONTEXT, span.traceId);
      if (decision === SamplingDecision.RECORD_AND_SAMPLED) processor.onEnd({ ...common, ...toReadable(span) });
    },
    async close() {
      // What could not be sent has been told.
      await processor.shutdown().catch(() => {});
    },
  };
}

function telling(exporter: SpanExporter, sent: Sent): SpanExporter {
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        sent(spans.length, result.error);
        done(result);
      });
    },
    forceFlush: async () => await exporter.forceFlush?.(),
    shutdown: async () => await exporter.shutdown(),
  };
}

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

function toReadable(span: SpanFacts): Omit<ReadableSpan, "resource" | "instrumentationScope"> {
  const { traceId, spanId, parentSpanId, startMs, endMs, fault } = span;
  const contextOf = (id: string) => ({ traceId, spanId: id, traceFlags: TraceFlags.SAMPLED });
  return {
    name: span.name,
    kind: KINDS[span.kind],
    spanContext: () => contextOf(spanId),
    ...(parentSpanId === undefined ? {} : { parentSpanContext: contextOf(parentSpanId) }),
    startTime: hrTime(startMs),
    endTime: hrTime(endMs),
    duration: hrTime(endMs - startMs),
    status: fault === undefined ? { code: SpanStatusCode.UNSET } : { code: SpanStatusCode.ERROR, message: fault },
    attributes: { ...span.attributes },
    links: [],
    events: [],
    ended: true,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

function hrTime(ms: number): HrTime {
  const nanoseconds = Math.round(ms * 1e6);
  return [Math.floor(nanoseconds / 1e9), nanoseconds % 1e9];
}
