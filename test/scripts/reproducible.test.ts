import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildDist } from "../../scripts/build/build-dist.ts";
import { sha256Hex } from "../../shared/webhooks/sha256.ts";
import { ROOT } from "../support/source-files.ts";

let elsewhere: string;

beforeEach(() => {
  elsewhere = join(mkdtempSync(join(tmpdir(), "sluice-another-place-")), "of another name");
  for (const name of [
    "action",
    "cli",
    "relay",
    "shared",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "LICENSE",
    "action.yml",
  ])
    cpSync(join(ROOT, name), join(elsewhere, name), { recursive: true });
  cpSync(join(ROOT, "scripts"), join(elsewhere, "scripts"), { recursive: true });
  // Copies: esbuild would follow a link back to where it leads. Node itself, for all its size, is no part of a bundle.
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  for (const [at, { dev }] of Object.entries(packages))
    if (/^node_modules\/(?!node-)/.test(at) && dev !== true && existsSync(join(ROOT, at)))
      cpSync(join(ROOT, at), join(elsewhere, at), { recursive: true });
});

afterEach(() => {
  rmSync(join(elsewhere, ".."), { recursive: true, force: true });
});

it("two builds, one of them in another folder, give the same bytes", { timeout: 120_000 }, async () => {
  const [here, there] = [await buildDist(ROOT), await buildDist(elsewhere)];

  const digests = (files: typeof here) => files.map(({ name, contents }) => `${name} ${sha256Hex(contents)}`);
  expect(here.length).toBeGreaterThan(4);
  expect(digests(there)).toEqual(digests(here));
});
