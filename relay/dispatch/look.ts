import { CodedError } from "../../shared/errors/coded-error.ts";
import { findByMarker } from "../../shared/gitlab/find-by-marker.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { MarkReader } from "../../shared/gitlab/mark-reader.ts";
import type { RetryPolicy } from "../../shared/retry/policy.ts";
import type { Secret } from "../../shared/text/secret.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { deliveryMark } from "../deliveries/delivery-mark.ts";
import type { LiveConfig } from "../live-config.ts";
import type { Delivery } from "../model/delivery.ts";
import { partsOfLane } from "../model/lane.ts";
import type { LookResult } from "./decide-look.ts";
import { laneToday, whyBlind } from "./why-blind.ts";

/** What looks are made with. */
export interface LookDeps {
  readonly config: Pick<LiveConfig, "current">;
  /** One connection per GitLab of the configuration in force, by its name there. */
  readonly connections: Pick<ReadonlyMap<string, GitLab>, "get">;
  readonly clock: Pick<Clock, "monotonicMs">;
}

/**
 * Looks once for the pipeline of a delivery whose trigger call began so long ago. Never rejects: whatever happens is a result.
 *
 * @param agoMs at the moment it is asked; less than nothing where the clock was set back since, and nobody knows
 */
export type MakeLook = (
  delivery: Pick<Delivery, "id" | "lane" | "route">,
  agoMs: () => number,
  signal: AbortSignal,
) => Promise<LookResult>;

/** What has been read of a project's pipelines serves every delivery in doubt there, and is let go of after so long. */
const KEEP_READINGS_MS = 300_000;

type Marker = string | undefined;

/** What is kept of a project, and with which token it was read. */
interface Reading {
  readonly reader: MarkReader<Marker>;
  readonly gitlab: GitLab;
  readonly token: Secret;
  readonly beganMs: number;
}

/** Looks over the connections, and with the access tokens, of the configuration in force when each one begins. */
export function lookOver({ config, connections, clock }: LookDeps): MakeLook {
  const readings = new Map<string, Reading>();

  function readerOf(lane: string, gitlab: GitLab, token: Secret): MarkReader<Marker> {
    const nowMs = clock.monotonicMs();
    for (const [key, { beganMs }] of readings) if (nowMs - beganMs > KEEP_READINGS_MS) readings.delete(key);
    const known = readings.get(lane);
    if (known?.gitlab === gitlab && known.token === token) return known.reader;
    const { project } = partsOfLane(lane);
    const byId = /^\d+$/.test(project) ? Number(project) : project;
    const reader = new MarkReader(askingOnce(gitlab), byId, [{ kind: "access-token", token }], deliveryMark);
    readings.set(lane, { reader, gitlab, token, beganMs: nowMs });
    return reader;
  }

  return async (delivery, agoMs, signal) => {
    try {
      const { current } = config;
      const why = whyBlind(current, delivery);
      if (why !== undefined) return { kind: "blind", why };
      const lane = laneToday(current, delivery);
      const name = partsOfLane(lane).gitlab;
      const [gitlab, token] = [connections.get(name), current.gitlab.get(name)?.accessToken];
      if (gitlab === undefined || token === undefined)
        throw new CodedError("INTERNAL", `The GitLab ${name} is configured, but not connected.`);
      const wanted = { source: "trigger", carries: (marker: Marker) => marker === delivery.id, agoMs: known(agoMs) };
      return await findByMarker(readerOf(lane, gitlab, token), wanted, signal);
    } catch (error) {
      return { kind: "failed", error };
    }
  };
}

/** A call of an unknown time is looked for among all there are. */
function known(agoMs: () => number): () => number {
  return () => {
    const ms = agoMs();
    return ms < 0 ? Number.POSITIVE_INFINITY : ms;
  };
}

/** A look that fails is made again as a whole, when its delivery is due next; until then it keeps no place. */
function askingOnce(gitlab: GitLab): GitLab {
  return { ...gitlab, send: (request, signal) => gitlab.send({ ...request, retry: ONCE }, signal) };
}

const ONCE: RetryPolicy = { maxAttempts: 1, baseMs: 0, maxMs: 0, maxRetryAfterMs: 0 };
