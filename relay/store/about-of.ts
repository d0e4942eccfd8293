import type { RelayEvent } from "../model/event.ts";

/** The event deliveries belong to, as far as they carry it themselves. */
export type Origin = Pick<RelayEvent, "id" | "source" | "reading">;

/** What a delivery is about, as lists show it. */
export interface About {
  readonly repository?: string;
  readonly ref?: string;
  readonly commit?: string;
}

/** What a delivery of this change of the event is about. */
export function aboutOf({ reading }: Pick<Origin, "reading">, changeIndex: number): About {
  if (reading.kind === "call") return { ref: reading.ref };
  if (reading.kind !== "push") return {};
  const change = reading.changes.find(({ index }) => index === changeIndex);
  return {
    repository: reading.origin.repository,
    ...(change === undefined ? {} : { ref: change.ref }),
    ...(change?.commit === undefined ? {} : { commit: change.commit }),
  };
}
