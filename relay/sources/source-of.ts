import type { SourceConfig } from "../model/source-config.ts";
import { azureDevOpsSource } from "./azure-devops.ts";
import { bitbucketCloudSource } from "./bitbucket-cloud.ts";
import { bitbucketDataCenterSource } from "./bitbucket-datacenter.ts";
import { genericSource } from "./generic.ts";
import { giteaFamilySource } from "./gitea-family.ts";
import { githubSource } from "./github.ts";
import { gitlabSource } from "./gitlab.ts";
import type { Source } from "./source.ts";
import { standardWebhooksSource } from "./standard-webhooks.ts";

/** The sender a source of the configuration stands for. Its kind is the configuration's word, never a header's. */
export function sourceOf(config: SourceConfig): Source {
  switch (config.kind) {
    case "github":
      return githubSource(config);
    case "gitlab":
      return gitlabSource(config);
    case "gitea":
    case "forgejo":
    case "gogs":
      return giteaFamilySource(config);
    case "bitbucket-cloud":
      return bitbucketCloudSource(config);
    case "bitbucket-datacenter":
      return bitbucketDataCenterSource(config);
    case "azure-devops":
      return azureDevOpsSource(config);
    case "standard-webhooks":
      return standardWebhooksSource(config);
    case "generic":
      return genericSource(config);
  }
}
