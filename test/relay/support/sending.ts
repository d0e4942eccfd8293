import { Secret } from "../../../shared/text/secret.ts";
import { hubSignature } from "../../../shared/webhooks/hub-signature.ts";
import { standardSignature } from "../../../shared/webhooks/standard-signature.ts";

/** Secrets of the sources in `a-config.ts`. */
export const GITHUB_SECRET = new Secret("github-webhook-secret");
export const GITLAB_SECRET = new Secret("gitlab-webhook-secret");
export const AZURE_PASSWORD = new Secret("azure:password");
export const STANDARD_SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
export const GENERIC_SECRET = new Secret("generic-webhook-secret");
export const SIGNING_TOKEN = new Secret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

/** Headers of a GitHub webhook with its real signature. */
export function githubHeaders(body: Uint8Array, event = "push", guid = "72d3162e-cc78-11e3-81ab-4c9367dc0958") {
  return {
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/044aadd",
    "x-github-event": event,
    "x-github-delivery": guid,
    "x-github-hook-id": "458213907",
    "x-hub-signature-256": hubSignature(GITHUB_SECRET, body),
  };
}

/** Headers of a GitLab 19 webhook; signed, or with the token in clear. */
export function gitlabHeaders(
  body: Uint8Array,
  sign: "signature" | "token",
  now: Date,
  id = "7f1c3d52-0a68-4b67-9a8c",
) {
  const timestampS = Math.floor(now.getTime() / 1_000);
  return {
    "content-type": "application/json",
    "user-agent": "GitLab/19.4.1",
    "x-gitlab-event": "Push Hook",
    "x-gitlab-event-uuid": "13792a34-cac6-4fda-95a8-c58e00a3954e",
    "idempotency-key": id,
    "webhook-id": id,
    "webhook-timestamp": String(timestampS),
    ...(sign === "token"
      ? { "x-gitlab-token": GITLAB_SECRET.reveal() }
      : { "webhook-signature": standardSignature(SIGNING_TOKEN, id, timestampS, body) }),
  };
}
