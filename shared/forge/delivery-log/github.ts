import { entriesOf, fieldsOf, textIn } from "../fields.ts";
import { pathSegments } from "../statuses/path-segments.ts";
import type { LogDialect } from "./delivery-log.ts";

/**
 * GitHub: docs.github.com/rest/repos/webhooks and /rest/orgs/webhooks, "List deliveries" and "Redeliver a delivery".
 *
 * The log reaches back three days (Enterprise Server: seven). `status` is `OK` for every answer with 2xx; `guid` is the X-GitHub-Delivery of
 * the event, and stays the same when it is sent again.
 */
export const githubLog: LogDialect = {
  hooks({ kind, name }) {
    const names = pathSegments(name, kind === "repository" ? 2 : 1);
    return names && `${kind === "repository" ? "repos" : "orgs"}/${names.join("/")}/hooks?per_page=100`;
  },
  readHooks: (json) =>
    entriesOf(json).flatMap((entry) => {
      const { id, config } = fieldsOf(entry);
      const url = textIn(fieldsOf(config)["url"]);
      return typeof id === "number" && url !== undefined ? [{ id: String(id), url }] : [];
    }),
  deliveries: (hooks, { id }) => `${withoutQuery(hooks)}/${id}/deliveries?per_page=100`,
  readDeliveries: (json) =>
    entriesOf(json).flatMap((entry) => {
      const { id, guid, delivered_at: deliveredAt, status, status_code: code, event } = fieldsOf(entry);
      const senderId = textIn(guid);
      const at = typeof deliveredAt === "string" ? Date.parse(deliveredAt) : Number.NaN;
      if (typeof id !== "number" || senderId === undefined) return [];
      return [
        {
          id: String(id),
          senderId,
          ...(Number.isNaN(at) ? {} : { at: new Date(at) }),
          answered: typeof code === "number" ? code >= 200 && code < 300 : status === "OK",
          outcome: typeof code === "number" && code > 0 ? String(code) : (textIn(status) ?? "unknown"),
          isPush: event === "push",
        },
      ];
    }),
  again: (hooks, hook, { id }) => `${withoutQuery(hooks)}/${hook.id}/deliveries/${id}/attempts`,
};

function withoutQuery(path: string): string {
  return path.split("?", 1).join("");
}
