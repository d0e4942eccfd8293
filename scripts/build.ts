// Builds dist/, which is committed so that `uses: …@ref` finds it: `npm run build`. With --check it writes nothing, compares
// byte by byte with what is committed, and exits 1 when that is stale.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildDist } from "./build/build-dist.ts";

const root = dirname(import.meta.dirname);
const dist = join(root, "dist");
const check = process.argv.includes("--check");

const files = await buildDist(root);
const foreign = list().filter((name) => !files.some((file) => file.name === name));
const stale = files.filter(({ name, contents }) => !read(name)?.equals(contents));

if (check) {
  for (const { name } of stale) console.log(`stale: dist/${name}`);
  for (const name of foreign) console.log(`not ours: dist/${name}`);
  if (stale.length + foreign.length > 0) {
    console.log("Run `npm run build` and commit dist/.");
    process.exitCode = 1;
  }
} else {
  mkdirSync(dist, { recursive: true });
  for (const name of foreign) rmSync(join(dist, name), { recursive: true });
  for (const { name, contents, executable } of files) {
    writeFileSync(join(dist, name), contents);
    chmodSync(join(dist, name), executable ? 0o755 : 0o644);
    console.log(`dist/${name}  ${Math.ceil(contents.length / 1_000)} kB`);
  }
}

function list(): string[] {
  try {
    return readdirSync(dist);
  } catch {
    return [];
  }
}

function read(name: string): Buffer | undefined {
  try {
    return readFileSync(join(dist, name));
  } catch {
    return undefined;
  }
}
