import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";
import { load } from "../support/loading.ts";

const COMMON = { maxBodyBytes: 26_214_400, dedupeWindowMs: 600_000 };
const ENV = {
  A: "secret-a",
  A_OLD: "secret-of-last-year",
  B: "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
  C: "secret-c",
  D: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  D_PUB: "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=",
  E: "secret-e",
  API: "forge-token",
};

/** The sources of a file, with their secrets opened. */
function sourcesOf(yaml: string): Record<string, Record<string, unknown>> {
  const { sources } = load(`gitlab: {}\nroutes: []\nsources:\n${yaml}`, {}, ENV);
  return opened(Object.fromEntries(sources)) as Record<string, Record<string, unknown>>;
}

function opened(value: unknown): unknown {
  if (value instanceof Secret) return value.reveal();
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, opened(item)]));
}

describe("sources", () => {
  it("mean what their configuration spells, with every default filled in", () => {
    const sources = sourcesOf(`
  hub:     { kind: github, secrets: [{ env: A }, { env: A_OLD }] }
  lab:     { kind: gitlab, auth: signature, signing-tokens: [{ env: B }] }
  azure:   { kind: azure-devops, auth: basic, username: hook, secrets: [{ env: C }] }
  std:     { kind: standard-webhooks, secrets: [{ env: D }], public-keys: [{ env: D_PUB }], paths: { ref: /r }, defaults: { repository: a/b } }
  any:     { kind: generic, hmac: { header: X-Signature, algorithm: sha256, encoding: hex, prefix: "sha256=" }, secrets: [{ env: E }],
             paths: { ref: /ref, sha: /after, before: /before, repository: /repository/full_name } }
`);

    expect(sources).toEqual({
      hub: { ...COMMON, name: "hub", kind: "github", secrets: [ENV.A, ENV.A_OLD] },
      lab: {
        ...COMMON,
        name: "lab",
        kind: "gitlab",
        auth: "signature",
        signingTokens: [ENV.B],
        secrets: [],
        toleranceMs: 300_000,
      },
      azure: {
        ...COMMON,
        name: "azure",
        kind: "azure-devops",
        auth: { kind: "basic", username: "hook" },
        secrets: [ENV.C],
      },
      std: {
        ...COMMON,
        name: "std",
        kind: "standard-webhooks",
        secrets: [ENV.D],
        publicKeys: [ENV.D_PUB],
        toleranceMs: 300_000,
        payload: { paths: { ref: "/r" }, defaults: { repository: "a/b" }, shortRefs: "branch" },
      },
      any: {
        ...COMMON,
        name: "any",
        kind: "generic",
        auth: { kind: "hmac", header: "x-signature", algorithm: "sha256", encoding: "hex", prefix: "sha256=" },
        secrets: [ENV.E],
        payload: {
          paths: { ref: "/ref", sha: "/after", before: "/before", repository: "/repository/full_name" },
          defaults: {},
          shortRefs: "branch",
        },
      },
    });
  });

  it.each(["gitea", "forgejo", "gogs", "bitbucket-cloud"])("of kind %s are spelled as GitHub's", (kind) => {
    expect(sourcesOf(`  x: { kind: ${kind}, secrets: [{ env: A }], max-body: 1kb, dedupe-window: 0s }`)).toEqual({
      x: { name: "x", kind, secrets: [ENV.A], maxBodyBytes: 1_024, dedupeWindowMs: 0 },
    });
  });

  it.each([
    ["bitbucket-datacenter", "", { kind: "signature" }],
    ["bitbucket-datacenter", "auth: basic, username: hook, ", { kind: "basic", username: "hook" }],
    ["azure-devops", "auth: header, header: X-Token, ", { kind: "header", header: "x-token" }],
  ])("of kind %s may say how a request is proved: %s", (kind, keys, auth) => {
    expect(sourcesOf(`  x: { kind: ${kind}, ${keys}secrets: [{ env: A }] }`)["x"]?.["auth"]).toEqual(auth);
  });

  it.each([
    ["token: { auth: bearer }", { kind: "bearer" }],
    ["token: { auth: basic, username: hook }", { kind: "basic", username: "hook" }],
    ["token: { auth: header, header: X-Token }", { kind: "header", header: "x-token" }],
    ["hmac: { header: X-Sig }", { kind: "hmac", header: "x-sig", algorithm: "sha256", encoding: "hex", prefix: "" }],
    [
      "hmac: { header: X-Sig, algorithm: sha512, encoding: base64, prefix: v0= }",
      { kind: "hmac", header: "x-sig", algorithm: "sha512", encoding: "base64", prefix: "v0=" },
    ],
  ])("of kind generic may be proved by %s", (proof, auth) => {
    const yaml = `  x: { kind: generic, ${proof}, secrets: [{ env: A }], paths: { ref: /r, repository: /n } }`;

    expect(sourcesOf(yaml)["x"]?.["auth"]).toEqual(auth);
  });

  it.each([
    ["github", "", "https://api.github.com"],
    ["github", "url: https://github.example.com/api/v3/, ", "https://github.example.com/api/v3"],
    ["bitbucket-cloud", "", "https://api.bitbucket.org"],
    ["gitea", "url: http://gitea:3000, ", "http://gitea:3000"],
  ])("of kind %s have their API (%s) at %s", (kind, key, url) => {
    const yaml = `  x: { kind: ${kind}, secrets: [{ env: A }], api: { ${key}token: { env: API }, username: bot } }`;

    expect(sourcesOf(yaml)["x"]?.["api"]).toEqual({ url, token: ENV.API, username: "bot" });
  });

  it("reads how events that never came are found, with what it is by default", () => {
    const source = (keys: string) =>
      sourcesOf(`  x: { kind: github, secrets: [{ env: A }], api: { token: { env: API } }${keys} }`)["x"];

    expect(source(", catch-up: { every: 1h }")?.["catchUp"]).toEqual({
      everyMs: 3_600_000,
      sinceMs: 86_400_000,
      repositories: [],
      organizations: [],
    });
    expect(source("")?.["catchUp"]).toBeUndefined();
  });
});
