import { type Site, urlOf } from "../http/site.ts";
import type { User } from "../world/rows.ts";

/** A user as embedded everywhere (`UserBasic`). */
export function userView(site: Site, user: User) {
  return {
    id: user.id,
    username: user.username,
    public_email: "",
    name: user.name,
    state: user.state,
    locked: false,
    avatar_url: null,
    web_url: urlOf(site, `/${user.username}`),
  };
}
