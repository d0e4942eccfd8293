import type { Secret } from "../../shared/text/secret.ts";
import type { RouteConfig, ScheduleConfig } from "./route-config.ts";
import type { SourceConfig } from "./source-config.ts";
import type { StoreConfig } from "./store-config.ts";

/** A relay configuration with every default filled in and every secret read. */
export interface RelayConfig {
  readonly listen: ListenConfig;
  readonly store: StoreConfig;
  readonly gitlab: ReadonlyMap<string, GitLabConfig>;
  readonly sources: ReadonlyMap<string, SourceConfig>;
  readonly routes: readonly RouteConfig[];
  readonly schedules: readonly ScheduleConfig[];
  readonly dispatch: DispatchConfig;
  readonly retention: RetentionConfig;
  readonly dropIn?: DropInConfig;
  /** Absent: neither API nor dashboard is served. */
  readonly admin?: AdminConfig;
  /** Absent: metrics are for those who have a token of `admin`. */
  readonly metrics?: { readonly open: boolean };
}

/** Where the relay listens. */
export interface ListenConfig {
  readonly host: string;
  readonly port: number;
  /** How many proxies stand in front, each of which adds to X-Forwarded-For. Absent: none, and the header is not believed. */
  readonly trustProxy?: number;
  /** How long a relay that is to end goes on taking requests while `/readyz` says that it does, so that a balancer turns away from it. */
  readonly drainGraceMs: number;
}

/** A GitLab server that routes may name. */
export interface GitLabConfig {
  readonly name: string;
  readonly url: string;
  readonly caFile?: string;
  /** Reads pipelines: finds one whose answer was lost, and follows those whose fate is told to a commit. */
  readonly accessToken?: Secret;
  /** Pipelines created a minute at most, over all its projects. */
  readonly creationsPerMinute?: number;
}

/** How deliveries are carried to GitLab. */
export interface DispatchConfig {
  /** Trigger calls under way at once, shared among the routes by `placesFor`. */
  readonly concurrency: number;
  /** Attempts before a delivery is dead. */
  readonly maxAttempts: number;
  /** The first pause after a passing fault; later ones double up to `maxDelayMs`. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** The pauses themselves, in order, instead; the last one is repeated. */
  readonly delaysMs?: readonly number[];
  /** How long GitLab may take to answer one trigger call. */
  readonly deadlineMs: number;
  /** Trigger calls under way at once for one project. */
  readonly perProject: number;
  /** Pipelines created a minute at most in one project. */
  readonly creationsPerMinute?: number;
  /** A GitLab that fails so many times in a row is left alone for a while. */
  readonly breaker: { readonly failures: number; readonly pauseMs: number };
}

/** How long what is done with is kept. Pending and dispatching deliveries are never removed. */
export interface RetentionConfig {
  /** Events whose deliveries are all delivered or canceled, and events that started nothing. */
  readonly deliveredMs: number;
  /** Events with a dead or held delivery. */
  readonly undeliveredMs: number;
  /** The oldest that are done with go before their time when the store is larger. */
  readonly maxBytes?: number;
}

/** The doors of GitLab's own trigger API, for webhooks that were made for it. */
export interface DropInConfig {
  /** A name under `gitlab`. */
  readonly gitlab: string;
  /** The trigger tokens that may be used; a call with any other is answered as GitLab answers a wrong one. */
  readonly tokens: readonly Secret[];
  readonly maxBodyBytes: number;
  /** Whether calls go on with one variable more, SLUICE_DELIVERY, by which the pipeline of one whose answer was lost is found. */
  readonly marker: boolean;
}

/** Who may look at the relay, and act on it, over HTTP. */
export interface AdminConfig {
  /** At least one, each long enough not to be guessed. They may see and do everything. */
  readonly tokens: readonly Secret[];
  /** These may see everything and change nothing. */
  readonly readTokens: readonly Secret[];
  /** How long a login at the dashboard lasts. */
  readonly sessionMs: number;
}
