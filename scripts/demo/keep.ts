import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import type { DemoGitLab } from "./gitlab.ts";
import type { DemoRelay } from "./relay.ts";
import { say } from "./say.ts";
import { DEMO_SECRETS, payloadPath } from "./webhooks.ts";

/** Prints how to call what is left running: lines to paste, each complete with its signature or tokens. */
export function tellHowToCall(relay: DemoRelay, gitlabUrl: string, demo: DemoGitLab): void {
  const body = payloadPath("github-push.json");
  const signature = createHmac("sha256", DEMO_SECRETS.GITHUB_WEBHOOK_SECRET).update(readFileSync(body)).digest("hex");
  say(`relay            ${relay.url}   (its configuration: ${relay.configPath})`);
  say(`GitLab stand-in  ${gitlabUrl}`);
  say("");
  say("Send the relay a push as GitHub does; each paste is a new delivery:");
  paste(`curl -i ${relay.url}/hooks/acme-github \\
  -H 'Content-Type: application/json' -H 'X-GitHub-Event: push' -H "X-GitHub-Delivery: $(date +%s%N)" \\
  -H 'X-Hub-Signature-256: sha256=${signature}' \\
  --data-binary ${quoted(`@${body}`)}`);
  say("See what became of it (this and the next line in the folder of Sluice):");
  paste(`npm run sluice -- relay deliveries --config ${quoted(relay.configPath)}`);
  say("Trigger a pipeline as a person at a shell does, wait for it, and take its artifacts:");
  paste(`SLUICE_TRIGGER_TOKEN=${demo.deploy.triggerToken} SLUICE_ACCESS_TOKEN=${demo.accessToken} \\
  npm run sluice -- trigger --host ${gitlabUrl} --project ${demo.deploy.path} --ref main --artifacts true`);
}

/** Unindented, so that it can be marked and pasted as it stands. */
function paste(command: string): void {
  console.log(`\n${command}\n`);
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
