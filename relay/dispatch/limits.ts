import type { Breaker } from "../model/breaker.ts";
import { partsOfLane } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { Health } from "./breaker.ts";
import type { BreakerMove } from "./gate.ts";

/** Creations a minute, as far as they are limited. */
export interface Limits {
  readonly perLane?: number;
  readonly perGitLab?: number;
}

/** The limits a lane has: its project's, and its GitLab's over all projects. */
export function limitsOf({ dispatch, gitlab }: RelayConfig, lane: string): Limits {
  const perLane = dispatch.creationsPerMinute;
  const perGitLab = gitlab.get(partsOfLane(lane).gitlab)?.creationsPerMinute;
  return { ...(perLane === undefined ? {} : { perLane }), ...(perGitLab === undefined ? {} : { perGitLab }) };
}

/** The address of a lane's GitLab; empty where the configuration has no such GitLab any more. */
export function addressOf({ gitlab }: RelayConfig, lane: string): string {
  return gitlab.get(partsOfLane(lane).gitlab)?.url ?? "";
}

/** What is worth telling of a breaker that has become another; undefined when nothing is. */
export function moveOf(
  gitlab: string,
  before: Breaker,
  after: Breaker,
  health: Health,
  nowMs: number,
): BreakerMove | undefined {
  // A probe that told nothing makes room for the next one, which is no news.
  if (before.kind === after.kind || health.kind === "untold") return undefined;
  const pause = after.kind === "open" ? { pauseMs: after.untilMs - nowMs } : {};
  return { gitlab, from: before.kind, to: after.kind, ...pause };
}
