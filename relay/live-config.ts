import type { RelayConfig } from "./model/relay-config.ts";

/** The configuration in force: it may be replaced while the relay runs, always as a whole. */
export interface LiveConfig {
  /** Whoever needs the configuration reads it here at each use, and keeps no part of it beyond that. */
  readonly current: RelayConfig;
  /** Has `listener` called after each replacement, when `current` is the next one already. It must not throw. */
  onReplace(listener: (next: RelayConfig) => void): void;
}

/** The same, in the hand that replaces it. */
export interface ReplaceableConfig extends LiveConfig {
  replace(next: RelayConfig): void;
}

/** A configuration in force that begins with `first`. */
export function liveConfig(first: RelayConfig): ReplaceableConfig {
  const listeners: ((next: RelayConfig) => void)[] = [];
  let current = first;
  return {
    get current() {
      return current;
    },
    onReplace(listener) {
      listeners.push(listener);
    },
    replace(next) {
      current = next;
      for (const listener of listeners) listener(next);
    },
  };
}

/**
 * What `make` makes of the configuration in force, made once per configuration, when it is first asked for.
 *
 * @example const routes = derived(config, ({ routes }) => compileRoutes(routes)); // then routes() at each use
 */
export function derived<T>(config: Pick<LiveConfig, "current">, make: (current: RelayConfig) => T): () => T {
  let made: { readonly of: RelayConfig; readonly value: T } | undefined;
  return () => {
    const { current } = config;
    if (made?.of !== current) made = { of: current, value: make(current) };
    return made.value;
  };
}
