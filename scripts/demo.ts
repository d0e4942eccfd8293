// The main job, end to end, with nothing configured: webhook in, pipeline triggered, waited for, artifacts out.
//
//   npm run demo             tells the story and ends
//   npm run demo -- --keep   leaves relay and GitLab stand-in running, and prints how to call them
//
// Everything is real but GitLab: the relay is the program users run, on SQLite, in a process of its own; the webhooks carry
// real signatures; the step is the command line in a GitLab job's environment. GitLab is the stand-in of test/gitlab.
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startStandIn } from "../test/gitlab/stand-in.ts";
import { type DemoGitLab, seedDemo } from "./demo/gitlab.ts";
import { type DemoRelay, send, startDemoRelay } from "./demo/relay.ts";
import { chapter, say, table } from "./demo/say.ts";
import { DEMO_SECRETS, demoWebhooks, payloadPath } from "./demo/webhooks.ts";

const root = dirname(import.meta.dirname);
const keep = process.argv.includes("--keep");
const scratch = mkdtempSync(join(tmpdir(), "sluice-demo-"));

const gitlab = await startStandIn();
const seeded = seedDemo(gitlab);
let relay: DemoRelay | undefined;
try {
  chapter(1, "A GitLab stand-in and a relay start");
  const env = { ...DEMO_SECRETS, DEPLOY_TRIGGER_TOKEN: seeded.deploy.triggerToken };
  relay = await startDemoRelay(root, scratch, gitlab.url, env);
  say(`GitLab stand-in  ${gitlab.url}`);
  say(`relay            ${relay.url}   (SQLite store: ${join(scratch, "sluice.db")})`);

  chapter(2, "GitHub and GitLab send webhooks, signed as they sign them");
  const delivered = await sendAll(relay);

  chapter(3, "Each accepted change has started a pipeline of acme/deploy");
  await showPipelines(delivered);

  chapter(4, "A pipeline job triggers acme/deploy with its job token, waits, and takes the artifacts");
  const files = join(scratch, "artifacts");
  const code = await runStep(seeded, files);

  chapter(5, "What happened");
  const found = filesUnder(files);
  say(`${delivered.length} changes became ${delivered.length} pipelines; a ping, a repeat and a forgery became none.`);
  say(`The step ended with exit code ${code} and brought ${found.length} files:`);
  for (const path of found) say(`  ${relative(files, path)}  ${statSync(path).size} bytes`);
  process.exitCode = code;
  if (keep && code === 0) await leaveRunning(relay, seeded);
} finally {
  await relay?.stop();
  await gitlab.close();
  rmSync(scratch, { recursive: true, force: true });
}

async function sendAll(to: DemoRelay): Promise<readonly string[]> {
  const rows: string[][] = [["webhook", "answer", "what it led to"]];
  const deliveries: string[] = [];
  for (const webhook of demoWebhooks()) {
    const answer = await send(to, webhook);
    const fresh = answer.deliveries.filter((id) => !deliveries.includes(id));
    deliveries.push(...fresh);
    rows.push([webhook.title, String(answer.status), fresh.map((id) => `delivery ${id}`).join(", ") || answer.note]);
  }
  table(rows);
  return deliveries;
}

/** Waits until the relay has dispatched every delivery, then shows the pipelines as GitLab has them. */
async function showPipelines(deliveries: readonly string[]): Promise<void> {
  const pipelines = await waitFor(() => {
    const all = gitlab.world.projects
      .filter(({ path }) => path === seeded.deploy.path)
      .flatMap((at) => gitlab.world.pipelines(at));
    return all.length >= deliveries.length ? all : undefined;
  });
  const rows = [["pipeline", "ref", "status", "source", "SLUICE_EVENT", "SLUICE_REF", "SLUICE_SHA", "TRIGGER_PAYLOAD"]];
  for (const { id, ref, status, source, variables } of pipelines) {
    const value = (key: string) => variables.find((variable) => variable.key === key)?.value ?? "";
    const sha = value("SLUICE_SHA").slice(0, 8);
    const payload = `${value("TRIGGER_PAYLOAD").length} bytes`;
    rows.push([`#${id}`, ref, status, source, value("SLUICE_EVENT"), value("SLUICE_REF"), sha, payload]);
  }
  table(rows);
}

/** Runs the command line as a job of acme/app would: nothing but the job's own variables. */
async function runStep(demo: DemoGitLab, into: string): Promise<number> {
  const options = ["--project", demo.deploy.path, "--ref", "main", "--artifacts", "true", "--artifacts-path", into];
  say(`$ sluice trigger ${options.map((word) => (word === into ? "artifacts" : word)).join(" ")}\n`);
  const job = {
    GITLAB_CI: "true",
    CI_JOB_TOKEN: demo.jobToken,
    CI_SERVER_URL: gitlab.url,
    CI_API_V4_URL: `${gitlab.url}/api/v4`,
  };
  const child = spawn(process.execPath, [join(root, "cli", "main.ts"), "trigger", ...options], {
    env: { ...process.env, ...job },
    stdio: "inherit",
  });
  return await new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}

async function leaveRunning(running: DemoRelay, demo: DemoGitLab): Promise<void> {
  const body = payloadPath("github-push.json");
  const signature = createHmac("sha256", DEMO_SECRETS.GITHUB_WEBHOOK_SECRET).update(readFileSync(body)).digest("hex");
  chapter(6, "Left running until Ctrl+C");
  say(`relay            ${running.url}   (configuration: ${running.configPath})`);
  say(`GitLab stand-in  ${gitlab.url}`);
  say("Send the relay a push from GitHub:\n");
  console.log(`curl -i ${running.url}/hooks/acme-github \\
  -H 'Content-Type: application/json' -H 'X-GitHub-Event: push' -H "X-GitHub-Delivery: $(date +%s%N)" \\
  -H 'X-Hub-Signature-256: sha256=${signature}' \\
  --data-binary @${body}\n`);
  say("Trigger a pipeline as a person at a shell would:\n");
  console.log(`SLUICE_TRIGGER_TOKEN=${demo.deploy.triggerToken} npm run sluice -- trigger \\
  --host ${gitlab.url} --project ${demo.deploy.path} --ref main --no-wait\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    running.process.once("exit", () => resolve());
  });
}

async function waitFor<T>(look: () => T | undefined): Promise<T> {
  for (const begin = performance.now(); performance.now() - begin < 20_000; await sleep(50)) {
    const seen = look();
    if (seen !== undefined) return seen;
  }
  throw new Error("The relay did not trigger every pipeline within 20 seconds.");
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
