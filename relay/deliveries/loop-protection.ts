import type { RelayEvent } from "../model/event.ts";

/**
 * The id by which a GitLab knows the webhook that this event is, where the pipeline is to run on that same GitLab: handed on, it keeps
 * GitLab's protection against webhooks that cause each other. Undefined for every other event.
 */
export function eventUuidFor({ headers }: Pick<RelayEvent, "headers">, gitlabUrl: string): string | undefined {
  const instance = headers["x-gitlab-instance"];
  if (instance === undefined || !URL.canParse(instance)) return undefined;
  return new URL(instance).origin === new URL(gitlabUrl).origin ? headers["x-gitlab-event-uuid"] : undefined;
}
