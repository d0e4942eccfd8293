/** GitLab's numbers of roles (lib/gitlab/access.rb). */
export const DEVELOPER = 30;
/** Who manages a project. */
export const MAINTAINER = 40;

const NAMES: readonly (readonly [least: number, name: string])[] = [
  [50, "Owner"],
  [MAINTAINER, "Maintainer"],
  [DEVELOPER, "Developer"],
  [20, "Reporter"],
  [15, "Planner"],
  [10, "Guest"],
];

/** A role in GitLab's word. */
export function roleName(level: number): string {
  return NAMES.find(([least]) => level >= least)?.[1] ?? "less than a Guest";
}

const LEAST: Readonly<Record<string, number>> = { developer: DEVELOPER, maintainer: MAINTAINER, owner: 50 };

/** The role a setting of GitLab's names, as a number; of `no_one_allowed` one that nobody has, undefined for an unknown word. */
export function leastRole(setting: string): number | undefined {
  return setting === "no_one_allowed" ? Number.POSITIVE_INFINITY : LEAST[setting];
}
