// What a graph costs beside its pipelines: `node bench/graph.ts [PIPELINES] [SINGLES]`, 1,000 and 100 unless said otherwise.
//
// One `sluice run` of a graph of four layers over 50 projects, then SINGLES of its pipelines by one `sluice trigger` each, against
// the same stand-in. How long every pipeline runs is known beforehand, and so is the critical path: what a run takes beyond it is
// Sluice's and the machine's. It ends after fifteen minutes at the latest, and its children with it.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PIPELINES = Number(process.argv[2] ?? 1_000);
const SINGLES = Math.min(PIPELINES, Number(process.argv[3] ?? 100));
const PROJECTS = Math.min(50, PIPELINES);
const LAYERS = 4;
const SHORTEST_MS = 15_000;
const LONGEST_MS = 30_000;
/** So many single steps at once; more would only wait for the processor. */
const SINGLES_AT_ONCE = 4 * availableParallelism();
const MOST_MS = 15 * 60_000;

const cli = resolve(process.env["SLUICE"] ?? join(import.meta.dirname, "..", "dist", "cli.js"));
const folder = mkdtempSync(join(tmpdir(), "sluice-bench-graph-"));
const children = new Set<ChildProcess>();
const end = () => {
  for (const child of children) child.kill("SIGKILL");
};
process.on("exit", end);
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => process.exit(1));
const deadline = setTimeout(() => {
  console.error("  not done after fifteen minutes");
  process.exit(1);
}, MOST_MS);

interface Took {
  readonly ms: number;
  readonly peakKb: number;
  readonly cpuMs: number;
}

const runsMs = Array.from({ length: PROJECTS }, (_, at) =>
  Math.round(SHORTEST_MS + ((at * 37) % PROJECTS) * ((LONGEST_MS - SHORTEST_MS) / PROJECTS)),
);
const perLayer = Math.ceil(PIPELINES / LAYERS);
const nodes = Array.from({ length: PIPELINES }, (_, at) => {
  const layer = Math.floor(at / perLayer);
  const before = (layer - 1) * perLayer;
  const needs = layer === 0 ? [] : [...new Set([before + ((at * 7) % perLayer), before + ((at * 13 + 5) % perLayer)])];
  return { project: at % PROJECTS, needs };
});

try {
  await measure();
} finally {
  clearTimeout(deadline);
  end();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const server = fork(join(import.meta.dirname, "graph", "server.ts"), [runsMs.join()], { stdio: "inherit" });
  children.add(server);
  const [{ url, token }] = (await once(server, "message")) as [{ url: string; token: string }];
  const requests = async () => {
    server.send("count");
    const [{ requests: count }] = (await once(server, "message")) as [{ requests: number }];
    return count;
  };
  const env = { PATH: process.env["PATH"] ?? "", SLUICE_HOST: url, SLUICE_ACCESS_TOKEN: token };

  writeFileSync(join(folder, "pipelines.yml"), pipelinesFile());
  const graph = await run(["run", "pipelines.yml", "--json", "--state", "run.state"], env, "graph");
  const calls = await requests();
  const pathMs = criticalPathMs();

  const singles: Took[] = [];
  const left = nodes.slice(0, SINGLES).entries();
  await Promise.all(
    Array.from({ length: SINGLES_AT_ONCE }, async () => {
      for (const [at, { project }] of left) {
        const took = await run(["trigger", "--project", `bench/p${project}`, "--ref", "main", "--json"], env, `${at}`);
        singles.push({ ...took, ms: took.ms - (runsMs[project] ?? 0) });
      }
    }),
  );
  const singleCalls = (await requests()) - calls;

  const late = (graph.ms - pathMs) / 1_000;
  const each = { late: median(singles.map(({ ms }) => ms / 1_000)), peak: median(singles.map(({ peakKb }) => peakKb)) };
  const cpu = singles.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / SINGLES;
  console.log(
    `a graph of ${PIPELINES} pipelines of ${SHORTEST_MS / 1_000} to ${LONGEST_MS / 1_000} s, over ${PROJECTS} projects in ${LAYERS} layers`,
  );
  row("", "one graph", `single steps (${SINGLES} measured)`);
  row("critical path", `${(pathMs / 1_000).toFixed(1)} s`, "");
  row(
    "beyond it",
    `${late.toFixed(1)} s (${((100_000 * late) / pathMs).toFixed(1)} %)`,
    `${(LAYERS * each.late).toFixed(1)} s (${each.late.toFixed(1)} s for each of ${LAYERS} layers)`,
  );
  row("API calls per pipeline", (calls / PIPELINES).toFixed(1), (singleCalls / SINGLES).toFixed(1));
  row(
    "peak memory",
    `${mb(graph.peakKb)} MB`,
    `${mb(each.peak)} MB each, ${mb(each.peak * perLayer)} MB for a layer at once`,
  );
  row("processor per pipeline", `${(graph.cpuMs / PIPELINES).toFixed(0)} ms`, `${cpu.toFixed(0)} ms`);
}

function pipelinesFile(): string {
  const pipelines = nodes.map(
    ({ project, needs }, at) =>
      `  n${at}: { project: bench/p${project}, ref: main, needs: [${needs.map((need) => `n${need}`).join(", ")}] }`,
  );
  return `pipelines:\n${pipelines.join("\n")}\npolicy: { max-parallel: ${PIPELINES} }\n`;
}

function criticalPathMs(): number {
  const ends: number[] = [];
  for (const { project, needs } of nodes)
    ends.push((runsMs[project] ?? 0) + Math.max(0, ...needs.map((need) => ends[need] ?? 0)));
  return Math.max(...ends);
}

/** Runs the command line to its end. */
async function run(args: readonly string[], env: Readonly<Record<string, string>>, name: string): Promise<Took> {
  const took = join(folder, `took-${name}`);
  const beganMs = performance.now();
  const child = spawn(process.execPath, ["--import", join(import.meta.dirname, "graph", "at-exit.ts"), cli, ...args], {
    cwd: folder,
    env: { ...env, BENCH_TOOK: took },
    stdio: ["ignore", "ignore", "pipe"],
  });
  children.add(child);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-2_000)));
  const [code] = (await once(child, "close")) as [number | null];
  children.delete(child);
  if (code !== 0) throw new Error(`sluice ${args.join(" ")} ended with ${code}: ${said}`);
  return { ms: performance.now() - beganMs, ...(JSON.parse(readFileSync(took, "utf8")) as Omit<Took, "ms">) };
}

function row(what: string, graph: string, singles: string): void {
  console.log(`  ${what.padEnd(26)}${graph.padEnd(20)}${singles}`);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function mb(kb: number): string {
  return (kb / 1_024).toFixed(0);
}
