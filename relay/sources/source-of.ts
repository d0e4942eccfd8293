import { CodedError } from "../../shared/errors/coded-error.ts";
import type { SourceConfig } from "../model/source-config.ts";
import { githubSource } from "./github.ts";
import { gitlabSource } from "./gitlab.ts";
import type { Source } from "./source.ts";

/** The sender a source of the configuration stands for. Its kind is the configuration's word, never a header's. */
export function sourceOf(config: SourceConfig): Source {
  switch (config.kind) {
    case "github":
      return githubSource(config);
    case "gitlab":
      return gitlabSource(config);
    // Each kind gets its line above as its file comes; a relay configured with one of these does not start until then.
    case "gitea":
    case "forgejo":
    case "gogs":
    case "bitbucket-cloud":
    case "bitbucket-datacenter":
    case "azure-devops":
    case "standard-webhooks":
    case "generic":
      throw new CodedError("INTERNAL", `Source ${config.name}: kind ${config.kind} cannot be received yet.`);
  }
}
