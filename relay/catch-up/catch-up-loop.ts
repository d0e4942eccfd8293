import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { LiveConfig } from "../live-config.ts";
import type { SourceConfig } from "../model/source-config.ts";
import type { Observe } from "../observe/signal.ts";
import type { Company } from "../store/company.ts";
import { type CatchUpListener, canCatchUp, catchUp } from "./catch-up.ts";
import type { CatchUpDeps, CatchUpOptions } from "./ground.ts";
import type { CatchUpFailure, RepositoryReport } from "./report.ts";

/** What catching up by itself stands on. */
export interface CatchUpLoopDeps extends CatchUpDeps {
  readonly config: Pick<LiveConfig, "current">;
  readonly company: Pick<Company, "duties">;
  readonly observe: Observe;
}

/** Catches up at sources that say how often (`catch-up: { every }`). */
export interface CatchUpLoop {
  start(): void;
  /** Resolves once the request under way has been given up; nothing is half done by that. */
  stop(): Promise<void>;
}

/** A configuration that was reloaded, and a clock that was set, are noticed within this time. */
const LOOK_EVERY_MS = 10_000;

const OPTIONS: CatchUpOptions = { dryRun: false, lost: false, all: false };

/**
 * Catches up at every source that asks for it when it is started, and so often from then on; the sources do not wait for each other. Of relays
 * that share a store one has each source in hand, and begins when it gets it.
 */
export function createCatchUpLoop(deps: CatchUpLoopDeps): CatchUpLoop {
  const { config, company, clock, observe } = deps;
  const stopping = new AbortController();
  const beganMs = new Map<string, number>();
  const underWay = new Map<string, Promise<void>>();
  let loop: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      for (const source of config.current.sources.values()) {
        if (!isDue(source) || !(await isMine(source))) continue;
        beganMs.set(source.name, clock.monotonicMs());
        underWay.set(
          source.name,
          look(source).finally(() => underWay.delete(source.name)),
        );
      }
      await clock.sleep(LOOK_EVERY_MS, stopping.signal).catch(() => {});
    }
    await Promise.all(underWay.values());
  }

  function isDue(source: SourceConfig): boolean {
    const { everyMs } = source.catchUp ?? {};
    if (everyMs === undefined || !canCatchUp(source) || underWay.has(source.name)) return false;
    const last = beganMs.get(source.name);
    return last === undefined || clock.monotonicMs() - last >= everyMs;
  }

  /** Where nobody can tell, it is nobody's: the next look asks again. */
  async function isMine({ name }: SourceConfig): Promise<boolean> {
    const hand = await company.duties.take(`catch up ${name}`).catch(() => "elsewhere");
    return hand !== "elsewhere" && !stopping.signal.aborted;
  }

  /** Never rejects: the next time is the next chance. */
  async function look(source: SourceConfig): Promise<void> {
    try {
      await catchUp(deps, config.current, source, OPTIONS, toSignals(observe), stopping.signal);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const code = isCoded(error) ? error.code : "INTERNAL";
      observe({ kind: "catch-up-failed", source: source.name, code, why: oneLine(error) });
    }
  }

  return {
    start() {
      loop ??= run();
    },
    async stop() {
      stopping.abort(new Error("The relay ends."));
      await loop;
    },
  };
}

function toSignals(observe: Observe): CatchUpListener {
  return {
    report({ source, repository, asked, moves, noted, remarks }: RepositoryReport) {
      const where = { source, repository };
      if (asked.length > 0) observe({ kind: "events-asked-for", ...where, count: asked.length });
      for (const { ref, event = "", deliveries } of moves)
        observe({ kind: "ref-caught-up", ...where, ref, event, deliveries });
      for (const why of remarks) observe({ kind: "catch-up-remark", ...where, why });
      if (noted > 0) observe({ kind: "refs-noted", ...where, count: noted });
    },
    fail({ source, repository, error }: CatchUpFailure) {
      const code = isCoded(error) ? error.code : "INTERNAL";
      const where = repository === undefined ? {} : { repository };
      observe({ kind: "catch-up-failed", source, ...where, code, why: oneLine(error) });
    },
  };
}
