import { bitbucketCloudStatuses } from "./bitbucket-cloud.ts";
import { bitbucketDataCenterStatuses } from "./bitbucket-datacenter.ts";
import { giteaStatuses } from "./gitea.ts";
import { githubStatuses } from "./github.ts";
import { gitlabStatuses } from "./gitlab.ts";
import type { StatusDialect } from "./status-dialect.ts";

/** The kinds of forge that show statuses at their commits. Gogs has none: its API knows no such call. */
const STATUS_FORGES = ["github", "gitlab", "gitea", "forgejo", "bitbucket-cloud", "bitbucket-datacenter"] as const;

/** A kind of forge that shows statuses. */
export type StatusForge = (typeof STATUS_FORGES)[number];

/** How a kind of forge spells them. */
export function statusDialectOf(kind: StatusForge): StatusDialect {
  switch (kind) {
    case "github":
      return githubStatuses;
    case "gitlab":
      return gitlabStatuses;
    case "gitea":
    case "forgejo":
      return giteaStatuses;
    case "bitbucket-cloud":
      return bitbucketCloudStatuses;
    case "bitbucket-datacenter":
      return bitbucketDataCenterStatuses;
  }
}

/** Whether a kind of sender is a forge that shows statuses. */
export function showsStatuses(kind: string): kind is StatusForge {
  return (STATUS_FORGES as readonly string[]).includes(kind);
}
