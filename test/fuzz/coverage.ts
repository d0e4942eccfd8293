import { Session } from "node:inspector";

/** Which parts of our own files have run. */
export interface Coverage {
  /** Whether any part has run since the last time that had never run before. */
  isNews(): boolean;
  close(): void;
}

interface Taken {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
    }[];
  }[];
}

const OURS = /^file:\/\/.*\/(?:action|relay|shared|cli)\/[^?]*\.ts$/;

/** Watches by the engine's own block coverage, which costs some milliseconds each time it is asked. */
export function watchCoverage(): Coverage {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const seen = new Set<string>();
  return {
    isNews() {
      const before = seen.size;
      session.post("Profiler.takePreciseCoverage", (_error, taken) => {
        for (const { url, functions } of (taken as Taken).result) {
          if (!OURS.test(url)) continue;
          // How often, by powers of two: a loop that runs many times more is news as well.
          for (const { ranges } of functions)
            for (const { startOffset, endOffset, count } of ranges)
              if (count > 0)
                seen.add(`${url}:${startOffset}:${endOffset}:${Math.min(6, Math.floor(Math.log2(count)))}`);
        }
      });
      return seen.size > before;
    },
    close: () => session.disconnect(),
  };
}
