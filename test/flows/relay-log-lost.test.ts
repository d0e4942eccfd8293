import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { freePort } from "../support/free-port.ts";
import { until } from "../support/until.ts";
import { githubPush, RelayHome } from "./relay-home.ts";

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");

let home: RelayHome;

afterEach(async () => home.dispose());

it("a relay whose log cannot be written, as on a full disk, takes and carries webhooks all the same", async () => {
  const port = await freePort();
  home = await RelayHome.create({ port });
  const logPath = join(home.folder, "relay.log");
  writeFileSync(logPath, "");
  // Open for reading only: every line the relay writes to it fails, as on a full disk.
  const log = openSync(logPath, "r");
  const relay = spawn(process.execPath, [CLI, "relay", "--config", home.configPath], {
    env: { ...home.env, PATH: process.env["PATH"] ?? "" },
    stdio: ["ignore", log, "ignore"],
  });
  const ended = once(relay, "exit");
  const url = `http://127.0.0.1:${port}`;
  try {
    await until(async () => relay.exitCode !== null || (await fetch(`${url}/healthz`).catch(() => ({ ok: false }))).ok);

    const answer = await fetch(`${url}/hooks/forge`, githubPush(1));
    await until(() => home.pipelines().length === 1);

    expect(answer.status).toBe(202);
    relay.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  } finally {
    relay.kill("SIGKILL");
    closeSync(log);
  }
});
