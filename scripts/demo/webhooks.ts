import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The secrets the demo's forges and relay share. They protect nothing but the demo. */
export const DEMO_SECRETS = {
  GITHUB_WEBHOOK_SECRET: "It's a Secret to Everybody",
  GITEA_WEBHOOK_SECRET: "demo-gitea-secret",
  GITLAB_WEBHOOK_SECRET: "demo-gitlab-secret-token",
  GITLAB_SIGNING_TOKEN: "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
} as const;

/** A webhook as its forge sends it. */
export interface Webhook {
  readonly title: string;
  readonly source: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Whether GitLab's answer to the call it leads to is to be lost. */
  readonly answerLost?: true;
}

const PAYLOADS = join(import.meta.dirname, "..", "..", "test", "fixtures", "webhooks");

/** Where a payload of the demo stands, for `curl --data-binary @…`. */
export function payloadPath(name: string): string {
  return join(PAYLOADS, name);
}

function payload(name: string): Buffer {
  return readFileSync(payloadPath(name));
}

/** What GitHub puts beside a body: the HMAC of the raw bytes in hex. */
export function githubWebhook(title: string, event: string, body: Buffer): Webhook {
  const signature = createHmac("sha256", DEMO_SECRETS.GITHUB_WEBHOOK_SECRET).update(body).digest("hex");
  return {
    title,
    source: "acme-github",
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "GitHub-Hookshot/044aadd",
      "x-github-event": event,
      "x-github-delivery": randomUUID(),
      "x-github-hook-id": "292430182",
      "x-hub-signature-256": `sha256=${signature}`,
    },
  };
}

/** What Gitea puts beside a body: the HMAC of the raw bytes in hex, under its own name. */
export function giteaWebhook(title: string, event: string, body: Buffer): Webhook {
  const headers = {
    "content-type": "application/json",
    "user-agent": "Go-http-client/1.1",
    "x-gitea-event": event,
    "x-gitea-delivery": randomUUID(),
    "x-gitea-signature": createHmac("sha256", DEMO_SECRETS.GITEA_WEBHOOK_SECRET).update(body).digest("hex"),
  };
  return { title, source: "acme-gitea", body, headers };
}

/** GitLab with a signing token: Standard Webhooks, the HMAC of id, timestamp and body in base64. */
export function signedGitlabWebhook(title: string, event: string, body: Buffer): Webhook {
  const id = randomUUID();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const key = Buffer.from(DEMO_SECRETS.GITLAB_SIGNING_TOKEN.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
  const signed = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
  return { title, source: "acme-gitlab", body, headers: { ...gitlabHeaders(event, id), ...signed } };
}

/** GitLab with a secret token: the secret itself as a header. */
export function tokenGitlabWebhook(title: string, event: string, body: Buffer): Webhook {
  const headers = { ...gitlabHeaders(event, randomUUID()), "x-gitlab-token": DEMO_SECRETS.GITLAB_WEBHOOK_SECRET };
  return { title, source: "acme-gitlab", body, headers };
}

function gitlabHeaders(event: string, id: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "GitLab/19.2.0",
    "x-gitlab-event": event,
    "x-gitlab-instance": "https://gitlab.example.com",
    "x-gitlab-webhook-uuid": randomUUID(),
    "x-gitlab-event-uuid": randomUUID(),
    "idempotency-key": id,
  };
}

/** What the demo's forges send, in order: pushes and tags that start pipelines, and four requests that must not. */
export function demoWebhooks(): readonly Webhook[] {
  const push = githubWebhook("GitHub push to main", "push", payload("github-push.json"));
  const forged = {
    ...push.headers,
    "x-github-delivery": randomUUID(),
    "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
  };
  return [
    githubWebhook("GitHub tag, annotated", "push", payload("github-tag-annotated.json")),
    { ...push, answerLost: true },
    signedGitlabWebhook("GitLab push, signed", "Push Hook", payload("gitlab-push.json")),
    tokenGitlabWebhook("GitLab tag, secret token", "Tag Push Hook", payload("gitlab-tag.json")),
    giteaWebhook("Gitea push to a branch", "push", toBranch(payload("gitea-push.json"))),
    githubWebhook("GitHub ping", "ping", payload("github-ping.json")),
    { ...push, title: "GitHub push, delivered again" },
    { ...push, title: "GitHub push, forged signature", headers: forged },
  ];
}

/** The same push, to a branch that no route of the demo takes. */
function toBranch(push: Buffer): Buffer {
  return Buffer.from(push.toString("utf8").replace('"refs/heads/main"', '"refs/heads/feature/slingshot"'));
}
