import { describe, expect, it } from "vitest";
import { examineConfig } from "../../../relay/config/examine.ts";
import { HEALTHY } from "../support/broken-config.ts";
import { ENV } from "../support/loading.ts";

/** The warnings about the healthy configuration with some lines replaced; line numbers from 1. */
function warnings(changes: Readonly<Record<number, string>>): readonly string[] {
  const text = HEALTHY.map((line, at) => changes[at + 1] ?? line).join("\n");
  const examined = examineConfig("/etc/sluice/relay.yml", { readFile: () => text, env: ENV });
  expect(examined.problems).toEqual([]);
  return examined.warnings.map(({ line, column, key, text }) => `${line}:${column} ${key}: ${text}`);
}

const BOTH = {
  8: "routes:\n  - { name: l, from: lab, trigger: { gitlab: main, project: g/d, ref: main, token: { env: DEPLOY_TRIGGER_TOKEN } } }",
};

describe("a sound configuration", () => {
  it.each(["sqlite:./sluice.db", "postgres://relay@db/sluice", "postgres://relay@127.0.0.1/sluice?sslmode=disable"])(
    "that says what it means has no warnings, with the store %s",
    (store) => {
      expect(warnings({ ...BOTH, 2: `store: ${store}` })).toEqual([]);
    },
  );

  it.each([
    [
      2,
      "store: postgres://relay@db/sluice?sslmode=disable",
      /^2:8 store: is reached without encryption: .*; write sslmode=verify-full$/,
    ],
    [
      2,
      "store: { url: 'postgres://relay@db/sluice?sslmode=require' }",
      /^2:8 store: believes whoever answers, since sslmode=require checks no certificate: write sslmode=verify-full/,
    ],
    [
      4,
      "  main: { url: http://gitlab.example.com }",
      /^4:16 gitlab\.main\.url: is not encrypted: .* write https:\/\/$/,
    ],
    [
      4,
      "  main: { url: https://gitlab.example.com }\n  old: { url: https://old.example.com }",
      /^5:3 gitlab\.old: starts nothing: /,
    ],
    [
      7,
      "  lab: { kind: gitlab, auth: token, secrets: [{ env: GITLAB_WEBHOOK_SECRET }] }\n  idle: { kind: gitea, secrets: [{ env: GITHUB_WEBHOOK_SECRET }] }",
      /^8:3 sources\.idle: starts nothing: /,
    ],
    [
      11,
      "    when: { tags: [v*], default-branch: true }",
      /^12:41 routes\[1\]\.when\.default-branch: takes no tag, and `tags` no branch: the route never matches/,
    ],
    [
      11,
      "    when: { tags: [v*], branches: ['*'], default-branch: true }",
      /takes no tag, so `tags` has no effect; make two routes of it$/,
    ],
    [11, "    when: { actions: [delete], paths: [src/**] }", /^12:39 routes\[1\]\.when\.paths: never match a deletion/],
    [
      11,
      "    when: { branches: [main, '!main'] }",
      /^12:23 routes\[1\]\.when\.branches: excludes everything it names: the route never matches$/,
    ],
    [11, "    when: { sender: [renovate, '!ren*'] }", /routes\[1\]\.when\.sender: excludes everything/],
    [11, "    when: { tags: [v*] }\n    debounce: 30s", /^13:15 routes\[1\]\.debounce: only delays/],
    [11, "    when: {}\n    feedback: {}", /^13:5 routes\[1\]\.feedback: tells nobody: the source hub has no `api`/],
  ])("line %i as %j is warned of, with its place", (line, text, warning) => {
    const found = warnings({ ...BOTH, [line]: text });

    expect(found).toEqual([expect.stringMatching(warning)]);
  });

  it.each(["127.0.0.1", "localhost", "[::1]"])("may speak to a GitLab on %s without encryption", (host) => {
    expect(warnings({ ...BOTH, 4: `  main: { url: "http://${host}:8080" }` })).toEqual([]);
  });

  it("is told what its kind of source does not tell", () => {
    const found = warnings({
      ...BOTH,
      6: "  hub: { kind: bitbucket-datacenter, secrets: [{ env: GITHUB_WEBHOOK_SECRET }] }",
      11: "    when: { default-branch: false, paths: [src/**] }",
    });

    expect(found).toEqual([
      "12:29 routes[1].when.default-branch: never matches a branch: bitbucket-datacenter does not tell the default branch; name it under `branches`",
      "12:43 routes[1].when.paths: keep nothing back: bitbucket-datacenter does not tell paths, and what may match goes along",
    ]);
  });

  it.each([
    "gogs, secrets: [{ env: GITHUB_WEBHOOK_SECRET }], api: { url: 'https://gogs.example.com', token: { env: DEPLOY_TRIGGER_TOKEN } }",
    "azure-devops, auth: basic, username: hook, secrets: [{ env: GITHUB_WEBHOOK_SECRET }]",
  ])("is warned of feedback that its kind of source has no place for: %s", (kind) => {
    const found = warnings({ ...BOTH, 6: `  hub: { kind: ${kind} }`, 11: "    when: {}\n    feedback: {}" });

    expect(found).toEqual([expect.stringMatching(/feedback: tells nobody: (?:gogs|azure-devops) shows no statuses/)]);
  });

  it("may have a GitLab source that only tells of pipelines, and then needs no access token for feedback", () => {
    const found = warnings({
      6: "  hub: { kind: github, secrets: [{ env: GITHUB_WEBHOOK_SECRET }], api: { token: { env: DEPLOY_TRIGGER_TOKEN } } }",
      11: "    when: {}\n    feedback: {}",
    });

    expect(found).toEqual([]);
  });

  it("is warned of feedback that nobody ever tells it about", () => {
    const found = warnings({
      6: "  hub: { kind: github, secrets: [{ env: GITHUB_WEBHOOK_SECRET }], api: { token: { env: DEPLOY_TRIGGER_TOKEN } } }",
      7: "",
      11: "    when: {}\n    feedback: {}",
    });

    expect(found).toEqual([
      expect.stringMatching(/^12:5 routes\[0\]\.feedback: learns nothing: give the GitLab main an /),
    ]);
  });
});
