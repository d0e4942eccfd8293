// What waiting costs, in calls and in lateness, beside pollers with a fixed or a doubling pause: `node bench/polling.ts`.
//
// Sluice's rows are its own watching code, from the first look to the verdict, against a GitLab made of values and on a clock
// that jumps: every call it makes counts, lists of jobs and trigger jobs included. The others make one call a look.
import { terminalHost } from "../action/hosts/terminal.ts";
import { follow } from "../action/watch/follow.ts";
import type { ApiAnswer, ApiRequest, GitLab } from "../shared/gitlab/http.ts";
import { silentLog } from "../shared/text/log.ts";
import { Secret } from "../shared/text/secret.ts";
import { type Clock, systemClock } from "../shared/time/clock.ts";

const MINUTE = 60_000;
const SAMPLES = 40;
const never = new AbortController().signal;
const host = terminalHost({ out: () => {}, err: () => {}, colour: false, clock: systemClock });

/** Durations of pipelines, and how often each is met: many short ones, few long ones, 7 minutes on average. */
const MIX: readonly (readonly [durationMs: number, share: number])[] = [
  [10_000, 0.1],
  [30_000, 0.15],
  [1 * MINUTE, 0.15],
  [2 * MINUTE, 0.15],
  [5 * MINUTE, 0.2],
  [10 * MINUTE, 0.12],
  [20 * MINUTE, 0.07],
  [30 * MINUTE, 0.03],
  [60 * MINUTE, 0.02],
  [120 * MINUTE, 0.01],
];

interface Seen {
  readonly calls: number;
  readonly lateMs: number;
}

/** How long the pipeline takes, and how long its predecessors took, by a source of chance in [0, 1). */
type History = (durationMs: number, random: () => number) => readonly number[];

const WAYS: readonly (readonly [name: string, watch: (durationMs: number, random: () => number) => Promise<Seen>])[] = [
  ["fixed 1 s", fixed(() => 1_000)],
  ["fixed 5 s", fixed(() => 5_000)],
  ["fixed 10 s", fixed(() => 10_000)],
  ["fixed 30 s", fixed(() => 30_000)],
  ["1 s to 15 s, each half longer", fixed((look) => Math.min(15_000, 1_000 * 1.5 ** look))],
  ["Sluice, nothing known", sluice(() => [])],
  ["Sluice, predecessors within 3 %", sluice(around(0.03))],
  ["Sluice, predecessors within 15 %", sluice(around(0.15))],
  ["Sluice, predecessors twice as long", sluice((ms) => [2 * ms])],
  ["Sluice, predecessors half as long", sluice((ms) => [ms / 2])],
];

const results = new Map<string, ReadonlyMap<number, readonly (Seen & { readonly durationMs: number })[]>>();
for (const [name, watch] of WAYS) {
  const [lengths, random] = [seeded(7), seeded(11)];
  const byDuration = new Map<number, (Seen & { readonly durationMs: number })[]>();
  for (const [typicalMs] of MIX) {
    const seen: (Seen & { readonly durationMs: number })[] = [];
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const durationMs = Math.round(typicalMs * (0.85 + 0.3 * lengths()));
      seen.push({ durationMs, ...(await watch(durationMs, random)) });
    }
    byDuration.set(typicalMs, seen);
  }
  results.set(name, byDuration);
}

const reference = mixed("fixed 5 s");
console.log(`waiting for pipelines of 10 s to 2 h (${SAMPLES} of each length; calls and lateness on the mix)`);
console.log(`  ${"".padEnd(36)}${"calls".padStart(7)}${"late".padStart(9)}${"worst*".padStart(9)}   beside fixed 5 s`);
for (const [name] of WAYS) {
  const { calls, lateMs, worst } = mixed(name);
  const beside = `${ratio(calls, reference.calls)} the calls, ${ratio(lateMs, reference.lateMs)} the lateness`;
  console.log(
    `  ${name.padEnd(36)}${calls.toFixed(0).padStart(7)}${`${(lateMs / 1_000).toFixed(1)} s`.padStart(9)}${`${(worst * 100).toFixed(1)} %`.padStart(9)}   ${beside}`,
  );
}
console.log("  * lateness over duration, 99th percentile, of the worst length from 30 s on");
console.log();
console.log("calls / lateness by length");
console.log(`  ${"".padEnd(36)}${MIX.map(([ms]) => lengthText(ms).padStart(13)).join("")}`);
for (const [name, byDuration] of results) {
  const cells = MIX.map(([ms]) => {
    const seen = byDuration.get(ms) ?? [];
    return `${mean(seen.map(({ calls }) => calls)).toFixed(0)} / ${(mean(seen.map(({ lateMs }) => lateMs)) / 1_000).toFixed(1)} s`;
  });
  console.log(`  ${name.padEnd(36)}${cells.map((cell) => cell.padStart(13)).join("")}`);
}

function mixed(name: string): { readonly calls: number; readonly lateMs: number; readonly worst: number } {
  const byDuration = results.get(name);
  let [calls, lateMs, worst] = [0, 0, 0];
  for (const [ms, share] of MIX) {
    const seen = byDuration?.get(ms) ?? [];
    calls += share * mean(seen.map((one) => one.calls));
    lateMs += share * mean(seen.map((one) => one.lateMs));
    const relative = seen.map((one) => one.lateMs / one.durationMs).toSorted((a, b) => a - b);
    if (ms >= 30_000) worst = Math.max(worst, relative[Math.ceil(relative.length * 0.99) - 1] ?? 0);
  }
  return { calls, lateMs, worst };
}

/** A poller of the usual kind: a look, a pause, a look. */
function fixed(pauseMs: (look: number) => number) {
  return (durationMs: number): Promise<Seen> => {
    let [nowMs, calls] = [0, 0];
    while (nowMs < durationMs) {
      nowMs += pauseMs(calls);
      calls += 1;
    }
    return Promise.resolve({ calls, lateMs: nowMs - durationMs });
  };
}

function around(share: number): History {
  return (ms, random) => Array.from({ length: 5 }, () => ms * (1 - share + 2 * share * random()));
}

function sluice(history: History) {
  return async (durationMs: number, random: () => number): Promise<Seen> => {
    const clock = jumpingClock(never);
    const gitlab = gitlabOf(clock, durationMs, history(durationMs, random));
    const started = { id: 1, projectId: 1, ref: "main", sha: "", status: "created", webUrl: "" } as const;
    const watched = await follow(
      { gitlab, host, clock, random },
      {
        started,
        project: 1,
        readers: [{ kind: "access-token", token: new Secret("glpat-of-the-bench") }],
        policy: {
          timeoutMs: 24 * 60 * MINUTE,
          outageBudgetMs: MINUTE,
          follow: true,
          waitForJobs: [],
          onManual: "fail",
          playJobs: [],
          retries: 0,
          stopOnFailure: false,
        },
      },
      { tree: () => {}, stirring: () => {} },
      never,
    );
    if (watched.kind !== "settled" || watched.as !== "succeeded") throw new Error(`It ${watched.kind}.`);
    return { calls: gitlab.calls, lateMs: watched.waitedMs - durationMs };
  };
}

/** Sleeps of the wait itself pass at once; limits of single calls, which come with signals of their own, are never reached. */
function jumpingClock(pauses: AbortSignal): Clock {
  let nowMs = 0;
  return {
    now: () => new Date(nowMs),
    monotonicMs: () => nowMs,
    sleep: (ms, signal) => {
      if (signal !== pauses) return new Promise((_resolve, reject) => signal?.addEventListener("abort", reject));
      nowMs += ms;
      return Promise.resolve();
    },
  };
}

/** A pipeline of eight jobs in a row that succeeds, and the predecessors of it that a list shows. */
function gitlabOf(clock: Clock, durationMs: number, earlier: readonly number[]): GitLab & { readonly calls: number } {
  const deps = { clock, random: () => 0, log: silentLog };
  const answer = (json: unknown): ApiAnswer => ({
    status: 200,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(json)),
    url: "",
  });
  const pipeline = () => {
    const at = clock.monotonicMs();
    return {
      id: 1,
      project_id: 1,
      status: at >= durationMs ? "success" : at < durationMs / 50 ? "pending" : "running",
    };
  };
  const jobs = () =>
    Array.from({ length: 8 }, (_, index) => {
      const done = (clock.monotonicMs() / durationMs) * 8 - index;
      const status = done >= 1 ? "success" : done >= 0 ? "running" : "created";
      return { id: index, name: `job-${index}`, stage: "test", status, pipeline: pipeline() };
    });
  const list = () =>
    earlier.map((ms, index) => ({
      id: 100 + index,
      project_id: 1,
      status: "success",
      created_at: new Date(0).toISOString(),
      updated_at: new Date(ms).toISOString(),
    }));
  let calls = 0;
  return {
    url: "",
    apiUrl: "",
    deps,
    get calls() {
      return calls;
    },
    send: ({ path }: ApiRequest) => {
      calls += 1;
      const [route = ""] = path.split("?");
      if (route.endsWith("/bridges")) return Promise.resolve(answer([]));
      if (route.endsWith("/jobs")) return Promise.resolve(answer(jobs()));
      return Promise.resolve(answer(route.endsWith("/pipelines") ? list() : pipeline()));
    },
    open: () => Promise.reject(new Error("Nothing is downloaded here.")),
    close: () => {},
  };
}

/** The same chances in every run (mulberry32), so that rows are compared on the same pipelines. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixedUp = Math.imul(state ^ (state >>> 15), 1 | state);
    mixedUp = (mixedUp + Math.imul(mixedUp ^ (mixedUp >>> 7), 61 | mixedUp)) ^ mixedUp;
    return ((mixedUp ^ (mixedUp >>> 14)) >>> 0) / 2 ** 32;
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function ratio(value: number, base: number): string {
  return `${(value / base).toFixed(2)} ×`;
}

function lengthText(ms: number): string {
  return ms < MINUTE ? `${ms / 1_000} s` : ms < 60 * MINUTE ? `${ms / MINUTE} min` : `${ms / MINUTE / 60} h`;
}
