import type { DispatchConfig, RelayConfig } from "../../../relay/model/relay-config.ts";
import type { RouteConditions, RouteConfig, TriggerConfig } from "../../../relay/model/route-config.ts";
import type { GitHubSourceConfig, GitLabSourceConfig, SourceConfig } from "../../../relay/model/source-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { GITHUB_SECRET, GITLAB_SECRET, SIGNING_TOKEN } from "./sending.ts";

/** A route from `hub` that takes every push, with the given differences. */
export function aRoute(
  differences: Partial<Omit<RouteConfig, "when" | "trigger">> & {
    readonly when?: Partial<RouteConditions>;
    readonly trigger?: Partial<TriggerConfig>;
  } = {},
): RouteConfig {
  const { when, trigger, ...rest } = differences;
  return {
    name: "app-to-deploy",
    from: "hub",
    onAmbiguous: "hold",
    order: "any",
    ...rest,
    when: { actions: ["create", "update"], skipCi: false, ...when },
    trigger: {
      gitlab: "main",
      project: "group/deploy",
      refs: ["main"],
      token: new Secret("glptt-0123456789abcdef"),
      variables: {},
      inputs: {},
      payload: "object",
      facts: "variables",
      ...trigger,
    },
  };
}

/** A GitHub source named `hub`. */
export function aGitHubSource(differences: Partial<GitHubSourceConfig> = {}): GitHubSourceConfig {
  return {
    name: "hub",
    kind: "github",
    maxBodyBytes: 1_000_000,
    dedupeWindowMs: 600_000,
    secrets: [GITHUB_SECRET],
    ...differences,
  };
}

/** A GitLab source named `lab` that takes signatures and tokens. */
export function aGitLabSource(differences: Partial<GitLabSourceConfig> = {}): GitLabSourceConfig {
  return {
    name: "lab",
    kind: "gitlab",
    auth: "signature-or-token",
    maxBodyBytes: 1_000_000,
    dedupeWindowMs: 600_000,
    signingTokens: [SIGNING_TOKEN],
    secrets: [GITLAB_SECRET],
    toleranceMs: 300_000,
    ...differences,
  };
}

/** How deliveries are carried, with short pauses. */
export function aDispatch(differences: Partial<DispatchConfig> = {}): DispatchConfig {
  return {
    concurrency: 4,
    perProject: 4,
    maxAttempts: 5,
    baseDelayMs: 1_000,
    maxDelayMs: 60_000,
    deadlineMs: 30_000,
    breaker: { failures: 5, pauseMs: 30_000 },
    ...differences,
  };
}

/** A relay with one GitHub source, one GitLab source and a route from each. */
export function aConfig(differences: Partial<RelayConfig> = {}): RelayConfig {
  return {
    listen: { host: "127.0.0.1", port: 0 },
    store: { kind: "sqlite", path: "/nowhere/sluice.db" },
    gitlab: new Map([["main", { name: "main", url: "https://gitlab.example.com" }]]),
    sources: new Map<string, SourceConfig>([
      ["hub", aGitHubSource()],
      ["lab", aGitLabSource()],
    ]),
    routes: [aRoute(), aRoute({ name: "lab-to-deploy", from: "lab" })],
    schedules: [],
    dispatch: aDispatch(),
    retention: { deliveredMs: 2_592_000_000, undeliveredMs: 7_776_000_000 },
    ...differences,
  };
}
