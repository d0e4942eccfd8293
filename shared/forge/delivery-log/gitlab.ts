import { entriesOf, fieldsOf, textIn } from "../fields.ts";
import { gitlabRefs } from "../refs/gitlab.ts";
import type { LogDialect } from "./delivery-log.ts";

/** By which header an event is known, the first that is there: `webhook-id` on newer versions, the same value as `Idempotency-Key`. */
const ID_HEADERS = ["webhook-id", "idempotency-key", "x-gitlab-webhook-uuid"];

const PUSHES: readonly unknown[] = ["push_hooks", "tag_push_hooks"];

/**
 * GitLab 17.4 and newer: docs.gitlab.com/api/project_webhooks, "List all webhook events" and "Resend a webhook event".
 *
 * The log reaches back seven days, and pages hold 20 at most. `response_status` is a number as text, or `internal error` where no answer came.
 * Sending again is limited to five requests a minute for each webhook and user.
 */
export const gitlabLog: LogDialect = {
  hooks({ kind, name }) {
    const project = kind === "repository" ? gitlabRefs.repositoryPath(name) : undefined;
    return project && `${project}/hooks?per_page=100`;
  },
  readHooks: (json) =>
    entriesOf(json).flatMap((entry) => {
      const { id, url } = fieldsOf(entry);
      return typeof id === "number" && typeof url === "string" ? [{ id: String(id), url }] : [];
    }),
  deliveries: (hooks, { id }) => `${withoutQuery(hooks)}/${id}/events?per_page=20`,
  readDeliveries: (json) =>
    entriesOf(json).flatMap((entry) => {
      const { id, trigger, request_headers: headers, response_status: status, created_at: createdAt } = fieldsOf(entry);
      const senderId = idIn(headers);
      const at = typeof createdAt === "string" ? Date.parse(createdAt) : Number.NaN;
      if (typeof id !== "number" || senderId === undefined) return [];
      return [
        {
          id: String(id),
          senderId,
          ...(Number.isNaN(at) ? {} : { at: new Date(at) }),
          answered: /^2\d\d$/.test(String(status)),
          outcome: textIn(status) ?? "unknown",
          isPush: PUSHES.includes(trigger),
        },
      ];
    }),
  again: (hooks, hook, { id }) => `${withoutQuery(hooks)}/${hook.id}/events/${id}/resend`,
};

function idIn(headers: unknown): string | undefined {
  const byName = new Map(Object.entries(fieldsOf(headers)).map(([name, value]) => [name.toLowerCase(), value]));
  return ID_HEADERS.map((name) => textIn(byName.get(name))).find((value) => value !== undefined);
}

function withoutQuery(path: string): string {
  return path.split("?", 1).join("");
}
