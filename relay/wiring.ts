import { CodedError } from "../shared/errors/coded-error.ts";
import type { Log } from "../shared/text/log.ts";
import type { Clock } from "../shared/time/clock.ts";
import { adminApi } from "./admin/api.ts";
import { createAuth } from "./admin/auth.ts";
import { createSourceTally } from "./admin/source-tally.ts";
import { BODIES_IN_MEMORY_BYTES, createApp } from "./app.ts";
import type { LoadDeps } from "./config/examine.ts";
import { loadConfig } from "./config/load.ts";
import { dashboard } from "./dashboard/dashboard.ts";
import { createLive } from "./dashboard/live.ts";
import { createSightings } from "./dashboard/sightings.ts";
import { recover } from "./dispatch/recover.ts";
import { createByteBudget } from "./http/byte-budget.ts";
import { connectForges } from "./http/forge-exchange.ts";
import { listen } from "./listen.ts";
import { liveConfig } from "./live-config.ts";
import { createMetrics, type MetricsDeps } from "./metrics/metrics.ts";
import { metricsPage } from "./metrics/metrics-page.ts";
import { errandNames } from "./model/errand.ts";
import { idSource } from "./model/new-id.ts";
import type { RelayConfig } from "./model/relay-config.ts";
import { dispatches, type RelayRole, receives } from "./model/relay-role.ts";
import { shownStore } from "./model/store-config.ts";
import { logSignals } from "./observe/log-line.ts";
import type { Observe } from "./observe/signal.ts";
import { openStore } from "./store/open-store.ts";
import type { Store } from "./store/store.ts";
import { startTracing, type Tracing } from "./tracing/start-tracing.ts";
import { createConnections } from "./wiring/connections.ts";
import { everySecret } from "./wiring/every-secret.ts";
import { createSecretHider } from "./wiring/hide-secrets.ts";
import { reload } from "./wiring/reload.ts";
import { furnish } from "./wiring/rooms.ts";
import { type RunningRelay, running } from "./wiring/running.ts";

/** What a relay needs of the world beside its configuration. */
export interface RelayDeps extends LoadDeps {
  readonly clock: Clock;
  /** The machine's present boot, where the system tells: see SqliteStoreDeps. */
  readonly boot?: string | undefined;
  /** What other relays at the same store, and people, know this one's process by. */
  readonly name?: string;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Bytes nobody can guess. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Sets the figures of the process among the metrics. */
  readonly processFigures?: MetricsDeps["processFigures"];
  /** What this relay does of what there is to do; everything where nothing is said. */
  readonly role?: RelayRole;
  /** Makes the log; `redact` hides every secret known at the time. */
  readonly createLog: (redact: (text: string) => string) => Log;
}

/**
 * Starts the relay of the configuration at `configPath`: opens its store, ends what an earlier relay left under way, listens and
 * dispatches, as far as its role goes. Rejects with a CodedError when it cannot (CONFIG_INVALID, ROLE_NEEDS_POSTGRES, those of `openStore`,
 * LISTEN_FAILED), and then holds nothing.
 */
export async function startRelay(configPath: string, deps: RelayDeps): Promise<RunningRelay> {
  const { random, role = "all" } = deps;
  const first = loadConfig(configPath, deps);
  requireShared(first, role);
  const secrets = createSecretHider();
  secrets.learn(everySecret(first));
  const log = deps.createLog(secrets.redact);
  const tally = createSourceTally(deps.clock);
  const sightings = createSightings(deps.clock);
  const live = createLive(deps.clock);
  const config = liveConfig(first);
  const metrics = createMetrics({ config, clock: deps.clock, processFigures: deps.processFigures ?? (() => {}) });
  const toLog = logSignals(log);
  const observe: Observe = (signal) => {
    toLog(signal);
    tally.note(signal);
    sightings.observe(signal);
    live.observe(signal);
    metrics.observe(signal);
    tracing?.observe(signal);
  };
  let tracing: Tracing | undefined;
  const newId = idSource(deps.clock, deps.randomBytes);
  const member = {
    newId,
    name: deps.name ?? "",
    lapsed: () => observe({ kind: "relay-lapsed" }),
    buried: (names: readonly string[]) => names.forEach((relay) => observe({ kind: "relay-buried", relay })),
  };
  const { store, company, ...shared } = await openStore(first.store, deps, { as: "relay", member });
  const { clock } = company;
  const connections = createConnections({ clock, random, log });
  const forges = connectForges();
  const letGo = async () => {
    connections.close();
    forges.close();
    await store.close();
    await tracing?.close();
  };
  try {
    tracing = await startTracing({ env: deps.env, clock, tell: observe });
    connections.prepare(first)();
    company.announce(errandNames(first));
    config.onReplace((next) => company.announce(errandNames(next)));
    if (dispatches(role)) await recover({ store, config, clock, observe });
    await tellBacklog(store, observe);
    const { storeTook } = metrics;
    const { exchange } = forges;
    const { redact } = secrets;
    const { dispatcher, loops } = furnish(
      { config, store, company, ...shared, connections, clock, random, newId, observe, storeTook, exchange, redact },
      role,
    );
    const auth = createAuth({ config, clock, randomBytes: deps.randomBytes, observe });
    const ground = {
      config,
      store,
      observe,
      clock,
      newId,
      onStored: () => dispatcher?.wake(),
      dispatching: () => dispatcher?.working ?? true,
    };
    const pages = dashboard({ ...ground, auth, tally, sightings, live });
    const bodies = createByteBudget(BODIES_IN_MEMORY_BYTES, clock);
    const inFlight = () => dispatcher?.inFlight ?? 0;
    const dispatching = dispatcher && (() => dispatcher.working);
    const sights = { store, inFlight, bodyBytes: () => bodies.takenBytes, ...(dispatching && { dispatching }) };
    const figures = metricsPage({ config, admit: (c) => void auth.bearer(c), page: () => metrics.page(sights) });
    let draining = false;
    const app = createApp({
      config,
      store,
      observe,
      clock,
      newId,
      onStored: ground.onStored,
      bodies,
      receiving: receives(role),
      ...(dispatching && { dispatching }),
      draining: () => draining,
      more: [adminApi({ ...ground, auth, tally }), pages, figures],
    });
    const listening = await listen(app, first.listen);
    for (const loop of loops) loop.start();
    const counts = { sources: first.sources.size, routes: first.routes.length };
    observe({ kind: "listening", url: listening.url, store: shownStore(first.store), ...counts });
    const load = () => loadConfig(configPath, deps);
    const again = () => reload({ load, config, connections, secrets, observe });
    const drain = () => {
      draining = true;
    };
    const parts = { config, listening, loops: [...loops, live], inFlight, reload: again, drain, letGo, observe, clock };
    return running(parts);
  } catch (error) {
    await letGo();
    throw error;
  }
}

/** A relay on a file is the only one there: what it did not do would not be done. */
function requireShared({ store }: RelayConfig, role: RelayRole): void {
  if (store.kind === "postgres" || role === "all") return;
  throw new CodedError("ROLE_NEEDS_POSTGRES", `A relay on ${shownStore(store)} cannot have the role ${role}.`);
}

/** Says what waits, also for a person. */
async function tellBacklog(store: Store, observe: Observe): Promise<void> {
  const { pending, held, dead, oldestDueAt } = await store.backlog();
  observe({ kind: "backlog-found", pending, held, dead, ...(oldestDueAt === undefined ? {} : { oldestDueAt }) });
}
