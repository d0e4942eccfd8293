import { describe, expect, it } from "vitest";
import { broken } from "../support/broken-config.ts";

describe("one wrong line of the upper half is one problem, with its place and what to write instead", () => {
  it.each([
    [1, "listen: { port: 70000 }", "relay.yml:1:17 listen.port: must be at most 65535"],
    [1, "listen: { port: eighty }", "relay.yml:1:17 listen.port: must be a number, not text"],
    [1, "listen: { prot: 80 }", "relay.yml:1:11 listen.prot: is no key here: did you mean `port`?"],
    [1, "listen:", "relay.yml:1:8 listen: must be a map of keys, not empty"],
    [
      1,
      "colour: red",
      "relay.yml:1:1 colour: is no key here: known are listen, store, gitlab, sources, routes, schedules, drop-in, admin, metrics, dispatch, retention",
    ],
    [
      1,
      "maxAttempts: 3",
      "relay.yml:1:1 maxAttempts: is no key here: known are listen, store, gitlab, sources, routes, schedules, drop-in, admin, metrics, dispatch, retention",
    ],
    [
      1,
      "dispatch: { maxAttempts: 3 }",
      "relay.yml:1:13 dispatch.maxAttempts: is no key here: did you mean `max-attempts`?",
    ],
    [1, "dispatch: { deadline: soon }", "relay.yml:1:23 dispatch.deadline: must be a duration such as 30s, 5m or 1h"],
    [1, "store: sqlite:a", "relay.yml:2:1 store: is written twice, first in line 1: keep one of them"],
    [
      2,
      "store: mysql://db",
      "relay.yml:2:8 store: must be sqlite: and a path, such as sqlite:./sluice.db, or a database, such as postgres://sluice@db.example.com:5432/sluice",
    ],
    [
      4,
      "  main: { url: gitlab.example.com }",
      "relay.yml:4:16 gitlab.main.url: is no URL: write it as https://gitlab.example.com",
    ],
    [
      4,
      "  main: { url: ftp://gitlab.example.com }",
      "relay.yml:4:16 gitlab.main.url: is no web address: write it as https://gitlab.example.com",
    ],
    [
      4,
      "  main: { url: https://gitlab.example.com/api/v4 }",
      "relay.yml:4:16 gitlab.main.url: ends in /api: leave that out, Sluice adds /api/v4 itself",
    ],
    [
      4,
      "  main: { url: 'https://a:b@gitlab.example.com' }",
      "relay.yml:4:16 gitlab.main.url: holds a user or password: write it as https://gitlab.example.com, without them",
    ],
    [4, "  main: {}", "relay.yml:4:3 gitlab.main.url: is missing: write `url: https://gitlab.example.com`"],
    [
      4,
      "  main: { url: https://gitlab.example.com, ca-file: ca.pem }",
      "relay.yml:4:53 gitlab.main.ca-file: cannot be read: ENOENT: no such file or directory, open '/etc/sluice/ca.pem'",
    ],
    [
      7,
      "  lab: { kind: subversion, secrets: [{ env: GITLAB_WEBHOOK_SECRET }] }",
      "relay.yml:7:16 sources.lab.kind: must be one of github, gitea, forgejo, gogs, bitbucket-cloud, gitlab, bitbucket-datacenter, azure-devops, standard-webhooks, generic",
    ],
    [
      7,
      "  lab: { secrets: [{ env: GITLAB_WEBHOOK_SECRET }] }",
      "relay.yml:7:3 sources.lab.kind: is missing: it must be one of github, gitea, forgejo, gogs, bitbucket-cloud, gitlab, bitbucket-datacenter, azure-devops, standard-webhooks, generic",
    ],
    [
      7,
      "  lab: { kind: github, secrets: hunter2 }",
      "relay.yml:7:33 sources.lab.secrets: must be a list, not text: write `secrets: [{ env: WEBHOOK_SECRET }]`",
    ],
    [
      7,
      "  lab: { kind: github, secrets: [hunter2] }",
      "relay.yml:7:34 sources.lab.secrets[0]: a secret in the file ends up in backups and git: write { env: NAME } or { file: PATH }",
    ],
    [
      7,
      "  lab: { kind: github, secrets: [12345] }",
      "relay.yml:7:34 sources.lab.secrets[0]: a secret in the file ends up in backups and git: write { env: NAME } or { file: PATH }",
    ],
    [
      7,
      "  lab: { kind: github, secrets: [{ env: glptt-canary }] }",
      "relay.yml:7:41 sources.lab.secrets[0].env: names no environment variable: a name has letters, digits and _ only",
    ],
    [
      7,
      "  lab: { kind: github, secrets: [{ vault: x }] }",
      "relay.yml:7:34 sources.lab.secrets[0]: must say where the secret is: write { env: NAME } or { file: PATH }",
    ],
    [
      7,
      "  lab: { kind: github, secrets: [] }",
      "relay.yml:7:33 sources.lab.secrets: must name at least one secret: without one, anybody could send events",
    ],
    [
      7,
      "  lab: { kind: github }",
      "relay.yml:7:3 sources.lab.secrets: is missing: write `secrets: [{ env: WEBHOOK_SECRET }]`",
    ],
    [
      7,
      "  lab: { kind: gitlab }",
      "relay.yml:7:3 sources.lab: has no secret, so anybody could send events: write `signing-tokens: [{ env: NAME }]` or `secrets: [{ env: NAME }]`",
    ],
    [
      7,
      "  lab: { kind: gitlab, auth: signature }",
      "relay.yml:7:3 sources.lab.signing-tokens: is missing: `auth: signature` needs it; write `signing-tokens: [{ env: NAME }]`",
    ],
    [
      7,
      "  lab: { kind: gitlab, auth: token, signing-tokens: [{ env: GITLAB_SIGNING_TOKEN }], secrets: [{ env: GITLAB_WEBHOOK_SECRET }] }",
      "relay.yml:7:37 sources.lab.signing-tokens: is not used with `auth: token`: remove it, or write `auth: signature-or-token`",
    ],
    [
      7,
      "  lab: { kind: gitlab, auth: signature-or-token, secrets: [{ env: GITLAB_WEBHOOK_SECRET }] }",
      "relay.yml:7:3 sources.lab.signing-tokens: is missing: `auth: signature-or-token` needs it; write `signing-tokens: [{ env: NAME }]`",
    ],
    [
      7,
      "  lab: { kind: gitlab, auth: tokn, secrets: [{ env: GITLAB_WEBHOOK_SECRET }] }",
      "relay.yml:7:30 sources.lab.auth: must be one of signature, token, signature-or-token: did you mean `token`?",
    ],
    [
      7,
      "  lab: { kind: gitlab, signing-tokens: [{ env: GITHUB_WEBHOOK_SECRET }] }",
      "relay.yml:7:41 sources.lab.signing-tokens[0]: the environment variable GITHUB_WEBHOOK_SECRET holds no usable value: a signing token starts with whsec_",
    ],
    [
      7,
      "  lab: { kind: gitlab, secrets: [{ env: GITLAB_WEBHOOK_SECRET }], max-body: huge }",
      "relay.yml:7:77 sources.lab.max-body: must be a size such as 512kb or 25mb",
    ],
    [
      7,
      "  a/b: { kind: github, secrets: [{ env: GITHUB_WEBHOOK_SECRET }] }",
      'relay.yml:7:3 sources["a/b"]: a name has letters, digits, `.`, `_` and `-`, and starts with a letter or digit',
    ],
  ])("line %i: %s", (at, line, problem) => {
    const { code, lines } = broken(at, line);

    expect(lines).toContain(problem);
    // What the line replaced may be missing now, which is a problem of its own.
    expect(lines.filter((other) => other !== problem && !other.includes(": is missing"))).toEqual([]);
    expect(code).toBe("CONFIG_INVALID");
  });

  it("below a wrong name are told with it", () => {
    const { lines } = broken(7, "  a/b: { kind: github, secrets: [{ env: GITHUB_WEBHOOK_SECRET }], max-body: huge }");

    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^relay\.yml:7:3 sources\["a\/b"\]: a name has letters/),
        expect.stringMatching(/^relay\.yml:7:\d+ sources\["a\/b"\]\.max-body: must be a size/),
      ]),
    );
  });
});
