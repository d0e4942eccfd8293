import type { LiveConfig } from "../live-config.ts";
import { DROP_IN } from "../model/errand.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { AttemptFacts, Observe, Signal } from "../observe/signal.ts";
import type { Registry } from "./registry.ts";

/** What is no name of the configuration; no name may have brackets. */
const UNKNOWN = "(unknown)";

/** Counts what the relay does. Names that the configuration in force does not know are all counted as one. */
export function countSignals(registry: Registry, config: Pick<LiveConfig, "current">): Observe {
  return (signal) => count(registry, config.current, signal);
}

/**
 * Makes the series that will rise sooner or later stand at 0: Prometheus sees no rise in a series' first value, so the
 * first dead letter would go unnoticed.
 */
export function beginSeries(registry: Registry, config: RelayConfig): void {
  for (const source of doors(config)) {
    for (const outcome of ["stored", "seen-before", "not-authentic", "refused", "not-stored", "failed"])
      registry.add("sluice_relay_events_total", { source, outcome }, 0);
    registry.add("sluice_relay_verification_failures_total", { source }, 0);
    registry.add("sluice_relay_deliveries_created_total", { source }, 0);
    registry.add("sluice_relay_refs_caught_up_total", { source }, 0);
  }
  for (const { name: source, api } of config.sources.values()) {
    if (api === undefined) continue;
    for (const outcome of ["sent", "failed"]) registry.add("sluice_relay_feedback_total", { source, outcome }, 0);
    setOnce(registry, "sluice_relay_forge_failing", { source });
  }
  for (const gitlab of config.gitlab.keys()) {
    for (const outcome of ["delivered", "retry", "look-up", "held", "dead"])
      registry.add("sluice_relay_attempts_total", { gitlab, purpose: "trigger", outcome }, 0);
    setOnce(registry, "sluice_relay_gitlab_left_alone", { gitlab });
  }
  for (const { name: schedule } of config.schedules)
    for (const outcome of ["started", "missed"])
      registry.add("sluice_relay_schedule_times_total", { schedule, outcome }, 0);
  for (const outcome of ["replaced", "refused"]) registry.add("sluice_relay_config_reloads_total", { outcome }, 0);
  for (const name of PLAIN) registry.add(name, {}, 0);
  if (registry.series("sluice_relay_config_last_reload_successful").length === 0)
    registry.set("sluice_relay_config_last_reload_successful", {}, 1);
}

const PLAIN = [
  "sluice_relay_pipelines_told_total",
  "sluice_relay_settle_failures_total",
  "sluice_relay_events_removed_total",
  "sluice_relay_admin_refusals_total",
  "sluice_relay_spans_lost_total",
] as const;

function setOnce(
  registry: Registry,
  name: "sluice_relay_forge_failing" | "sluice_relay_gitlab_left_alone",
  labels: { readonly source: string } | { readonly gitlab: string },
): void {
  const [value] = Object.values(labels);
  const isThere = registry.series(name).some((one) => Object.values(one.labels)[0] === value);
  if (isThere) return;
  if ("source" in labels) registry.set("sluice_relay_forge_failing", labels, 0);
  else registry.set("sluice_relay_gitlab_left_alone", labels, 0);
}

function count(registry: Registry, config: RelayConfig, signal: Signal): void {
  const at = (outcome: string, source: string) => registry.add("sluice_relay_events_total", { source, outcome });
  switch (signal.kind) {
    case "event-stored":
    case "event-seen-before": {
      const source = doorOf(config, signal.source);
      at(signal.kind === "event-stored" ? "stored" : "seen-before", source);
      registry.observe("sluice_relay_receive_duration_seconds", { source }, signal.tookMs / 1_000);
      registry.observe("sluice_relay_store_duration_seconds", { operation: "persist" }, signal.persistMs / 1_000);
      const created = signal.kind === "event-stored" ? signal.deliveries : 0;
      registry.add("sluice_relay_deliveries_created_total", { source }, created);
      return;
    }
    case "sender-not-authentic": {
      const source = doorOf(config, signal.source);
      at("not-authentic", source);
      registry.add("sluice_relay_verification_failures_total", { source });
      return;
    }
    case "connection-tested":
      at("ping", doorOf(config, signal.source));
      return;
    case "webhook-refused":
      at("refused", doorAt(config, signal.path));
      return;
    case "webhook-not-stored":
      at("not-stored", doorAt(config, signal.path));
      return;
    case "request-failed":
      at("failed", doorAt(config, signal.path));
      return;
    case "delivered":
      return countAttempt(registry, config, signal, "delivered");
    case "retry-planned":
      return countAttempt(registry, config, signal, "retry", signal.code);
    case "look-up-planned":
      return countAttempt(registry, config, signal, "look-up", signal.code);
    case "held":
    case "dead":
      return countAttempt(registry, config, signal, signal.kind, signal.code);
    case "settle-failed":
      return registry.add("sluice_relay_settle_failures_total", {});
    case "gitlab-left-alone":
    case "gitlab-works-again": {
      const gitlab = nameIn(config.gitlab, signal.gitlab);
      return registry.set("sluice_relay_gitlab_left_alone", { gitlab }, signal.kind === "gitlab-left-alone" ? 1 : 0);
    }
    case "pipeline-told":
      return registry.add("sluice_relay_pipelines_told_total", {});
    case "schedule-due":
    case "schedule-missed": {
      const schedule = config.schedules.some(({ name }) => name === signal.schedule) ? signal.schedule : UNKNOWN;
      if (signal.kind === "schedule-due")
        return registry.add("sluice_relay_schedule_times_total", { schedule, outcome: "started" });
      return registry.add("sluice_relay_schedule_times_total", { schedule, outcome: "missed" }, signal.count);
    }
    case "config-replaced":
    case "config-refused": {
      const outcome = signal.kind === "config-replaced" ? "replaced" : "refused";
      registry.add("sluice_relay_config_reloads_total", { outcome });
      return registry.set("sluice_relay_config_last_reload_successful", {}, outcome === "replaced" ? 1 : 0);
    }
    case "commit-told":
    case "commit-not-told": {
      const source = nameIn(config.sources, signal.source);
      const outcome = signal.kind === "commit-told" ? "sent" : "failed";
      return registry.add("sluice_relay_feedback_total", { source, outcome });
    }
    case "forge-failing":
    case "forge-recovered": {
      const source = nameIn(config.sources, signal.source);
      return registry.set("sluice_relay_forge_failing", { source }, signal.kind === "forge-failing" ? 1 : 0);
    }
    case "old-removed":
      return registry.add("sluice_relay_events_removed_total", {}, signal.events);
    case "ref-caught-up":
      return registry.add("sluice_relay_refs_caught_up_total", { source: nameIn(config.sources, signal.source) });
    case "admin-not-authentic":
      return registry.add("sluice_relay_admin_refusals_total", {});
    case "admin-acted":
      return registry.add("sluice_relay_admin_acts_total", { action: signal.action }, signal.count);
    case "traces-not-sent":
      return registry.add("sluice_relay_spans_lost_total", {}, signal.spans);
    default:
      return;
  }
}

function countAttempt(registry: Registry, config: RelayConfig, facts: AttemptFacts, outcome: string, code?: string) {
  const gitlab = nameIn(config.gitlab, facts.gitlab);
  const { purpose } = facts;
  registry.add("sluice_relay_attempts_total", { gitlab, purpose, outcome });
  registry.observe("sluice_relay_attempt_duration_seconds", { gitlab, purpose }, facts.tookMs / 1_000);
  if (code !== undefined) registry.add("sluice_relay_attempt_failures_total", { gitlab, code });
}

function doors({ sources, dropIn }: RelayConfig): readonly string[] {
  return [...sources.keys(), ...(dropIn === undefined ? [] : [DROP_IN])];
}

function doorOf({ sources, dropIn }: RelayConfig, name: string): string {
  return dropIn !== undefined && name === DROP_IN ? DROP_IN : nameIn(sources, name);
}

/** The source that a request's path leads to. */
function doorAt(config: RelayConfig, path: string): string {
  if (path.startsWith("/hooks/")) return nameIn(config.sources, path.slice("/hooks/".length));
  return path.startsWith("/api/v4/") ? doorOf(config, DROP_IN) : UNKNOWN;
}

function nameIn(names: ReadonlyMap<string, unknown>, name: string): string {
  return names.has(name) ? name : UNKNOWN;
}
