import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { startChild } from "../bundles/child.ts";
import { ENV } from "../relay/support/loading.ts";
import { fencedBlocks } from "../support/fenced-blocks.ts";
import { until } from "../support/until.ts";
import { RelayHome, variable } from "./relay-home.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

const ROOT = join(import.meta.dirname, "../..");

let home: RelayHome;
let relay: RelayProcess;

afterEach(async () => {
  await relay.end("SIGTERM");
  await home.dispose();
});

it("a newcomer's first push, by the lines of docs/relay.md to a relay on examples/relay.yml, starts a pipeline", async () => {
  home = await RelayHome.create();
  const example = readFileSync(join(ROOT, "examples/relay.yml"), "utf8");
  writeFileSync(
    home.configPath,
    example.replace("port: 8080", "port: 0").replace("https://gitlab.example.com", home.gitlab.url),
  );
  const env = { ...ENV, DEPLOY_TRIGGER_TOKEN: home.env["DEPLOY_TOKEN"] ?? "" };
  relay = await startRelayProcess(home.configPath, env);
  copyFileSync(join(ROOT, "test/fixtures/webhooks/github-push.json"), join(home.folder, "push.json"));

  const answer = await startChild("sh", ["-c", shownCurl().replace("http://127.0.0.1:8080", relay.url)], {
    cwd: home.folder,
    env: { ...env, PATH: process.env["PATH"] ?? "", no_proxy: "127.0.0.1" },
  }).ended;

  expect(answer.stdout).toMatch(/^HTTP\/1\.1 202 [\s\S]*"deliveries":\["[\w-]+"\]/);
  await until(() => home.pipelines().length > 0);
  const [pipeline] = home.pipelines();
  expect(pipeline?.ref).toBe("main");
  expect(variable(pipeline, "SLUICE_REPOSITORY")).toBe("acme/app");
});

/** The signed request that docs/relay.md shows, as one command of a shell. */
function shownCurl(): string {
  const page = readFileSync(join(ROOT, "docs/relay.md"), "utf8");
  const block = fencedBlocks(page).find(({ text }) => text.includes("openssl dgst"));
  const [curl] = /^curl [\s\S]*?[^\\]$/m.exec(block?.text ?? "") ?? [];
  if (curl === undefined) throw new Error("docs/relay.md shows no signed request.");
  return curl;
}
