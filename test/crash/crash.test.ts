// A short run of `npm run crash`, so that what is run by hand for hours still works; the long run's figures are in the docs.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const CRASH = join(import.meta.dirname, "..", "..", "scripts", "crash.ts");

async function crash(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, [CRASH, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out };
}

describe("npm run crash", () => {
  it.each([
    { what: "relay", times: "2" },
    { what: "step", times: "1" },
    { what: "graph", times: "1" },
  ])(
    "kills the $what, loses nothing, does nothing twice, and prints how to do it again",
    async ({ what, times }) => {
      const { code, out } = await crash("--what", what, "--times", times, "--seed", "11");

      expect(out).toContain(`npm run crash -- --what ${what} --times ${times} --seed 11\n`);
      expect(out).toContain(`${what}: kills ${times} · `);
      expect(out).toMatch(/ · twice 0 · \d+ s\n$/);
      expect(code).toBe(0);
    },
    120_000,
  );
});
