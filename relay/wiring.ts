import { connectGitLab, type GitLab } from "../shared/gitlab/http.ts";
import type { Log } from "../shared/text/log.ts";
import { redactor } from "../shared/text/redact.ts";
import type { Secret } from "../shared/text/secret.ts";
import type { Clock } from "../shared/time/clock.ts";
import { createApp } from "./app.ts";
import { type LoadDeps, loadConfig } from "./config/load.ts";
import { attemptOver } from "./dispatch/attempt.ts";
import { createDispatcher, type Dispatcher } from "./dispatch/dispatcher.ts";
import { type Listening, listen } from "./listen.ts";
import { idSource } from "./model/new-id.ts";
import type { RelayConfig } from "./model/relay-config.ts";
import type { OnAmbiguous } from "./model/route-config.ts";
import { logSignals } from "./observe/log-line.ts";
import type { Observe } from "./observe/signal.ts";
import { openSqliteStore } from "./store/sqlite/open.ts";
import type { Store } from "./store/store.ts";

/** What a relay needs of the world beside its configuration. */
export interface RelayDeps extends LoadDeps {
  readonly clock: Clock;
  /** The machine's present boot, where the system tells: see SqliteStoreDeps. */
  readonly boot?: string | undefined;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Bytes nobody can guess. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Makes the log, once the secrets it has to hide are known. */
  readonly createLog: (redact: (text: string) => string) => Log;
}

/** A relay that takes webhooks and carries deliveries. */
export interface RunningRelay {
  readonly url: string;
  /** Resolves once the relay has ended, however that came. */
  readonly closed: Promise<void>;
  /** Takes no more webhooks, lets attempts under way end and be settled, then lets go of everything. */
  close(): Promise<void>;
  /** As `close`, but ends connections and attempts under way at once; those attempts count as open. */
  abort(reason: Error): Promise<void>;
}

/** What an attempt may take beyond its own deadline until it is settled, when the relay is to end. */
const SETTLE_GRACE_MS = 5_000;

/**
 * Starts the relay of the configuration at `configPath`: opens its store, ends what an earlier relay left under way, listens and
 * dispatches. Rejects with a CodedError when it cannot (CONFIG_INVALID, STORE_INVALID, STORE_IN_USE, LISTEN_FAILED), and
 * then holds nothing.
 */
export async function startRelay(configPath: string, deps: RelayDeps): Promise<RunningRelay> {
  const { clock, random } = deps;
  const config = loadConfig(configPath, deps);
  const redact = redactor(secretsOf(config));
  const log = deps.createLog(redact);
  const observe = logSignals(log);
  const store = await openSqliteStore(config.store.path, { clock, boot: deps.boot });
  const connections = new Map<string, GitLab>();
  const letGo = async () => {
    for (const gitlab of connections.values()) gitlab.close();
    await store.close();
  };
  try {
    connect(config, { clock, random, log }, connections);
    await recover(config, store, clock, observe);
    const dispatcher = createDispatcher({
      store,
      clock,
      random,
      observe,
      redact,
      policy: config.dispatch,
      routes: config.routes.length,
      attempt: attemptOver({
        routes: config.routes,
        connections,
        leaving: (id, attempt) => store.leaving(id, attempt),
      }),
      onAmbiguous: (route) => onAmbiguous(config, route),
    });
    const app = createApp({
      config,
      store,
      observe,
      clock,
      newId: idSource(clock, deps.randomBytes),
      onStored: () => dispatcher.wake(),
      dispatching: () => dispatcher.working,
    });
    const listening = await listen(app, config.listen);
    dispatcher.start();
    const counts = { sources: config.sources.size, routes: config.routes.length };
    observe({ kind: "listening", url: listening.url, store: config.store.path, ...counts });
    return running({
      listening,
      dispatcher,
      letGo,
      observe,
      clock,
      deadlineMs: config.dispatch.deadlineMs,
    });
  } catch (error) {
    await letGo();
    throw error;
  }
}

interface Parts {
  readonly listening: Listening;
  readonly dispatcher: Dispatcher;
  readonly letGo: () => Promise<void>;
  readonly observe: Observe;
  readonly clock: Clock;
  readonly deadlineMs: number;
}

function running({ listening, dispatcher, letGo, observe, clock, deadlineMs }: Parts): RunningRelay {
  const ended = Promise.withResolvers<void>();
  let ending: Promise<void> | undefined;
  const force = (reason: Error) => {
    dispatcher.abort(reason);
    listening.destroy();
  };
  const end = async () => {
    observe({ kind: "stopping", inFlight: dispatcher.inFlight });
    const patience = new AbortController();
    const outOfPatience = clock.sleep(deadlineMs + SETTLE_GRACE_MS, patience.signal).then(
      () => force(new Error("The relay ended before the attempt did.")),
      () => {},
    );
    await Promise.all([listening.close(), dispatcher.stop()]);
    patience.abort();
    await outOfPatience;
    await letGo();
    observe({ kind: "stopped" });
    ended.resolve();
  };
  const close = async () => (ending ??= end());
  return {
    url: listening.url,
    closed: ended.promise,
    close,
    abort: async (reason) => {
      const closing = close();
      force(reason);
      await closing;
    },
  };
}

function connect(
  config: RelayConfig,
  deps: Pick<RelayDeps, "clock" | "random"> & { readonly log: Log },
  connections: Map<string, GitLab>,
): void {
  const { deadlineMs, concurrency } = config.dispatch;
  for (const { name, url, caFile } of config.gitlab.values()) {
    // As many connections as calls at once: a call that waits for one would be an attempt begun but not made.
    const options = { url, deadlineMs, maxSockets: concurrency, ...(caFile === undefined ? {} : { caFile }) };
    connections.set(name, connectGitLab(options, deps));
  }
}

/** Ends what an earlier relay left under way, and says what waits for a person. */
async function recover(config: RelayConfig, store: Store, clock: Clock, observe: Observe): Promise<void> {
  const recovered = await store.recover(clock.now(), (route) => onAmbiguous(config, route));
  for (const { id, route, state } of recovered) {
    observe({ kind: "recovered", delivery: id, route, to: state === "held" ? "held" : "pending" });
  }
  const { pending, held, dead, oldestDueAt } = await store.backlog();
  observe({ kind: "backlog-found", pending, held, dead, ...(oldestDueAt === undefined ? {} : { oldestDueAt }) });
}

/** A route that is gone cannot say that it prefers a duplicate. */
function onAmbiguous({ routes }: RelayConfig, name: string): OnAmbiguous {
  return routes.find((route) => route.name === name)?.onAmbiguous ?? "hold";
}

function secretsOf({ routes, sources }: RelayConfig): readonly Secret[] {
  return [
    ...routes.map(({ trigger }) => trigger.token),
    ...[...sources.values()].flatMap((source) =>
      source.kind === "gitlab" ? [...source.secrets, ...source.signingTokens] : source.secrets,
    ),
  ];
}
