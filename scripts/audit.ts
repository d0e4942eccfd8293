// What comes in from elsewhere, judged: `npm run audit`.
//
// The lock file and docs/dependencies.md are judged here, as in every run of the tests. Then the registry is asked for its signatures
// and for known vulnerabilities, which takes a network; that one offers neither, or does not answer, is said and fails nothing.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Locked, lockFaults, type Manifest } from "./audit/lock-faults.ts";
import { unexplained } from "./audit/unexplained.ts";

/** Signatures are asked for package by package; a registry that takes longer is as good as none. */
const WITHIN_MS = 120_000;

const root = dirname(import.meta.dirname);
const read = (path: string) => readFileSync(join(root, path), "utf8");

const manifest = JSON.parse(read("package.json")) as Manifest;
const { packages } = JSON.parse(read("package-lock.json")) as { readonly packages: Locked };
const bill = JSON.parse(read("dist/sbom.cdx.json")) as { readonly components: readonly { readonly name: string }[] };
const bundled = new Set(bill.components.map(({ name }) => name));

const faults = [...lockFaults(manifest, packages, bundled), ...unexplained(read("docs/dependencies.md"), manifest)];
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(
  `${Object.keys(packages).length - 1} packages locked, ${bundled.size} of them in the bundles: ${faults.length} faults`,
);

const asked = [
  ask("signatures", "audit", "signatures"),
  ask("known vulnerabilities", "audit", "--omit=dev", "--audit-level=high"),
];
process.exitCode = faults.length > 0 || asked.includes("bad") ? 1 : 0;

/** What the registry says: good, bad, or that it cannot be asked. */
function ask(what: string, ...args: readonly string[]): "good" | "bad" | "unknown" {
  const { status, stdout, stderr } = spawnSync("npm", [...args, "--fetch-retries=0", "--fetch-timeout=20000"], {
    cwd: root,
    encoding: "utf8",
    timeout: WITHIN_MS,
    shell: process.platform === "win32",
  });
  const said = `${stdout ?? ""}${stderr ?? ""}`.trim();
  if (status === 0) {
    console.log(`✓ ${what}: ${said.split("\n")[0]}`);
    return "good";
  }
  // No answer, or one that says there is no such thing here.
  if (
    status === null ||
    /ENOAUDIT|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|E40[0-9]|E5\d\d|No dependencies found|endpoint returned an error|audit (?:failed|request)|not supported/i.test(
      said,
    )
  ) {
    console.log(
      `- ${what}: this registry cannot be asked (${said.split("\n").find((line) => /^npm err/i.test(line)) ?? "no answer"})`,
    );
    return "unknown";
  }
  console.error(`✗ ${what}:\n${said}`);
  return "bad";
}
