import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { parsePrometheusText, sampleOf } from "../support/prometheus-text.ts";
import { githubPush, RelayHome } from "./relay-home.ts";
import { startRelayProcess } from "./relay-process.ts";

const TOKEN = "admin-canary-0123456789abcdef";
let home: RelayHome;
let relay: RunningRelay | undefined;

beforeEach(async () => {
  home = await RelayHome.create();
  appendFileSync(home.configPath, "admin: { tokens: [{ env: ADMIN_TOKEN }] }\n");
});

afterEach(async () => {
  await relay?.close();
  relay = undefined;
  await home.dispose();
});

const scrape = async (url: string, token = TOKEN) =>
  fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });

it("metrics tell of a webhook that became a pipeline, and of one that nobody signed", async () => {
  const running = await startRelayProcess(home.configPath, { ...home.env, ADMIN_TOKEN: TOKEN });
  await fetch(`${running.url}/hooks/forge`, githubPush(1));
  const forged = githubPush(2);
  await fetch(`${running.url}/hooks/forge`, { ...forged, body: `${forged.body} ` });
  await fetch(`${running.url}/hooks/made-up-by-somebody`, githubPush(3));
  await vi.waitUntil(() => home.pipelines().length === 1, { timeout: 20_000 });
  await vi.waitUntil(() => running.printed().includes("Pipeline created"), { timeout: 20_000 });

  const text = await (await scrape(running.url)).text();
  const refused = await scrape(running.url, "admin-canary-wrong-wrong");
  await running.end("SIGTERM");

  const read = parsePrometheusText(text);
  const value = (name: string, labels = {}) => sampleOf(read, name, labels);
  expect(value("sluice_relay_events_total", { source: "forge", outcome: "stored" })).toBe(1);
  expect(value("sluice_relay_verification_failures_total", { source: "forge" })).toBe(1);
  expect(value("sluice_relay_events_total", { source: "(unknown)", outcome: "refused" })).toBe(1);
  expect(value("sluice_relay_attempts_total", { gitlab: "main", purpose: "trigger", outcome: "delivered" })).toBe(1);
  expect(value("sluice_relay_deliveries", { state: "delivered" })).toBe(1);
  expect(value("sluice_relay_store_up")).toBe(1);
  expect(value("sluice_relay_dispatching")).toBe(1);
  for (const operation of ["persist", "claim", "settle"])
    expect(value("sluice_relay_store_duration_seconds_count", { operation })).toBeGreaterThan(0);
  expect(value("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
  expect(text).not.toMatch(/made-up|canary|acme|refs\//);
  expect(refused.status).toBe(401);
});

it.each([
  { proxies: 0, told: "198.51.100.7", address: "127.0.0.1" },
  { proxies: 1, told: "10.9.9.9, 198.51.100.7", address: "198.51.100.7" },
])("with $proxies trusted proxies, who says to come from $told is logged as $address", async (one) => {
  const yaml = readFileSync(home.configPath, "utf8").replace("port: 0", `port: 0, trust-proxy: ${one.proxies}`);
  writeFileSync(home.configPath, yaml);
  relay = await home.start({ ...home.env, ADMIN_TOKEN: TOKEN });
  const push = githubPush(1);

  await fetch(`${relay.url}/hooks/forge`, {
    ...push,
    body: `${push.body} `,
    headers: [...new Headers(push.headers), ["x-forwarded-for", one.told]],
  });

  const refused = home.logged.find(({ message }) => message === "Webhook refused: not authentic");
  expect(refused?.fields["address"]).toBe(one.address);
});
