import { describe, expect, it } from "vitest";
import { broken } from "../support/broken-config.ts";

const SECRETS = "secrets: [{ env: WEBHOOK_SECRET }]";
const PATHS = "paths: { ref: /ref, repository: /name }";

describe("one wrong thing about a source is one problem, with its place and what to write instead", () => {
  it.each([
    [`{ kind: gitea }`, "relay.yml:7:3 sources.lab.secrets: is missing: write `secrets: [{ env: WEBHOOK_SECRET }]`"],
    [
      `{ kind: forgejo, secrets: [{ env: EMPTY }] }`,
      "relay.yml:7:35 sources.lab.secrets[0]: the environment variable EMPTY is empty: an empty secret protects nothing",
    ],
    [
      `{ kind: gogs, ${SECRETS}, username: hook }`,
      "relay.yml:7:58 sources.lab.username: is no key here: known are kind, secrets, max-body, dedupe-window, api, catch-up",
    ],
    [
      `{ kind: gitea, ${SECRETS}, auth: signature }`,
      "relay.yml:7:59 sources.lab.auth: is no key here: known are kind, secrets, max-body, dedupe-window, api, catch-up",
    ],
    [
      `{ kind: bitbucket-cluod, ${SECRETS} }`,
      "relay.yml:7:16 sources.lab.kind: must be one of github, gitea, forgejo, gogs, bitbucket-cloud, gitlab, bitbucket-datacenter, azure-devops, standard-webhooks, generic: did you mean `bitbucket-cloud`?",
    ],
    [
      `{ kind: gitea, ${SECRETS}, dedupe-window: soon }`,
      "relay.yml:7:74 sources.lab.dedupe-window: must be a duration such as 30s, 5m or 1h",
    ],
    [
      `{ kind: bitbucket-datacenter, auth: basic, ${SECRETS} }`,
      "relay.yml:7:3 sources.lab.username: is missing: `auth: basic` needs it; write `username: hook`",
    ],
    [
      `{ kind: bitbucket-datacenter, username: hook, ${SECRETS} }`,
      "relay.yml:7:38 sources.lab.username: is used only with `auth: basic`: remove it, or write that",
    ],
    [
      `{ kind: bitbucket-datacenter, auth: basic, username: 'a:b', ${SECRETS} }`,
      "relay.yml:7:61 sources.lab.username: holds a colon, which Basic authentication does not allow in a user name",
    ],
    [
      `{ kind: azure-devops, ${SECRETS} }`,
      "relay.yml:7:3 sources.lab.auth: is missing: it must be one of basic, header",
    ],
    [`{ kind: azure-devops, auth: none, ${SECRETS} }`, "relay.yml:7:36 sources.lab.auth: must be one of basic, header"],
    [
      `{ kind: azure-devops, auth: header, ${SECRETS} }`,
      "relay.yml:7:3 sources.lab.header: is missing: `auth: header` needs it; write `header: X-Webhook-Token`",
    ],
    [
      `{ kind: azure-devops, auth: basic, username: hook, header: X-Token, ${SECRETS} }`,
      "relay.yml:7:59 sources.lab.header: is used only with `auth: header`: remove it, or write that",
    ],
    [
      `{ kind: azure-devops, auth: header, header: 'X Token', ${SECRETS} }`,
      "relay.yml:7:52 sources.lab.header: is no name of a header: write one such as X-Signature",
    ],
    [
      `{ kind: standard-webhooks, ${PATHS} }`,
      "relay.yml:7:3 sources.lab: has no secret, so anybody could send events: write `secrets: [{ env: NAME }]` or `public-keys: [{ env: NAME }]`",
    ],
    [
      `{ kind: standard-webhooks, ${SECRETS}, ${PATHS} }`,
      "relay.yml:7:45 sources.lab.secrets[0]: the environment variable WEBHOOK_SECRET holds no usable value: a signing token starts with whsec_",
    ],
    [
      `{ kind: standard-webhooks, public-keys: [{ env: STANDARD_SECRET }], ${PATHS} }`,
      "relay.yml:7:49 sources.lab.public-keys[0]: the environment variable STANDARD_SECRET holds no usable value: a public key starts with whpk_",
    ],
    [
      `{ kind: standard-webhooks, public-keys: [], ${PATHS} }`,
      "relay.yml:7:48 sources.lab.public-keys: must name at least one key; leave it out where there is none",
    ],
    [
      `{ kind: standard-webhooks, secrets: [{ env: STANDARD_SECRET }] }`,
      "relay.yml:7:3 sources.lab.paths.ref: is missing: write where it stands, `paths: { ref: /ref }`, or what holds always, `defaults: { ref: main }`",
    ],
    [
      `{ kind: generic, ${SECRETS}, ${PATHS} }`,
      "relay.yml:7:3 sources.lab: does not say what authenticates a request: write `hmac: { header: X-Signature }` or `token: { auth: bearer }`",
    ],
    [
      `{ kind: generic, hmac: { header: X-S }, token: { auth: bearer }, ${SECRETS}, ${PATHS} }`,
      "relay.yml:7:48 sources.lab.token: is not used beside `hmac`: keep one of them",
    ],
    [
      `{ kind: generic, hmac: { header: X-S, algorithm: sha1 }, ${SECRETS}, ${PATHS} }`,
      "relay.yml:7:57 sources.lab.hmac.algorithm: must be one of sha256, sha512",
    ],
    [
      `{ kind: generic, hmac: { header: X-S, algorithm: md5 }, ${SECRETS}, ${PATHS} }`,
      "relay.yml:7:57 sources.lab.hmac.algorithm: must be one of sha256, sha512",
    ],
    [
      `{ kind: generic, token: { auth: basic }, ${SECRETS}, ${PATHS} }`,
      "relay.yml:7:25 sources.lab.token.username: is missing: `auth: basic` needs it; write `username: hook`",
    ],
    [
      `{ kind: generic, token: { auth: bearer }, ${PATHS} }`,
      "relay.yml:7:3 sources.lab.secrets: is missing: write `secrets: [{ env: WEBHOOK_SECRET }]`",
    ],
    [
      `{ kind: generic, token: { auth: bearer }, ${SECRETS}, paths: { ref: $.ref, repository: /name } }`,
      "relay.yml:7:100 sources.lab.paths.ref: is no JSON Pointer: write it as /repository/full_name, with a slash in front",
    ],
    [
      `{ kind: generic, token: { auth: bearer }, ${SECRETS}, paths: { ref: /ref, id: /id, repository: /name }, id-header: X-Id }`,
      "relay.yml:7:136 sources.lab.id-header: is not used beside `paths.id`: keep one of them",
    ],
    [
      `{ kind: generic, token: { auth: bearer }, ${SECRETS}, paths: { ref: /ref }, defaults: { repository: '' } }`,
      "relay.yml:7:132 sources.lab.defaults.repository: is empty: write a value",
    ],
    [
      `{ kind: generic, token: { auth: bearer }, ${SECRETS}, paths: { repository: /n }, defaults: { ref: 'a b' } }`,
      "relay.yml:7:130 sources.lab.defaults.ref: is no name git allows: write one such as main",
    ],
    [
      `{ kind: gitea, ${SECRETS}, api: { token: { env: GITHUB_API_TOKEN } } }`,
      "relay.yml:7:59 sources.lab.api.url: is missing: write the server's address, `url: https://forge.example.com`",
    ],
    [
      `{ kind: gitea, ${SECRETS}, api: { url: https://git.example.com/api/v1, token: { env: GITHUB_API_TOKEN } } }`,
      "relay.yml:7:71 sources.lab.api.url: ends in the API's own path: write the server's address alone",
    ],
    [
      `{ kind: github, ${SECRETS}, api: { token: { env: MISSING } } }`,
      "relay.yml:7:74 sources.lab.api.token: the environment variable MISSING is not set: set it to the secret",
    ],
    [
      `{ kind: azure-devops, auth: basic, username: hook, ${SECRETS}, api: { token: { env: GITHUB_API_TOKEN } } }`,
      "relay.yml:7:95 sources.lab.api: is no key here: known are kind, auth, username, header, secrets, max-body, dedupe-window",
    ],
    [
      `{ kind: github, ${SECRETS}, catch-up: { every: 1h } }`,
      "relay.yml:7:60 sources.lab.catch-up: needs the forge's API: write `api: { token: { env: NAME } }` beside it",
    ],
    [
      `{ kind: bitbucket-cloud, ${SECRETS}, api: { token: { env: GITHUB_API_TOKEN } }, catch-up: { by: log } }`,
      "relay.yml:7:128 sources.lab.catch-up.by: must be refs, or left out: bitbucket-cloud has no log that can be read",
    ],
    [
      `{ kind: gitlab, ${SECRETS}, api: { url: https://x.example.com, token: { env: GITHUB_API_TOKEN } }, catch-up: { organizations: [acme] } }`,
      "relay.yml:7:143 sources.lab.catch-up.organizations: is used only with `kind: github`: remove it",
    ],
    [
      `{ kind: github, ${SECRETS}, api: { token: { env: GITHUB_API_TOKEN } }, catch-up: { every: 0s } }`,
      "relay.yml:7:122 sources.lab.catch-up.every: must be longer: leave it out to look only on demand",
    ],
    [
      `{ kind: github, ${SECRETS}, api: { token: { env: GITHUB_API_TOKEN } }, catch-up: { repositories: [app] } }`,
      "relay.yml:7:130 sources.lab.catch-up.repositories[0]: must be owner/name",
    ],
  ])("%s", (source, problem) => {
    const { lines } = broken(7, `  lab: ${source}`);

    expect(lines).toContain(problem);
    expect(lines.filter((other) => other !== problem && !other.includes(": is missing"))).toEqual([]);
  });

  it("a name that looks like a key does not change what is asked of its secrets", () => {
    expect(broken(7, "  signing-tokens: { kind: github, secrets: [{ env: WEBHOOK_SECRET }] }").code).toBe("accepted");
  });
});
