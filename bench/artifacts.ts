// Bringing artifacts here, beside `curl -L -o a.zip && unzip a.zip` in the same run: `node bench/artifacts.ts [SCALE] [FOLDER] [SAMPLE]`.
//
// SCALE makes everything smaller (0.1 takes a few seconds; the goals are set for 1, which needs 4 GB of disk), FOLDER lies on the
// disk to measure, SAMPLE is one of them alone: small, text, noise. A disk without a journal (ext4) is slow to make files for minutes
// after others were deleted near them: a new folder in the root lies elsewhere. Rounds are interleaved, with the disk at rest before each: read the ratios. Needs curl and unzip.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { transform } from "esbuild";
import { buildDist } from "../scripts/build/build-dist.ts";
import { oneFileOf, severalOf } from "./artifacts/engine.ts";
import { measure, median, type Taken } from "./artifacts/measure.ts";
import { type Sample, samples } from "./artifacts/samples.ts";

const scale = Number(process.argv[2] ?? 1);
const folder = mkdtempSync(join(process.argv[3] ?? tmpdir(), "sluice-bench-"));
const archives = join(folder, "archives");
const out = join(folder, "out");
const cli = join(folder, "cli.js");
const bare = join(folder, "bare.mjs");
mkdirSync(archives);
const hasTar = spawnSync("bsdtar", ["--version"]).status === 0;
await bundle();
const server = spawn(process.execPath, [join(import.meta.dirname, "artifacts/server.ts"), archives], {
  stdio: ["ignore", "pipe", "inherit"],
});

try {
  const [port] = (await once(server.stdout, "data")) as [Buffer];
  const origin = `http://127.0.0.1:${String(port).trim()}`;
  console.log(`bringing artifacts (scale ${scale}, Node ${process.versions.node}); ratios to curl + unzip`);
  for (const sample of samples(scale).filter(({ name }) => [undefined, name].includes(process.argv[4]))) {
    sample.make(archives);
    await compare(origin, sample);
    if (sample.name === "noise") await oneFile(origin);
    if (sample.name === "small") await several(origin);
    rmSync(join(archives, `${sample.name}.zip`));
  }
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** The command line as it would be in dist/, of the present sources, and the bare program as JavaScript. */
async function bundle(): Promise<void> {
  const entry = (await buildDist(dirname(import.meta.dirname))).find(({ name }) => name === "cli.js");
  if (entry === undefined) throw new Error("There is no bundle of the command line.");
  writeFileSync(cli, entry.contents);
  const source = readFileSync(join(import.meta.dirname, "artifacts/bare.ts"), "utf8");
  writeFileSync(bare, (await transform(source, { loader: "ts" })).code);
}

type What = "curl" | "tar" | "bare" | "parts" | "whole";

function labelOf(what: What): string {
  const labels: Readonly<Record<What, string>> = {
    curl: "curl + unzip",
    tar: "curl | bsdtar",
    bare: "bare Node",
    parts: "sluice, in parts",
    whole: "sluice, no Range",
  };
  return labels[what];
}

function downloadOf(origin: string, job: string): string {
  return `${origin}/api/v4/projects/1/jobs/artifacts/main/download?job=${job}`;
}

async function compare(origin: string, { name, title, goal, rounds }: Sample): Promise<void> {
  const ours = (job: string) => ["artifacts", "--host", origin, "--project", "1", "--ref", "main", "--job", job];
  const contenders: Partial<Record<What, (into: string) => Promise<Taken>>> = {
    curl: (into: string) => {
      const zip = join(into, "a.zip");
      return measure("sh", [
        "-c",
        `curl -sSL -o ${zip} '${downloadOf(origin, name)}' && unzip -q ${zip} -d ${into} && rm ${zip}`,
      ]);
    },
    // Only for many small files: what one core does in C, judging and hashing nothing, and what two do in Node without all of ours.
    ...(name === "small" && hasTar
      ? {
          tar: (into: string) =>
            measure("sh", ["-c", `curl -sSL '${downloadOf(origin, name)}' | bsdtar -x -C ${into}`]),
        }
      : {}),
    ...(name === "small"
      ? { bare: (into: string) => measure(process.execPath, [bare, downloadOf(origin, name), into]) }
      : {}),
    parts: (into: string) => measure(process.execPath, [cli, ...ours(name), "--into", into, "--quiet"]),
    whole: (into: string) => measure(process.execPath, [cli, ...ours(`${name}-whole`), "--into", into, "--quiet"]),
  };
  const isLarge = statSync(join(archives, `${name}.zip`)).size > 100_000_000;
  const whats = (["curl", "tar", "bare", "parts", "whole"] as const).filter((what) => what in contenders);
  const taken: Record<What, Taken[]> = { curl: [], tar: [], bare: [], parts: [], whole: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const what of whats) {
      const into = join(out, `${what}-${round}`);
      mkdirSync(into, { recursive: true });
      spawnSync("sync");
      const one = await contenders[what]?.(into);
      if (one !== undefined) taken[what].push(one);
      // What is large goes at once. What is many files stays: ext4 without a journal takes no inode within minutes of its file's
      // end, and searches long for another one, which would be measured instead.
      if (isLarge) rmSync(into, { recursive: true });
    }
  }
  rmSync(out, { recursive: true });
  const base = median(taken.curl.map(({ ms }) => ms));
  console.log(`  ${title} (zip of ${mb(statSync(join(archives, `${name}.zip`)).size)})`);
  for (const what of whats) {
    const ms = median(taken[what].map((one) => one.ms));
    const peak = Math.max(...taken[what].map(({ peakMb }) => peakMb));
    const wish =
      what !== "parts" && what !== "whole"
        ? ""
        : `  goal ≤ ${goal[what].toFixed(2)}, peak memory ${peak.toFixed(0)} MB`;
    const label = labelOf(what);
    console.log(`    ${label.padEnd(18)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / base).toFixed(2)}${wish}`);
  }
}

async function oneFile(origin: string): Promise<void> {
  const sent = async () => Number(await (await fetch(`${origin}/sent`)).text());
  const before = await sent();
  const { packedBytes, movedBytes } = await oneFileOf(origin, "noise", out);
  const beyond = (await sent()) - before - packedBytes;
  rmSync(out, { recursive: true });
  console.log(
    `  one file of it: ${mb(movedBytes)} moved for ${mb(packedBytes)} packed; the server sent ${kb(beyond)} more (goal ≤ 256 kB)`,
  );
}

async function several(origin: string): Promise<void> {
  const took: Record<"one" | "three", number[]> = { one: [], three: [] };
  for (let round = 0; round < 5; round += 1) {
    for (const [what, atOnce] of [
      ["one", 1],
      ["three", 3],
    ] as const) {
      spawnSync("sync");
      const into = join(out, `${what}-${round}`);
      const begun = performance.now();
      await severalOf(origin, "small", into, { count: 6, atOnce });
      took[what].push(performance.now() - begun);
    }
  }
  rmSync(out, { recursive: true });
  const [one, three] = [median(took.one), median(took.three)];
  console.log(
    `  six of them: ${one.toFixed(0)} ms one after the other, ${three.toFixed(0)} ms three at once: ${(three / one).toFixed(2)} ×`,
  );
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function kb(bytes: number): string {
  return `${(bytes / 1e3).toFixed(0)} kB`;
}
