// Loaded before a program that is measured: writes down at its end what it took. `node --import …/at-exit.ts program`.
import { writeFileSync } from "node:fs";
import process from "node:process";

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(
    process.env["BENCH_TOOK"] ?? "",
    JSON.stringify({ peakKb: maxRSS, cpuMs: (userCPUTime + systemCPUTime) / 1_000 }),
  );
});
