import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import type { SourceConfig } from "../../../relay/model/source-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { aGenericSource, anAzureSource, aStandardSource } from "./a-config.ts";
import type { ForgeRequest } from "./forge-requests.ts";
import { FORGES } from "./forges.ts";
import { payload } from "./payloads.ts";

/** Somebody who sends webhooks, by one of the ways there are to prove that it was them. */
export interface Sender {
  /** The source's name too. */
  readonly name: string;
  readonly source: SourceConfig;
  /** The bytes as they are sent, proved. */
  readonly request: (body: Uint8Array, now: Date) => ForgeRequest;
  readonly push: Uint8Array;
  /** The header with the proof, and whether that covers the body. */
  readonly proof: { readonly header: string; readonly ofBody: boolean };
}

const KEY = Buffer.alloc(32, 7);
const SIGNING_TOKEN = new Secret(`whsec_${KEY.toString("base64")}`);
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const PUBLIC_KEY = `whpk_${publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64")}`;
const SECRET = "generic-webhook-secret";
const JSON_TYPE = { "content-type": "application/json" };

const PROOFS_OF_FORGES: Readonly<Partial<Record<SourceConfig["kind"], string>>> = {
  github: "x-hub-signature-256",
  gitlab: "x-gitlab-token",
  gitea: "x-gitea-signature",
  forgejo: "x-forgejo-signature",
  gogs: "x-gogs-signature",
  "bitbucket-cloud": "x-hub-signature",
  "bitbucket-datacenter": "x-hub-signature",
};

const hubPush = payload("github-push.json");

/** Every way a request may be proved. */
export const SENDERS: readonly Sender[] = [
  ...FORGES.map(
    ({ kind, source, request, push }): Sender => ({
      name: kind,
      source: { ...source, name: kind },
      request: (body) => request(body),
      push: payload(push),
      proof: { header: PROOFS_OF_FORGES[kind] ?? "", ofBody: kind !== "gitlab" },
    }),
  ),
  {
    name: "gitlab-signing",
    source: {
      name: "gitlab-signing",
      kind: "gitlab",
      maxBodyBytes: 10_000_000,
      dedupeWindowMs: 600_000,
      auth: "signature-or-token",
      signingTokens: [SIGNING_TOKEN],
      secrets: [new Secret(SECRET)],
      toleranceMs: 300_000,
    },
    request: (body, now) => ({ body, headers: { "x-gitlab-event": "Push Hook", ...standard(body, now, byHmac) } }),
    push: payload("gitlab-push.json"),
    proof: { header: "webhook-signature", ofBody: true },
  },
  {
    name: "azure-basic",
    source: anAzureSource({ name: "azure-basic", secrets: [new Secret(SECRET)] }),
    request: (body) => ({ body, headers: { ...JSON_TYPE, authorization: basic(`hook:${SECRET}`) } }),
    push: payload("azure-push.json"),
    proof: { header: "authorization", ofBody: false },
  },
  {
    name: "azure-header",
    source: anAzureSource({
      name: "azure-header",
      auth: { kind: "header", header: "x-token" },
      secrets: [new Secret(SECRET)],
    }),
    request: (body) => ({ body, headers: { ...JSON_TYPE, "x-token": SECRET } }),
    push: payload("azure-push.json"),
    proof: { header: "x-token", ofBody: false },
  },
  {
    name: "standard-v1",
    source: aStandardSource({ name: "standard-v1", secrets: [SIGNING_TOKEN] }),
    request: (body, now) => ({ body, headers: standard(body, now, byHmac) }),
    push: hubPush,
    proof: { header: "webhook-signature", ofBody: true },
  },
  {
    name: "standard-v1a",
    source: aStandardSource({ name: "standard-v1a", secrets: [], publicKeys: [PUBLIC_KEY] }),
    request: (body, now) => ({ body, headers: standard(body, now, byKey) }),
    push: hubPush,
    proof: { header: "webhook-signature", ofBody: true },
  },
  {
    name: "generic-hmac",
    source: aGenericSource({
      name: "generic-hmac",
      auth: { kind: "hmac", header: "x-signature", algorithm: "sha512", encoding: "base64", prefix: "v0=" },
      secrets: [new Secret(SECRET)],
    }),
    request: (body) => ({
      body,
      headers: { ...JSON_TYPE, "x-signature": `v0=${createHmac("sha512", SECRET).update(body).digest("base64")}` },
    }),
    push: hubPush,
    proof: { header: "x-signature", ofBody: true },
  },
  {
    name: "generic-bearer",
    source: aGenericSource({ name: "generic-bearer", auth: { kind: "bearer" }, secrets: [new Secret(SECRET)] }),
    request: (body) => ({ body, headers: { ...JSON_TYPE, authorization: `Bearer ${SECRET}` } }),
    push: hubPush,
    proof: { header: "authorization", ofBody: false },
  },
];

function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString("base64")}`;
}

function standard(body: Uint8Array, now: Date, by: (message: Uint8Array) => string): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const message = Buffer.concat([Buffer.from(`msg_1.${timestamp}.`), body]);
  return { ...JSON_TYPE, "webhook-id": "msg_1", "webhook-timestamp": timestamp, "webhook-signature": by(message) };
}

function byHmac(message: Uint8Array): string {
  return `v1,${createHmac("sha256", KEY).update(message).digest("base64")}`;
}

function byKey(message: Uint8Array): string {
  return `v1a,${sign(null, message, privateKey).toString("base64")}`;
}
