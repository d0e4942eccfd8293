import { once } from "node:events";
import { join } from "node:path";
import { startStandIn } from "../../test/gitlab/stand-in.ts";
import type { PipelineRow } from "../../test/gitlab/world/rows.ts";
import { startDemoGitHub } from "./github.ts";
import { type DemoGitLab, seedDemo } from "./gitlab.ts";
import { tellHowToCall } from "./keep.ts";
import { type DemoRelay, send, startDemoRelay } from "./relay.ts";
import { chapter, say, table } from "./say.ts";
import { runAtShell, runStep, showDelivery } from "./step.ts";
import { tellWhatHappened } from "./summary.ts";
import { waitFor } from "./wait-for.ts";
import { DEMO_SECRETS, demoWebhooks } from "./webhooks.ts";

/** How the demo went. */
export type Ending =
  | { readonly kind: "told"; readonly exitCode: number }
  | { readonly kind: "stopped" }
  | { readonly kind: "broken"; readonly why: string };

const root = join(import.meta.dirname, "..", "..");

/**
 * Tells the whole story, with its files in `scratch`. Relay and stand-in have ended when it returns or throws.
 *
 * @param keep whether to leave both running at the end, until the signal aborts
 */
export async function tellStory(scratch: string, keep: boolean, signal: AbortSignal): Promise<Ending> {
  const gitlab = await startStandIn();
  const demo = seedDemo(gitlab);
  const github = await startDemoGitHub();
  let relay: DemoRelay | undefined;
  try {
    say("Webhooks in, pipelines triggered, waited for, artifacts out. All of it runs on this machine and is gone");
    say("afterwards; GitLab and GitHub are stand-ins, relay and step are the programs you would run.");

    chapter(1, "A GitLab stand-in and a relay start");
    const env = {
      ...DEMO_SECRETS,
      DEPLOY_TRIGGER_TOKEN: demo.deploy.triggerToken,
      GITLAB_READ_TOKEN: demo.accessToken,
      GITHUB_STATUS_TOKEN: github.token,
    };
    relay = await startDemoRelay(root, scratch, { gitlabUrl: gitlab.url, githubApiUrl: github.url }, env, signal);
    say(`GitLab stand-in  ${gitlab.url}`);
    say(`relay            ${relay.url}   (SQLite store: ${join(scratch, "sluice.db")})`);

    chapter(2, "GitHub, GitLab and Gitea send webhooks, signed as they sign them");
    const { started, answerLost } = await sendAll(relay, demo, signal);
    say("GitLab's answer to the call for the push to main is lost on purpose, once its pipeline exists.");

    chapter(3, `Each accepted change has started a pipeline of ${demo.deploy.path} that knows what it is about`);
    const fromWebhooks = demo.pipelines().slice(0, started);
    showPipelines(fromWebhooks);

    chapter(4, `A job of acme/app triggers ${demo.deploy.path} with its job token, waits, and takes the artifacts`);
    const job = { token: demo.jobToken, serverUrl: gitlab.url };
    const options = [
      "--project",
      demo.deploy.path,
      "--ref",
      "main",
      "--artifacts",
      "true",
      "--artifacts-path",
      "artifacts",
    ];
    const exitCode = await runStep(root, scratch, job, options, signal);
    signal.throwIfAborted();

    chapter(
      5,
      `A person triggers ${demo.release.path}, which starts a pipeline of its own: both are followed, live at a terminal`,
    );
    const target = ["--host", gitlab.url, "--project", demo.release.path, "--ref", "main"];
    const tokens = { trigger: demo.release.triggerToken, access: demo.accessToken };
    const shellExitCode = await runAtShell(root, scratch, tokens, target, signal);
    signal.throwIfAborted();

    chapter(6, "The lost answer was looked up, not repeated; the commit on GitHub knows how its pipeline ended");
    await allEnded(demo, signal);
    const told = await waitFor("The commit was not told of its pipeline", () => github.told(), signal);
    const shownExitCode = await showDelivery(root, relay.configPath, answerLost, signal);
    say("");
    table([
      ["status on GitHub", "state", "words", "leads to"],
      [told.context, told.state, told.description, told.url],
    ]);

    chapter(7, "What happened");
    tellWhatHappened(fromWebhooks, demo.pipelines().at(-1), exitCode, join(scratch, "artifacts"));
    const failed = [exitCode, shellExitCode, shownExitCode].find((code) => code !== 0);
    if (!keep || failed !== undefined) {
      tellWhatNext();
      return { kind: "told", exitCode: failed ?? 0 };
    }

    chapter(8, "Relay and stand-in keep running until Ctrl+C");
    tellHowToCall(relay, gitlab.url, demo);
    await leftRunning(relay, signal);
    if (!signal.aborted) return { kind: "broken", why: "the relay has ended by itself." };
    say("Relay and stand-in have ended.");
    return { kind: "told", exitCode };
  } finally {
    await relay?.stop();
    await github.close();
    await gitlab.close();
  }
}

/**
 * Sends every webhook of the demo, each once the pipelines of those before it exist, and shows what the relay answered.
 *
 * @returns how many pipelines that starts, and the delivery whose answer from GitLab was lost
 */
async function sendAll(relay: DemoRelay, demo: DemoGitLab, signal: AbortSignal) {
  const rows: string[][] = [["webhook", "answer", "what it led to"]];
  const deliveries = new Set<string>();
  let answerLost = "";
  for (const webhook of demoWebhooks()) {
    if (webhook.answerLost === true) demo.loseNextAnswer();
    const answer = await send(relay, webhook);
    const fresh = answer.deliveries.filter((id) => !deliveries.has(id));
    for (const id of fresh) deliveries.add(id);
    if (webhook.answerLost === true) answerLost = fresh[0] ?? "";
    rows.push([webhook.title, String(answer.status), fresh.map((id) => `delivery ${id}`).join(", ") || answer.note]);
    const isThere = () => (demo.pipelines().length >= deliveries.size ? true : undefined);
    await waitFor("The relay did not trigger every pipeline", isThere, signal);
  }
  table(rows);
  return { started: deliveries.size, answerLost };
}

function showPipelines(pipelines: readonly PipelineRow[]): void {
  const rows = [
    ["pipeline", "runs on", "status", "SLUICE_KIND", "SLUICE_EVENT", "SLUICE_REF", "SLUICE_SHA", "payload"],
  ];
  for (const { id, ref, status, variables } of pipelines) {
    const value = (key: string) => variables.find((variable) => variable.key === key)?.value ?? "";
    const facts = [value("SLUICE_KIND"), value("SLUICE_EVENT"), value("SLUICE_REF"), value("SLUICE_SHA").slice(0, 8)];
    rows.push([`#${id}`, ref, status, ...facts, `${Buffer.byteLength(value("TRIGGER_PAYLOAD"))} bytes`]);
  }
  table(rows);
}

async function allEnded(demo: DemoGitLab, signal: AbortSignal): Promise<void> {
  const running = () => demo.pipelines().some(({ status }) => !["success", "failed", "canceled"].includes(status));
  await waitFor("The pipelines did not end", () => (running() ? undefined : true), signal);
}

async function leftRunning(relay: DemoRelay, signal: AbortSignal): Promise<void> {
  if (signal.aborted || relay.process.exitCode !== null) return;
  const ended = new AbortController();
  await Promise.race([
    once(signal, "abort", { signal: ended.signal }),
    once(relay.process, "exit", { signal: ended.signal }),
  ]);
}

function tellWhatNext(): void {
  console.log("\n   Try next:");
  table(
    [
      ["npm run demo -- --keep", "the same, and relay and stand-in keep running for calls of your own"],
      ["npm run gitlab", "the GitLab stand-in alone, with projects, tokens and lines to paste"],
      ["README.md", "the step in a GitHub workflow, in a GitLab job, at a shell; the relay of your own"],
    ],
    { header: false },
  );
}
