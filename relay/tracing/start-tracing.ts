import { oneLine } from "../../shared/errors/describe.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Observe } from "../observe/signal.ts";
import { readTracing } from "./settings.ts";
import { spansOf } from "./spans.ts";

/** Traces on their way out. */
export interface Tracing {
  /** Makes spans of signals. */
  readonly observe: Observe;
  /** Sends what is left, for a few seconds at most. */
  close(): Promise<void>;
}

/** What sending traces stands on. */
export interface TracingDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Told how sending goes. */
  readonly tell: Observe;
}

/** A receiver of traces that does not answer holds up the relay's end no longer than this. */
const CLOSE_WITHIN_MS = 5_000;

const NO_TRACES: Tracing = { observe: () => {}, close: async () => {} };

/** Begins to send traces, where the environment says so; nothing that sends is loaded otherwise. */
export async function startTracing({ env, clock, tell }: TracingDeps): Promise<Tracing> {
  const { settings, unclear } = readTracing(env);
  for (const one of unclear) tell({ kind: "tracing-unclear", ...one });
  if (settings === undefined || settings.ratio === 0) return NO_TRACES;
  const { otlpSender } = await import("./otlp.ts");
  let fails = false;
  const sender = otlpSender(settings, (spans, error) => {
    if (error !== undefined) tell({ kind: "traces-not-sent", spans, why: oneLine(error), first: !fails });
    else if (fails) tell({ kind: "traces-sent-again" });
    fails = error !== undefined;
  });
  const { origin, pathname } = new URL(settings.endpoint);
  tell({ kind: "tracing", endpoint: `${origin}${pathname}` });
  return {
    observe(signal) {
      for (const span of spansOf(signal, clock.now().getTime())) sender.send(span);
    },
    async close() {
      const enough = new AbortController();
      const tooLong = clock.sleep(CLOSE_WITHIN_MS, enough.signal).catch(() => {});
      await Promise.race([sender.close(), tooLong]);
      enough.abort();
      await tooLong;
    },
  };
}
