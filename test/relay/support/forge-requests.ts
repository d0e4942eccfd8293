import { createHmac } from "node:crypto";

/** The secret all these requests are signed with unless told otherwise. */
export const FORGE_SECRET = "relay-test-secret";

/** A request as a forge sends it: its own headers, and a body that was written once. */
export interface ForgeRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What a test varies of a request. */
export interface Sent {
  readonly event?: string;
  /** Empty: a webhook without one. */
  readonly secret?: string;
  /** The forge's own id of the delivery. */
  readonly id?: string;
  readonly form?: boolean;
}

const ID = "f6266f16-1bf3-46a5-9ea4-602e06ead473";

/** As Hookshot sends it; in form mode the form is what is signed. */
export function githubRequest(json: Uint8Array, { event = "push", secret = FORGE_SECRET, id = ID, form }: Sent = {}) {
  const body = form === true ? asForm(json) : json;
  return request(body, form, {
    "user-agent": "GitHub-Hookshot/044aadd",
    "x-github-event": event,
    "x-github-delivery": id,
    "x-github-hook-id": "458213907",
    ...(secret === "" ? {} : { "x-hub-signature-256": `sha256=${hmac(secret, body)}` }),
  });
}

/** As GitLab 17 sends it, with its token in clear. */
export function gitlabRequest(json: Uint8Array, { event = "Push Hook", secret = FORGE_SECRET, id = ID }: Sent = {}) {
  return request(json, false, {
    "user-agent": "GitLab/17.6.0",
    "x-gitlab-event": event,
    "x-gitlab-event-uuid": "13792a34-cac6-4fda-95a8-c58e00a3954e",
    "x-gitlab-instance": "https://gitlab.example.com",
    "idempotency-key": id,
    ...(secret === "" ? {} : { "x-gitlab-token": secret }),
  });
}

/**
 * As services/webhook/deliver.go of Gitea and Forgejo sends it, and internal/database/webhook.go of Gogs: the JSON is what is signed, in
 * form mode too, and without a secret the headers are there and empty.
 */
export function giteaRequest(
  family: "gitea" | "forgejo" | "gogs",
  json: Uint8Array,
  { event = "push", secret = FORGE_SECRET, id = ID, form }: Sent = {},
): ForgeRequest {
  const sha256 = secret === "" ? "" : hmac(secret, json);
  const sha1 = secret === "" ? "" : createHmac("sha1", secret).update(json).digest("hex");
  const own = (name: string) => ({
    [`x-${name}-delivery`]: id,
    [`x-${name}-event`]: event,
    [`x-${name}-signature`]: sha256,
    ...(family === "gogs" ? {} : { [`x-${name}-event-type`]: event }),
  });
  return request(form === true ? asForm(json) : json, form, {
    "user-agent": "Go-http-client/1.1",
    "x-github-delivery": id,
    "x-github-event": event,
    ...own("gogs"),
    ...(family === "gogs"
      ? {}
      : {
          "x-github-event-type": event,
          "x-hub-signature": `sha1=${sha1}`,
          "x-hub-signature-256": `sha256=${sha256}`,
          ...own("gitea"),
        }),
    ...(family === "forgejo" ? own("forgejo") : {}),
  });
}

/** As Bitbucket Cloud sends it. */
export function bitbucketCloudRequest(
  json: Uint8Array,
  { event = "repo:push", secret = FORGE_SECRET, id = ID }: Sent = {},
) {
  return request(json, false, {
    "user-agent": "Bitbucket-Webhooks/2.0",
    "x-event-key": event,
    "x-hook-uuid": "b92a3ef4-3c05-4a72-ab21-4c7d1f2e0a11",
    "x-request-uuid": id,
    "x-attempt-number": "1",
    ...(secret === "" ? {} : { "x-hub-signature": `sha256=${hmac(secret, json)}` }),
  });
}

/** As Bitbucket Data Center sends it. */
export function bitbucketDataCenterRequest(
  json: Uint8Array,
  { event = "repo:refs_changed", secret = FORGE_SECRET, id = ID }: Sent = {},
): ForgeRequest {
  const { headers, body } = request(json, false, {
    "user-agent": "Atlassian HttpClient 2.1.5 / Bitbucket-8.19.1",
    "x-event-key": event,
    "x-request-id": id,
    ...(secret === "" ? {} : { "x-hub-signature": `sha256=${hmac(secret, json)}` }),
  });
  return { headers: { ...headers, "content-type": "application/json; charset=utf-8" }, body };
}

/** The form a forge makes of a payload, as Go's `url.Values.Encode` writes it. */
export function asForm(json: Uint8Array): Uint8Array {
  // What is no UTF-8 is escaped byte by byte as well.
  const escaped = [...json].map((byte) =>
    /[A-Za-z0-9._~-]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : byte === 0x20
        ? "+"
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  );
  return Buffer.from(`payload=${escaped.join("")}`);
}

function request(body: Uint8Array, form: boolean | undefined, headers: Readonly<Record<string, string>>): ForgeRequest {
  const type = form === true ? "application/x-www-form-urlencoded" : "application/json";
  return { headers: { "content-type": type, ...headers }, body };
}

/** By Node alone: what the relay verifies with has no part in it. */
function hmac(secret: string, bytes: Uint8Array): string {
  return createHmac("sha256", secret).update(bytes).digest("hex");
}
