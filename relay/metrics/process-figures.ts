import { monitorEventLoopDelay } from "node:perf_hooks";
import { VERSION } from "../../shared/text/version.generated.ts";
import type { Registry } from "./registry.ts";

/** How often the event loop's delay is measured: finer costs a wake-up each time. */
const RESOLUTION_MS = 20;

const NANOSECONDS = 1e9;

/** Figures of this process. The event loop is watched from the first time on, so that nobody pays who does not ask. */
export function createProcessFigures(): (registry: Registry) => void {
  const startedAt = Date.now() / 1_000 - process.uptime();
  let delay: ReturnType<typeof monitorEventLoopDelay> | undefined;
  return (registry) => {
    if (delay === undefined) {
      delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
      delay.enable();
    } else {
      const lag = (nanoseconds: number) => Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1_000);
      const isMeasured = delay.count > 0;
      registry.set("nodejs_eventloop_lag_p50_seconds", {}, isMeasured ? lag(delay.percentile(50)) : 0);
      registry.set("nodejs_eventloop_lag_p99_seconds", {}, isMeasured ? lag(delay.percentile(99)) : 0);
      registry.set("nodejs_eventloop_lag_max_seconds", {}, isMeasured ? lag(delay.max) : 0);
      delay.reset();
    }
    registry.set("sluice_relay_build_info", { version: VERSION, node: process.versions.node }, 1);
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    registry.set("process_cpu_seconds_total", {}, (user + system) / 1e6);
    registry.set("process_start_time_seconds", {}, startedAt);
    registry.set("process_resident_memory_bytes", {}, rss);
    registry.set("nodejs_heap_size_used_bytes", {}, heapUsed);
    registry.set("nodejs_external_memory_bytes", {}, external);
  };
}
