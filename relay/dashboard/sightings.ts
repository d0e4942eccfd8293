import type { Clock } from "../../shared/time/clock.ts";
import type { Observe, Signal } from "../observe/signal.ts";

/** A request that was turned away at a source's door. */
export interface Refusal {
  readonly at: Date;
  readonly code: string;
  readonly why: string;
}

/** What was turned away at one source's door since the relay's start. */
export interface Turnings {
  /** Authentic or not told yet, refused for something else: no JSON, too large, a store that is full. */
  readonly refused: number;
  /** The newest refusals of all sorts, those without proof included, newest first. */
  readonly newest: readonly Refusal[];
}

/** Something that does not work, and is left alone. */
export interface Outage {
  readonly since: Date;
  readonly code?: string;
  readonly why: string;
}

/** What the relay has told of itself since its start and does not keep on disk. */
export interface Sightings {
  turnedAway(source: string): Turnings;
  /** Why no calls go to this GitLab; undefined while they do. */
  gitlabOutage(name: string): Outage | undefined;
  /** Why this source's forge is told nothing; undefined while it is. */
  forgeOutage(source: string): Outage | undefined;
  /** Why nothing is carried; undefined while it is. */
  storeOutage(): Outage | undefined;
  readonly observe: Observe;
}

/** Newer refusals of one source push older ones out. */
const MOST_REFUSALS = 10;
/** Requests to sources that are not in the configuration come from anybody, under any name. */
const MOST_SOURCES = 1_000;

const NOTHING: Turnings = { refused: 0, newest: [] };
const HOOK = /^\/hooks\/([^/]{1,200})$/;

/** Remembers signals, as much of them as a page shows; what it holds is bounded, whoever sends what. */
export function createSightings(clock: Pick<Clock, "now">): Sightings {
  const sources = new Map<string, Turnings>();
  const gitlabs = new Map<string, Outage>();
  const forges = new Map<string, Outage>();
  let store: Outage | undefined;

  const turnedAway = (name: string, counts: 0 | 1, code: string, why: string) => {
    const before = sources.get(name);
    if (before === undefined && sources.size >= MOST_SOURCES) return;
    const { refused, newest } = before ?? NOTHING;
    sources.set(name, {
      refused: refused + counts,
      newest: [{ at: clock.now(), code, why }, ...newest].slice(0, MOST_REFUSALS),
    });
  };
  const outage = (before: Outage | undefined, told: Omit<Outage, "since">): Outage => ({
    ...told,
    since: before?.since ?? clock.now(),
  });

  const observe = (signal: Signal) => {
    switch (signal.kind) {
      case "sender-not-authentic":
        return turnedAway(signal.source, 0, "WEBHOOK_UNAUTHENTICATED", signal.why);
      case "webhook-refused":
      case "webhook-not-stored": {
        const [, name] = HOOK.exec(signal.path) ?? [];
        return name === undefined ? undefined : turnedAway(decoded(name), 1, signal.code, signal.why);
      }
      case "gitlab-left-alone": {
        const { gitlab, code, text: why } = signal;
        return void gitlabs.set(gitlab, outage(gitlabs.get(gitlab), { code, why }));
      }
      case "gitlab-works-again":
        return void gitlabs.delete(signal.gitlab);
      case "forge-failing":
        return void forges.set(signal.source, outage(forges.get(signal.source), { why: signal.why }));
      case "forge-recovered":
        return void forges.delete(signal.source);
      case "store-failing":
        store = outage(store, { code: signal.code, why: signal.text });
        return;
      case "store-recovered":
        store = undefined;
        return;
      default:
    }
  };

  return {
    turnedAway: (source) => sources.get(source) ?? NOTHING,
    gitlabOutage: (name) => gitlabs.get(name),
    forgeOutage: (name) => forges.get(name),
    storeOutage: () => store,
    observe,
  };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
