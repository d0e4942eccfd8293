import type { DispatchConfig, RelayConfig } from "../../../relay/model/relay-config.ts";
import type { RouteConditions, RouteConfig, TriggerConfig } from "../../../relay/model/route-config.ts";
import type {
  AzureDevOpsSourceConfig,
  GenericSourceConfig,
  GitHubSourceConfig,
  GitLabSourceConfig,
  SourceConfig,
  StandardWebhooksSourceConfig,
} from "../../../relay/model/source-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import {
  AZURE_PASSWORD,
  GENERIC_SECRET,
  GITHUB_SECRET,
  GITLAB_SECRET,
  SIGNING_TOKEN,
  STANDARD_SECRET,
} from "./sending.ts";

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

/** An Azure DevOps source named `azure` with user and password. */
export function anAzureSource(differences: Partial<AzureDevOpsSourceConfig> = {}): AzureDevOpsSourceConfig {
  return {
    name: "azure",
    kind: "azure-devops",
    maxBodyBytes: 1_000_000,
    dedupeWindowMs: 600_000,
    auth: { kind: "basic", username: "hook" },
    secrets: [AZURE_PASSWORD],
    ...differences,
  };
}

/** Where payloads that look like GitHub's say what. */
export const HUB_PATHS = {
  ref: "/ref",
  sha: "/after",
  before: "/before",
  repository: "/repository/full_name",
} as const;

/** A Standard Webhooks source named `std` with a secret of `v1` signatures. */
export function aStandardSource(differences: Partial<StandardWebhooksSourceConfig> = {}): StandardWebhooksSourceConfig {
  return {
    name: "std",
    kind: "standard-webhooks",
    maxBodyBytes: 1_000_000,
    dedupeWindowMs: 600_000,
    secrets: [STANDARD_SECRET],
    publicKeys: [],
    toleranceMs: 300_000,
    payload: { paths: HUB_PATHS, defaults: {}, shortRefs: "branch" },
    ...differences,
  };
}

/** A source of any other sender, named `any`, with an HMAC like GitHub's. */
export function aGenericSource(differences: Partial<GenericSourceConfig> = {}): GenericSourceConfig {
  return {
    name: "any",
    kind: "generic",
    maxBodyBytes: 1_000_000,
    dedupeWindowMs: 600_000,
    auth: { kind: "hmac", header: "x-signature", algorithm: "sha256", encoding: "hex", prefix: "sha256=" },
    secrets: [GENERIC_SECRET],
    payload: { paths: HUB_PATHS, defaults: {}, shortRefs: "branch" },
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
    listen: { host: "127.0.0.1", port: 0, drainGraceMs: 0 },
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
