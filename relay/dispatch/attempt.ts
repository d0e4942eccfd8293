import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { type TriggerOrder, triggerPipeline } from "../../shared/gitlab/triggers.ts";
import { buildOrder } from "../deliveries/build-trigger.ts";
import { errandOfCall } from "../deliveries/errand-of-call.ts";
import { eventUuidFor } from "../deliveries/loop-protection.ts";
import type { LiveConfig } from "../live-config.ts";
import { errandOf } from "../model/errand.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { Errand } from "../model/route-config.ts";
import type { Claimed, Store } from "../store/store.ts";
import type { AttemptResult } from "./decide.ts";

/** What attempts are made with. */
export interface AttemptDeps {
  readonly config: Pick<LiveConfig, "current">;
  /** One connection per GitLab of the configuration in force, by its name there. */
  readonly connections: Pick<ReadonlyMap<string, GitLab>, "get">;
  /** Notes that an attempt's request is about to leave: `Store.leaving`. */
  readonly leaving: Store["leaving"];
}

/** Makes the one request of an attempt. Never rejects: whatever happens is a result. */
export type MakeAttempt = (claimed: Claimed, signal: AbortSignal) => Promise<AttemptResult>;

/** Attempts over the connections of the configuration in force when each one begins. */
export function attemptOver({ config, connections, leaving }: AttemptDeps): MakeAttempt {
  // Not async, so that the event and its body are let go of once the call is built, not once GitLab has answered.
  return (claimed, signal) => {
    let call: Call;
    try {
      const errand = errandFor(config.current, claimed);
      const gitlab = connectionOf(connections, errand);
      call = { gitlab, order: { ...orderOf(claimed, errand, gitlab), leaving: leavingOf(claimed, leaving) } };
    } catch (error) {
      return Promise.resolve({ kind: "not-sent", error });
    }
    return make(call, signal);
  };
}

interface Call {
  readonly gitlab: GitLab;
  readonly order: TriggerOrder;
}

async function make({ gitlab, order }: Call, signal: AbortSignal): Promise<AttemptResult> {
  try {
    const { id, projectId, webUrl } = await triggerPipeline(gitlab, order, signal);
    return { kind: "created", pipeline: { id, projectId, webUrl } };
  } catch (error) {
    // GitLab's client raises no such codes: this is `leaving`, and nothing has left.
    if (isCoded(error, "STORE_UNAVAILABLE", "DELIVERY_LEASE_LOST")) return { kind: "kept-back", error };
    return { kind: "failed", error };
  }
}

function leavingOf(
  { delivery: { id }, attempt }: Claimed,
  leaving: AttemptDeps["leaving"],
): () => void | Promise<void> {
  return () => leaving(id, attempt);
}

function errandFor(config: RelayConfig, { delivery, event: { reading } }: Claimed): Errand {
  if (reading.kind === "call") return errandOfCall(config, reading);
  const errand = errandOf(config, delivery.route);
  if (errand !== undefined) return errand;
  throw new CodedError("DELIVERY_ROUTE_GONE", `The configuration has no route or schedule ${delivery.route} any more.`);
}

function connectionOf(connections: AttemptDeps["connections"], { name, trigger }: Errand): GitLab {
  const gitlab = connections.get(trigger.gitlab);
  if (gitlab !== undefined) return gitlab;
  throw new CodedError("INTERNAL", `Route ${name} names the GitLab ${trigger.gitlab}, which is not connected.`);
}

function orderOf(claimed: Claimed, errand: Errand, gitlab: GitLab): TriggerOrder {
  const eventUuid = eventUuidFor(claimed.event, gitlab.url);
  return { ...buildOrder(claimed, errand), ...(eventUuid === undefined ? {} : { eventUuid }) };
}
