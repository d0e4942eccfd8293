// Everything a newcomer needs to believe the project, one check after the other: `npm test`.
//
// Every check runs even when an earlier one failed, so that one run tells all. The last line counts checks and tests
// together: `N passed, N failed`. Arguments are handed to vitest and skip the other checks: `npm test -- test/relay`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const root = dirname(import.meta.dirname);
const scratch = mkdtempSync(join(tmpdir(), "sluice-test-"));
const report = join(scratch, "vitest.json");
const chosen = process.argv.slice(2);

const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["format", "biome", "check", "--reporter=summary", "."],
  ["lint", "oxlint", "--type-aware", "--deny-warnings", "--quiet"],
  ["types", "tsc", "-p", "."],
  ["generated files fresh", "node", "scripts/generate.ts", "--check"],
  ["bundles fresh", "node", "scripts/build.ts", "--check"],
];

let passed = 0;
let failed = 0;

for (const [name, command, ...args] of chosen.length > 0 ? [] : CHECKS) {
  const ok = run(command, args);
  console.log(`${ok ? "✓" : "✗"} ${name}`);
  if (ok) passed += 1;
  else failed += 1;
}

const vitestOk = run("vitest", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...chosen,
]);
const tests = readReport();
passed += tests.passed;
failed += tests.failed;
// A suite that does not even load fails the run without a failed test to count.
if (!vitestOk && tests.failed === 0) failed += 1;
rmSync(scratch, { recursive: true, force: true });

const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : "";
console.log(`\n${passed} passed, ${failed} failed${skipped}`);
process.exitCode = failed === 0 ? 0 : 1;

function run(command: string, args: readonly string[]): boolean {
  const path = command === "node" ? process.execPath : join(root, "node_modules", ".bin", command);
  const env = { ...process.env, PATH: join(root, "node_modules", ".bin") + delimiter + (process.env["PATH"] ?? "") };
  return spawnSync(path, args, { cwd: root, stdio: "inherit", env, shell: process.platform === "win32" }).status === 0;
}

function readReport(): { passed: number; failed: number; skipped: number } {
  try {
    const json = JSON.parse(readFileSync(report, "utf8")) as Record<string, number | undefined>;
    return {
      passed: json["numPassedTests"] ?? 0,
      failed: json["numFailedTests"] ?? 0,
      skipped: (json["numPendingTests"] ?? 0) + (json["numTodoTests"] ?? 0),
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
