import type { Role } from "../world/rows.ts";

const LEVELS = { guest: 10, reporter: 20, developer: 30, maintainer: 40, owner: 50 } as const;

/** GitLab's number for a level of membership. */
export function accessLevel(role: Role): number {
  return LEVELS[role];
}

/** Whether a membership reaches a level; no membership reaches none. */
export function isAtLeast(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && LEVELS[role] >= LEVELS[needed];
}
