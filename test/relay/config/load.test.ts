import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../../relay/config/load.ts";
import { ENV, load } from "../support/loading.ts";

/** The shape the README shows. */
const FULL = `
listen: { host: 127.0.0.1, port: 8080 }
store: sqlite:./sluice.db
gitlab:
  main: { url: https://gitlab.example.com }
sources:
  acme-github: { kind: github, secrets: [{ env: GITHUB_WEBHOOK_SECRET }] }
  acme-gitlab: { kind: gitlab, auth: signature-or-token, signing-tokens: [{ env: GITLAB_SIGNING_TOKEN }], secrets: [{ env: GITLAB_WEBHOOK_SECRET }] }
routes:
  - name: app-to-deploy
    from: acme-github
    when: { repository: acme/app, branches: [main, "release/*"], tags: ["v*"], actions: [create, update] }
    trigger:
      gitlab: main
      project: group/deploy
      ref: main
      token: { env: DEPLOY_TRIGGER_TOKEN }
      variables: { CHANNEL: stable, VERSION: "{{ ref.name }}" }
      payload: object
`;

const SMALLEST = `
gitlab: { main: { url: https://gitlab.example.com } }
sources: { hub: { kind: github, secrets: [{ env: GITHUB_WEBHOOK_SECRET }] } }
routes: []
`;

describe("a configuration", () => {
  it("that is not there is refused with a word on where to get one", () => {
    const absent = () => {
      throw Object.assign(new Error("ENOENT: no such file"), { code: "ENOENT" });
    };
    const loading = () => loadConfig("/etc/sluice/relay.yml", { readFile: absent, env: {} });

    expect(loading).toThrow("There is no configuration /etc/sluice/relay.yml.");
    expect(loading).toThrow(
      expect.objectContaining({ code: "FILE_UNREADABLE", hint: expect.stringContaining("examples/relay.yml") }),
    );
  });

  it("may share what its routes have in common, by an alias or merged in", () => {
    const { routes } = load(`${FULL.replace("trigger:", "trigger: &deploy")}
  - { name: again, from: acme-github, trigger: *deploy }
  - { name: docs, from: acme-github, trigger: { <<: *deploy, project: group/docs } }
`);

    const [first, again, docs] = routes.map(({ trigger }) => trigger);
    expect(again).toEqual(first);
    expect(docs).toEqual({ ...first, project: "group/docs" });
  });

  it("of the documented shape is read whole", () => {
    const config = load(FULL);

    expect(config).toMatchObject({
      listen: { host: "127.0.0.1", port: 8_080 },
      store: { kind: "sqlite", path: "/etc/sluice/sluice.db" },
      routes: [
        {
          name: "app-to-deploy",
          from: "acme-github",
          when: {
            repository: ["acme/app"],
            branches: ["main", "release/*"],
            tags: ["v*"],
            actions: ["create", "update"],
          },
          trigger: {
            gitlab: "main",
            project: "group/deploy",
            refs: ["main"],
            variables: { CHANNEL: "stable", VERSION: "{{ ref.name }}" },
            inputs: {},
            payload: "object",
            facts: "variables",
          },
          onAmbiguous: "hold",
        },
      ],
    });
    expect(config.gitlab.get("main")).toEqual({ name: "main", url: "https://gitlab.example.com" });
    expect(config.sources.get("acme-gitlab")).toMatchObject({ auth: "signature-or-token", toleranceMs: 300_000 });
    expect(config.routes[0]?.trigger.token.reveal()).toBe("glptt-0123456789abcdef");
    expect(config.sources.get("acme-github")?.secrets[0]?.reveal()).toBe("github-webhook-secret");
  });

  it("may leave out everything that has a default", () => {
    expect(load(SMALLEST)).toMatchObject({
      listen: { host: "127.0.0.1", port: 8_080 },
      store: { path: "/etc/sluice/sluice.db" },
      dispatch: { concurrency: 16, maxAttempts: 100, baseDelayMs: 2_000, maxDelayMs: 600_000, deadlineMs: 30_000 },
    });
    expect(load(SMALLEST).sources.get("hub")).toMatchObject({ maxBodyBytes: 26_214_400 });
  });

  it("reads every optional key", () => {
    const config = load(
      `
listen: { host: "::1", port: 0 }
store: sqlite:/var/lib/sluice/relay.db
gitlab: { main: { url: "http://gitlab.internal:8080/gitlab/", ca-file: ca.pem } }
sources:
  lab: { kind: gitlab, signing-tokens: [{ env: GITLAB_SIGNING_TOKEN }], tolerance: 90s, max-body: 1mb }
routes:
  - name: r
    from: lab
    on-ambiguous: retry
    when: { repository: ["acme/*", "!acme/secret"], tags: "v*", actions: [delete] }
    trigger: { gitlab: main, project: 42, ref: "{{ ref.name }}", token: { file: token }, inputs: { n: 3, l: [a, 1], b: true }, payload: none, facts: none }
dispatch: { concurrency: 2, max-attempts: 3, base-delay: 500ms, max-delay: 1h30m, deadline: 10 }
`,
      { "/etc/sluice/token": "glptt-from-file\n", "/etc/sluice/ca.pem": "PEM" },
    );

    expect(config).toMatchObject({
      listen: { host: "::1", port: 0 },
      store: { path: "/var/lib/sluice/relay.db" },
      routes: [
        {
          onAmbiguous: "retry",
          when: { repository: ["acme/*", "!acme/secret"], tags: ["v*"], actions: ["delete"] },
          trigger: { project: 42, inputs: { n: 3, l: ["a", 1], b: true }, payload: "none", facts: "none" },
        },
      ],
      dispatch: { concurrency: 2, maxAttempts: 3, baseDelayMs: 500, maxDelayMs: 5_400_000, deadlineMs: 10_000 },
    });
    expect(config.routes[0]?.when).not.toHaveProperty("branches");
    expect(config.gitlab.get("main")).toEqual({
      name: "main",
      url: "http://gitlab.internal:8080/gitlab",
      caFile: "/etc/sluice/ca.pem",
    });
    expect(config.sources.get("lab")).toMatchObject({
      auth: "signature",
      toleranceMs: 90_000,
      maxBodyBytes: 1_048_576,
    });
    expect(config.routes[0]?.trigger.token.reveal()).toBe("glptt-from-file");
  });

  it.each([
    { keys: "secrets: [{ env: GITLAB_WEBHOOK_SECRET }]", auth: "token" },
    { keys: "signing-tokens: [{ env: GITLAB_SIGNING_TOKEN }]", auth: "signature" },
    {
      keys: "secrets: [{ env: GITLAB_WEBHOOK_SECRET }], signing-tokens: [{ env: GITLAB_SIGNING_TOKEN }]",
      auth: "signature-or-token",
    },
  ])("without auth takes what it has secrets for: $auth", ({ keys, auth }) => {
    const config = load(`{ gitlab: {}, sources: { lab: { kind: gitlab, ${keys} } }, routes: [] }`);

    expect(config.sources.get("lab")).toMatchObject({ auth });
  });

  it.each(["secret", "secret\n", "secret\r\n"])(
    "reads a secret from a file, its one trailing newline trimmed: %j",
    (text) => {
      const config = load(SMALLEST.replace("env: GITHUB_WEBHOOK_SECRET", "file: secrets/hub"), {
        "/etc/sluice/secrets/hub": text,
      });

      expect(config.sources.get("hub")?.secrets[0]?.reveal()).toBe("secret");
    },
  );

  it("takes no secrets out of pipeline inputs that look like ones", () => {
    const config = load(`${SMALLEST.replace("routes: []", "routes:")}
  - name: r
    from: hub
    trigger: { gitlab: main, project: g/p, ref: main, token: { env: DEPLOY_TRIGGER_TOKEN }, inputs: { secrets: [{ env: NOT_A_SECRET }] } }
`);

    expect(config.routes[0]?.trigger.inputs).toEqual({ secrets: [{ env: "NOT_A_SECRET" }] });
  });

  it("prints without any of its secrets", () => {
    expect(JSON.stringify([...load(FULL).sources.values(), load(FULL).routes])).not.toMatch(
      /webhook-secret|glptt|whsec/,
    );
  });

  it("means the same wherever the relay is started", () => {
    const deps = { readFile: (path: string) => readFileSync(path, "utf8"), env: ENV };
    const absolute = resolve(import.meta.dirname, "../../../examples/relay.yml");

    expect(loadConfig(relative(process.cwd(), absolute), deps)).toEqual(loadConfig(absolute, deps));
  });

  it("may share parts by anchors", () => {
    const config = load(`
gitlab: { main: &lab { url: https://gitlab.example.com }, other: *lab }
sources: { hub: { kind: github, secrets: &s [{ env: GITHUB_WEBHOOK_SECRET }] }, hub2: { kind: github, secrets: *s } }
routes: []
`);

    expect(config.gitlab.get("other")?.url).toBe("https://gitlab.example.com");
    expect(config.sources.get("hub2")?.secrets[0]?.reveal()).toBe("github-webhook-secret");
  });
});

describe("examples/relay.yml", () => {
  const path = resolve(import.meta.dirname, "../../../examples/relay.yml");
  const text = readFileSync(path, "utf8");

  it("is accepted as it stands", () => {
    const config = load(text);

    expect(config.routes.map(({ name }) => name)).toEqual(["app-to-deploy", "library-to-consumer"]);
  });

  it("names only secrets that are set for it here, so that none is forgotten in the docs", () => {
    const named = [...text.matchAll(/\{ env: (\w+) \}/g)].map(([, name]) => name).filter((name) => name !== "NAME");

    expect(new Set(named)).toEqual(new Set(Object.keys(ENV).filter((name) => /SECRET|TOKEN/.test(name))));
  });
});
