import type { Headers } from "../sources/source.ts";

/** What an event keeps of its headers. Never a token, a signature, a cookie or an authorization: this list only lets in. */
const KEPT = [
  "content-type",
  "user-agent",
  "x-github-event",
  "x-github-delivery",
  "x-github-hook-id",
  "x-github-hook-installation-target-type",
  "x-github-hook-installation-target-id",
  "x-github-enterprise-version",
  "x-github-enterprise-host",
  "x-gitlab-event",
  "x-gitlab-event-uuid",
  "x-gitlab-webhook-uuid",
  "x-gitlab-instance",
  "idempotency-key",
  "webhook-id",
  "webhook-timestamp",
  "svix-id",
  "svix-timestamp",
  "x-gitea-event",
  "x-gitea-event-type",
  "x-gitea-delivery",
  "x-forgejo-event",
  "x-forgejo-event-type",
  "x-forgejo-delivery",
  "x-gogs-event",
  "x-gogs-event-type",
  "x-gogs-delivery",
  "x-event-key",
  "x-request-id",
  "x-request-uuid",
  "x-hook-uuid",
  "x-attempt-number",
] as const;

/** The headers worth storing with an event. */
export function keptHeaders(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
