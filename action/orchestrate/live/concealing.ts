import { toConceal } from "../../hosts/concealed.ts";
import type { Host } from "../../model/host.ts";
import type { GraphEvent } from "../model.ts";

/** A host that learns from events what is to be concealed, from when it was first told to conceal anything. */
export interface ConcealingHost {
  readonly host: Host;
  /** To be called before the event is shown. */
  readonly learn: (event: GraphEvent) => void;
}

/** Keeps ids, projects and servers of a graph's pipelines out of what a host prints, once that is wanted. */
export function concealing(host: Host): ConcealingHost {
  let conceals = false;
  return {
    host: {
      ...host,
      conceal: (what) => {
        conceals = true;
        host.conceal(what);
      },
    },
    learn: (event) => {
      if (!conceals) return;
      if (event.kind === "step") host.conceal(toConceal(event.event));
      // A node's pipeline is known before its step tells of it.
      if (event.kind === "node" && "pipeline" in event.state) {
        const { pipeline } = event.state;
        if (pipeline !== undefined) host.conceal([pipeline.id, pipeline.projectId]);
      }
    },
  };
}
