import type { Site } from "../http/site.ts";
import type { TriggerTokenRow, User } from "../world/rows.ts";
import { instant, instantOrNull } from "./times.ts";
import { userView } from "./user-view.ts";

/** A trigger token; the secret in full for its owner, the first four characters for everybody else. */
export function triggerTokenView(site: Site, row: TriggerTokenRow, viewer: User) {
  return {
    id: row.id,
    token: row.owner === viewer ? row.token : row.token.slice(0, 4),
    description: row.description,
    created_at: instant(row.createdAt),
    updated_at: instant(row.updatedAt),
    last_used: instantOrNull(row.lastUsed),
    expires_at: instantOrNull(row.expiresAt),
    owner: row.owner === null ? null : userView(site, row.owner),
  };
}
