import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../test/support/free-port.ts";
import { demoSurroundings } from "./surroundings.ts";
import type { Webhook } from "./webhooks.ts";

/** A relay in a process of its own, as `sluice relay --config relay.yml` starts it. */
export interface DemoRelay {
  readonly url: string;
  readonly configPath: string;
  readonly process: ChildProcess;
  /** Ends it as a supervisor would, and waits for it. */
  stop(): Promise<void>;
}

/** What the relay answered to a webhook. */
export interface Answer {
  readonly status: number;
  readonly deliveries: readonly string[];
  readonly note: string;
}

const READY_WITHIN_MS = 20_000;
const ENDS_WITHIN_MS = 10_000;

/** Writes a relay.yml into the folder and starts a relay on it; resolves once it is ready for webhooks. */
export async function startDemoRelay(
  root: string,
  folder: string,
  forges: { readonly gitlabUrl: string; readonly githubApiUrl: string },
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<DemoRelay> {
  const { gitlabUrl, githubApiUrl } = forges;
  const port = await freePort();
  const configPath = join(folder, "relay.yml");
  writeFileSync(configPath, relayYml(port, gitlabUrl, githubApiUrl));
  const args = [join(root, "cli", "main.ts"), "relay", "--config", configPath];
  const child = spawn(process.execPath, args, {
    env: { ...demoSurroundings(process.env), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: string[] = [];
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => log.push(chunk.toString()));
  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), ENDS_WITHIN_MS);
    await ended;
    clearTimeout(late);
  };

  const url = `http://127.0.0.1:${port}`;
  for (const begin = performance.now(); performance.now() - begin < READY_WITHIN_MS; await sleep(50)) {
    if (child.exitCode !== null || signal.aborted) break;
    if (await isReady(url)) return { url, configPath, process: child, stop };
  }
  await stop();
  signal.throwIfAborted();
  throw new Error(`The relay did not become ready. It said:\n${log.join("")}`);
}

/** Sends a webhook and reads the relay's answer. */
export async function send(relay: DemoRelay, webhook: Webhook): Promise<Answer> {
  const request = { method: "POST", headers: webhook.headers, body: new Uint8Array(webhook.body) };
  const response = await fetch(`${relay.url}/hooks/${webhook.source}`, request);
  const answer = (await response.json()) as {
    deliveries?: string[];
    duplicate?: boolean;
    reason?: string;
    routes?: { route: string; why: string }[];
    error?: { message: string };
  };
  const [first] = answer.routes ?? [];
  const why = first === undefined ? answer.reason : `${answer.reason}: ${first.why}`;
  const note = answer.error?.message ?? (answer.duplicate === true ? "seen before" : (why ?? ""));
  return { status: response.status, deliveries: answer.deliveries ?? [], note };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

function relayYml(port: number, gitlabUrl: string, githubApiUrl: string): string {
  return `# Written by the demo.
listen: { host: 127.0.0.1, port: ${port} }
store: sqlite:./sluice.db
gitlab:
  main: { url: ${gitlabUrl}, access-token: { env: GITLAB_READ_TOKEN } }
sources:
  acme-github:
    kind: github
    secrets: [{ env: GITHUB_WEBHOOK_SECRET }]
    dedupe-window: 0s # the same push pasted again is a push of its own here
    api: { url: ${githubApiUrl}, token: { env: GITHUB_STATUS_TOKEN } }
  acme-gitea: { kind: gitea, secrets: [{ env: GITEA_WEBHOOK_SECRET }] }
  acme-gitlab:
    kind: gitlab
    auth: signature-or-token
    signing-tokens: [{ env: GITLAB_SIGNING_TOKEN }]
    secrets: [{ env: GITLAB_WEBHOOK_SECRET }]
routes:
${[route("acme-github", "    feedback: {}\n"), route("acme-gitlab"), route("acme-gitea")].join("")}`;
}

function route(source: string, more = ""): string {
  return `  - name: ${source}-to-deploy
    from: ${source}
    when: { repository: acme/app, branches: [main, "release/*"], tags: ["v*"], actions: [create, update] }
${more}    trigger:
      gitlab: main
      project: acme/deploy
      ref: main
      token: { env: DEPLOY_TRIGGER_TOKEN }
      variables: { CHANNEL: stable, VERSION: "{{ ref.name }}" }
      payload: object
`;
}
