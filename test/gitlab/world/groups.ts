import type { Project } from "./rows.ts";

/** A group, which is here because a project's path goes through it. */
export interface Group {
  readonly id: number;
  readonly path: string;
  /** The group it lies in. */
  readonly parent: Group | undefined;
}

/** Ids of groups start here, so that none is mixed up with a project's. */
const FIRST_ID = 51;

/** The groups of the projects' paths, parents before children; an id never changes, since projects are only added. */
export function groupsOf(projects: readonly Project[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { path } of projects) {
    const parts = path.split("/").slice(0, -1);
    let parent: Group | undefined;
    for (const at of parts.keys()) {
      const full = parts.slice(0, at + 1).join("/");
      const group = groups.get(full) ?? { id: FIRST_ID + groups.size, path: full, parent };
      groups.set(full, group);
      parent = group;
    }
  }
  return [...groups.values()];
}

/** A group by number or by full path. */
export function findGroup(projects: readonly Project[], wanted: string): Group | undefined {
  return groupsOf(projects).find(({ id, path }) => String(id) === wanted || path === wanted);
}
