import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { type TriggerOrder, triggerPipeline } from "../../shared/gitlab/triggers.ts";
import { buildOrder } from "../deliveries/build-trigger.ts";
import type { RouteConfig } from "../model/route-config.ts";
import type { Claimed } from "../store/store.ts";
import type { AttemptResult } from "./decide.ts";

/** What attempts are made with. */
export interface AttemptDeps {
  readonly routes: readonly RouteConfig[];
  /** One connection per GitLab of the configuration, by its name there. */
  readonly connections: Pick<ReadonlyMap<string, GitLab>, "get">;
  /** Notes that an attempt's request is about to leave; throws STORE_UNAVAILABLE where it cannot. */
  readonly leaving: (deliveryId: string, attempt: number) => void;
}

/** Makes the one request of an attempt. Never rejects: whatever happens is a result. */
export type MakeAttempt = (claimed: Claimed, signal: AbortSignal) => Promise<AttemptResult>;

/** Attempts over the connections of a configuration. */
export function attemptOver({ routes, connections, leaving }: AttemptDeps): MakeAttempt {
  const byName = new Map(routes.map((route) => [route.name, route]));
  // Not async, so that the event and its body are let go of once the call is built, not once GitLab has answered.
  return (claimed, signal) => {
    let call: Call;
    try {
      const route = routeOf(byName, claimed);
      const gitlab = connectionOf(connections, route);
      call = { gitlab, order: { ...orderOf(claimed, route, gitlab), leaving: leavingOf(claimed, leaving) } };
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
    // GitLab's client raises no such code: this is `leaving`, and nothing has left.
    if (isCoded(error, "STORE_UNAVAILABLE")) return { kind: "kept-back", error };
    return { kind: "failed", error };
  }
}

function leavingOf({ delivery: { id }, attempt }: Claimed, leaving: AttemptDeps["leaving"]): () => void {
  return () => leaving(id, attempt);
}

function routeOf(routes: ReadonlyMap<string, RouteConfig>, { delivery }: Claimed): RouteConfig {
  const route = routes.get(delivery.route);
  if (route !== undefined) return route;
  throw new CodedError("DELIVERY_ROUTE_GONE", `The configuration has no route ${delivery.route} any more.`);
}

function connectionOf(connections: AttemptDeps["connections"], route: RouteConfig): GitLab {
  const gitlab = connections.get(route.trigger.gitlab);
  if (gitlab !== undefined) return gitlab;
  throw new CodedError(
    "INTERNAL",
    `Route ${route.name} names the GitLab ${route.trigger.gitlab}, which is not connected.`,
  );
}

function orderOf(claimed: Claimed, route: RouteConfig, gitlab: GitLab): TriggerOrder {
  const { headers } = claimed.event;
  const eventUuid = sameInstance(headers, gitlab) ? headers["x-gitlab-event-uuid"] : undefined;
  return { ...buildOrder(claimed, route), ...(eventUuid === undefined ? {} : { eventUuid }) };
}

/** Whether the webhook came from the GitLab that is about to be called: its loop protection then knows the event's id. */
function sameInstance(headers: Readonly<Record<string, string>>, gitlab: GitLab): boolean {
  const instance = headers["x-gitlab-instance"];
  return instance !== undefined && URL.canParse(instance) && new URL(instance).origin === new URL(gitlab.url).origin;
}
