import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { ReplaceableConfig } from "../live-config.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { Observe } from "../observe/signal.ts";
import type { Connections } from "./connections.ts";
import { differences, keptUntilStart } from "./differences.ts";
import { everySecret } from "./every-secret.ts";
import type { SecretHider } from "./hide-secrets.ts";

/** What reloading acts on. */
export interface ReloadDeps {
  /** Reads the file, and every secret it names, again. Throws a CodedError. */
  readonly load: () => RelayConfig;
  readonly config: ReplaceableConfig;
  readonly connections: Pick<Connections, "prepare">;
  readonly secrets: Pick<SecretHider, "learn">;
  readonly observe: Observe;
}

/**
 * Brings the configuration on disk into force; whatever is wrong with it, the present one stays in force as a whole.
 *
 * All of it happens within one turn of the event loop, so no request and no attempt sees half of it. Where the relay listens, and
 * what it stores in, stay as they are until its next start.
 */
export function reload({ load, config, connections, secrets, observe }: ReloadDeps): void {
  try {
    const before = config.current;
    const loaded = load();
    // Before anything can be said about them.
    secrets.learn(everySecret(loaded));
    const next = { ...loaded, listen: before.listen, store: before.store };
    const connect = connections.prepare(next);
    connect();
    config.replace(next);
    observe({ kind: "config-replaced", changes: differences(before, loaded) });
    const kept = keptUntilStart(before, loaded);
    if (kept.length > 0) observe({ kind: "config-kept-until-start", sections: kept });
  } catch (error) {
    const [why = "", ...problems] = textOf(error).split("\n");
    observe({ kind: "config-refused", code: isCoded(error) ? error.code : "INTERNAL", why });
    for (const text of problems) observe({ kind: "config-problem", text: text.trim() });
  }
}

/** A refused file's message has a line for each of its problems. */
function textOf(error: unknown): string {
  return isCoded(error, "CONFIG_INVALID") || isCoded(error, "CONFIG_SECRET_MISSING") ? error.message : oneLine(error);
}
