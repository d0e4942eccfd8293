import { parseArgs } from "node:util";
import { watchCoverage } from "./coverage.ts";
import { hunt } from "./hunt.ts";
import { TARGETS } from "./targets.ts";

/** Above this, an input of 64 KiB takes more than time in proportion to its length: that is a finding too. */
const SLOW_MS = 2_000;

/** A line, while the hunt goes on. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    target: { type: "string", multiple: true, default: [] },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
  },
});
const chosen = TARGETS.filter(({ name }) => values.target.length === 0 || values.target.includes(name));
if (chosen.length === 0) {
  say(`There is no such target. There are: ${TARGETS.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}
const seed = Number(values.seed);
const eachMs = (Number(values.minutes) * 60_000) / chosen.length;
say(`seed ${seed}, ${chosen.length} targets, ${Math.round(eachMs / 1_000)} s each`);
let found = 0;
for (const target of chosen) {
  const coverage = watchCoverage();
  const begun = performance.now();
  const { inputs, kept, finding, slowest } = await hunt(target, {
    seed,
    coverage,
    monotonicMs: () => performance.now(),
    isOver: () => performance.now() - begun > eachMs,
  });
  coverage.close();
  const isSlow = slowest.tookMs > SLOW_MS;
  say(`${target.name}: ${inputs} inputs, ${kept} kept, slowest ${Math.round(slowest.tookMs)} ms`);
  if (isSlow) report(target.name, slowest.input, `took ${Math.round(slowest.tookMs)} ms`);
  if (finding !== undefined) report(target.name, finding.input, finding.error);
  if (isSlow || finding !== undefined) found += 1;
}
say(`${chosen.length - found} held, ${found} broken`);
process.exitCode = found === 0 ? 0 : 1;

function report(name: string, input: Buffer, why: unknown): void {
  say(`  ${why instanceof Error ? (why.stack ?? why.message) : String(why)}`);
  say(`  as text: ${JSON.stringify(input.toString("utf8").slice(0, 400))}`);
  say(`  keep it: base64 -d > test/fuzz/findings/${name}/what-was-wrong.txt <<< ${input.toString("base64")}`);
}
