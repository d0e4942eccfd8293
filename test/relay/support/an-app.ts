import { type AppDeps, BODIES_IN_MEMORY_BYTES, createApp } from "../../../relay/app.ts";
import { createByteBudget } from "../../../relay/http/byte-budget.ts";
import { liveConfig } from "../../../relay/live-config.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import { logSignals } from "../../../relay/observe/log-line.ts";
import type { Log } from "../../../shared/text/log.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aConfig } from "./a-config.ts";
import { memoryStore } from "./memory-store.ts";

/** What a test varies of an app beside its configuration. */
interface AppOptions extends Pick<AppDeps, "dispatching" | "draining" | "receiving"> {
  readonly bodiesInMemoryBytes?: number;
}

/** An app over a store in memory, with a clock that stands still, ids that count, and everything it logs kept as text. */
export function anApp(
  config: Partial<RelayConfig> = {},
  { bodiesInMemoryBytes = BODIES_IN_MEMORY_BYTES, ...more }: AppOptions = {},
) {
  const store = memoryStore();
  const clock = new ManualClock();
  const logged: string[] = [];
  const keep = (level: string) => (message: string, fields?: object) =>
    void logged.push(`${level} ${message} ${JSON.stringify(fields ?? {})}`);
  const log: Log = { debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") };
  let ids = 0;
  const woken: number[] = [];
  const app = createApp({
    config: liveConfig(aConfig(config)),
    store,
    clock,
    observe: logSignals(log),
    bodies: createByteBudget(bodiesInMemoryBytes, clock),
    newId: () => `id-${(ids += 1)}`,
    onStored: () => woken.push(store.deliveries.length),
    ...more,
  });
  const send = async (path: string, body: NonNullable<RequestInit["body"]>, headers: Record<string, string>) => {
    const response = await app.request(path, { method: "POST", body, headers, duplex: "half" });
    return {
      status: response.status,
      headers: response.headers,
      json: (await response.json()) as Record<string, unknown>,
    };
  };
  return {
    app,
    store,
    clock,
    logged,
    /** How many deliveries were on disk each time the dispatcher was woken. */
    woken,
    /** Posts a body to a path and gives back status, headers and JSON of the answer. */
    send,
  };
}
