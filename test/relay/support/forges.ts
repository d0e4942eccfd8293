import type { SourceConfig } from "../../../relay/model/source-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import {
  bitbucketCloudRequest,
  bitbucketDataCenterRequest,
  FORGE_SECRET,
  type ForgeRequest,
  giteaRequest,
  githubRequest,
  gitlabRequest,
  type Sent,
} from "./forge-requests.ts";

/** A forge as the relay meets it: how its source is configured, how it sends, and a push of its own. */
export interface Forge {
  readonly kind: SourceConfig["kind"];
  readonly source: SourceConfig;
  /** A payload as it sends it, signed. */
  readonly request: (json: Uint8Array, sent?: Sent) => ForgeRequest;
  /** A file of a push to `main`, under test/fixtures/webhooks. */
  readonly push: string;
  /** The header its events are named by. */
  readonly event: { readonly header: string; readonly push: string };
}

const common = {
  name: "forge",
  maxBodyBytes: 10_000_000,
  dedupeWindowMs: 600_000,
  secrets: [new Secret("the one before"), new Secret(FORGE_SECRET)],
} as const;

const family = (kind: "gitea" | "forgejo" | "gogs", push: string): Forge => ({
  kind,
  source: { ...common, kind },
  request: (json, sent) => giteaRequest(kind, json, sent),
  push,
  event: { header: `x-${kind}-event`, push: "push" },
});

/** Every forge there is a kind of source for. */
export const FORGES: readonly Forge[] = [
  {
    kind: "github",
    source: { ...common, kind: "github" },
    request: githubRequest,
    push: "github-push.json",
    event: { header: "x-github-event", push: "push" },
  },
  {
    kind: "gitlab",
    source: { ...common, kind: "gitlab", auth: "token", signingTokens: [], toleranceMs: 300_000 },
    request: gitlabRequest,
    push: "gitlab-push.json",
    event: { header: "x-gitlab-event", push: "Push Hook" },
  },
  family("gitea", "gitea-push.json"),
  family("forgejo", "forgejo-push-sha256.json"),
  family("gogs", "gogs-push.json"),
  {
    kind: "bitbucket-cloud",
    source: { ...common, kind: "bitbucket-cloud" },
    request: bitbucketCloudRequest,
    push: "bitbucket-cloud-push.json",
    event: { header: "x-event-key", push: "repo:push" },
  },
  {
    kind: "bitbucket-datacenter",
    source: { ...common, kind: "bitbucket-datacenter", auth: { kind: "signature" } },
    request: bitbucketDataCenterRequest,
    push: "bitbucket-datacenter-push.json",
    event: { header: "x-event-key", push: "repo:refs_changed" },
  },
];
