import type { RouteConfig } from "./route-config.ts";
import type { SourceConfig } from "./source-config.ts";

/** A relay configuration with every default filled in and every secret read. */
export interface RelayConfig {
  readonly listen: { readonly host: string; readonly port: number };
  /** `sqlite:PATH`, the path resolved against the configuration file's folder. */
  readonly store: { readonly kind: "sqlite"; readonly path: string };
  readonly gitlab: ReadonlyMap<string, GitLabConfig>;
  readonly sources: ReadonlyMap<string, SourceConfig>;
  readonly routes: readonly RouteConfig[];
  readonly dispatch: DispatchConfig;
}

/** A GitLab server that routes may name. */
export interface GitLabConfig {
  readonly name: string;
  readonly url: string;
  readonly caFile?: string;
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
  /** How long GitLab may take to answer one trigger call. */
  readonly deadlineMs: number;
}
