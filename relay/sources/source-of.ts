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
  }
}
