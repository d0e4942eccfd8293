import type { PipelineNews } from "../model/event.ts";
import type { GitLabConfig } from "../model/relay-config.ts";
import type { Headers } from "../sources/source.ts";

/**
 * Which of the configured GitLabs news of a pipeline is from; undefined when it is from none of them.
 *
 * By the address the sender gives for itself (X-Gitlab-Instance). That may be another one than the relay calls it by, so where there is only one
 * GitLab, a marker of ours on the pipeline says as much. Ids alone say nothing: every GitLab counts from 1.
 */
export function gitlabOf(
  gitlabs: ReadonlyMap<string, GitLabConfig>,
  headers: Headers,
  { marker }: PipelineNews,
): string | undefined {
  const instance = addressOf(headers["x-gitlab-instance"]);
  const all = [...gitlabs.values()];
  const named = all.find(({ url }) => instance !== undefined && addressOf(url) === instance);
  const only = all.length === 1 && marker !== undefined ? all[0] : undefined;
  return (named ?? only)?.name;
}

/** Scheme, host and path as they compare; a slash at the end says nothing. */
function addressOf(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text);
  return url === null ? undefined : `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}
