// A store that the relay's user may read and not write: refused at the start with what to do, and served once that is done.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RelayHome } from "./relay-home.ts";
import { startRelayProcess } from "./relay-process.ts";

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");
/** `nobody` on every Linux: root may write everywhere, so where the tests run as root the relay must not. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const account = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** Whether that user can run what is tested at all: the sources may lie where only their owner looks. */
function isTestable(): boolean {
  if (process.platform === "win32") return false;
  return spawnSync(process.execPath, [CLI, "--version"], { ...account, stdio: "ignore" }).status === 0;
}

let home: RelayHome;

beforeEach(async () => {
  home = await RelayHome.create();
  await (await startRelayProcess(home.configPath, home.env)).end("SIGTERM");
  for (const path of [home.folder, home.configPath, home.storePath, `${home.storePath}.lock`]) {
    if (isRoot) chownSync(path, NOBODY, NOBODY);
  }
});

afterEach(async () => {
  chmodSync(home.folder, 0o700);
  await home.dispose();
});

async function start(): Promise<{ readonly code: number | null; readonly printed: string }> {
  const env = { ...home.env, PATH: process.env["PATH"] ?? "" };
  const relay = spawn(process.execPath, [CLI, "relay", "--config", home.configPath], { ...account, env });
  let printed = "";
  for (const stream of [relay.stdout, relay.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (text.includes('"url":')) relay.kill("SIGTERM");
    });
  const [code] = (await once(relay, "close")) as [number | null];
  return { code, printed };
}

describe.skipIf(!isTestable())("a relay whose user may not write", () => {
  it.each([
    {
      what: "the store's file",
      lock: () => chmodSync(home.storePath, 0o400),
      undo: () => chmodSync(home.storePath, 0o600),
    },
    {
      what: "the store's folder",
      lock: () => chmodSync(home.folder, 0o500),
      undo: () => chmodSync(home.folder, 0o700),
    },
  ])(
    "$what does not start, says what to do, and starts once it is done",
    async ({ lock, undo }) => {
      lock();
      const refused = await start();
      undo();
      const served = await start();

      expect(refused.printed).toContain("STORE_INVALID");
      expect(refused.printed).toContain("Let this user write to the store and its folder");
      expect(refused.code).toBe(2);
      expect(served.code).toBe(0);
    },
    120_000,
  );
});
