import { type Site, urlOf } from "../http/site.ts";
import type { Group } from "../world/groups.ts";
import { instant } from "./times.ts";

/** A group. */
export function groupView(site: Site, group: Group) {
  const name = nameOf(group);
  return {
    id: group.id,
    name,
    path: name,
    full_name: group.path.replaceAll("/", " / "),
    full_path: group.path,
    description: "",
    visibility: "private",
    avatar_url: null,
    web_url: urlOf(site, `/groups/${group.path}`),
    parent_id: group.parent?.id ?? null,
    created_at: instant(0),
  };
}

/** A group as embedded in a project. */
export function namespaceView(site: Site, group: Group) {
  const name = nameOf(group);
  return {
    id: group.id,
    name,
    path: name,
    kind: "group",
    full_path: group.path,
    parent_id: group.parent?.id ?? null,
    avatar_url: null,
    web_url: urlOf(site, `/groups/${group.path}`),
  };
}

function nameOf({ path }: Group): string {
  return path.split("/").at(-1) ?? path;
}
