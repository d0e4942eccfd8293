import { type CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import type { Project } from "../../shared/gitlab/projects.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import { type Finding, failed, failedAs, notChecked, ok, warning } from "./finding.ts";
import { DEVELOPER, roleName } from "./roles.ts";

/** A project as one credential sees it, or how it does not. */
export interface ProjectSeen {
  readonly by: Credential["kind"];
  readonly seen: Project | CodedError;
}

/** What is known of the project. */
export interface ProjectFacts {
  /** As it was given. */
  readonly asked: string | number;
  readonly sights: readonly ProjectSeen[];
  /** Projects of the same or nearly the same name, where the one asked for was not found. */
  readonly alike: readonly string[];
  /** Whom the token stands for that sees nothing. */
  readonly username?: string;
}

/** Whether the project is there, which one it is, and whether pipelines run in it. */
export function judgeProject({ asked, sights, alike, username }: ProjectFacts): Finding {
  const best = bestOf(sights);
  if (best === undefined) return judgeUnseen({ asked, sights, alike, ...(username === undefined ? {} : { username }) });
  const { id, path, archived, ciEnabled, defaultBranch } = best;
  const called = `${printable(path, 200)} (project ${id})`;
  if (archived)
    return failed(
      "project",
      "GITLAB_PIPELINE_FORBIDDEN",
      `${called} is archived: no pipeline runs there.`,
      "Unarchive it under Settings > General > Advanced.",
    );
  if (ciEnabled === false) return failed("project", "GITLAB_PIPELINES_DISABLED", `CI/CD is switched off in ${called}.`);
  const branch = defaultBranch === undefined ? "" : ` Its default branch is ${printable(defaultBranch, 120)}.`;
  if (typeof asked === "string" && asked.toLowerCase() !== path.toLowerCase())
    return warning(
      "project",
      `${printable(asked, 200)} has moved: it is ${called} now.${branch}`,
      `Set \`project\` to ${printable(path, 200)}: GitLab forwards reads from the old path, and refuses changes by it.`,
    );
  return ok("project", `${called} is there.${branch}`);
}

/** Whoever sees the code sees most; whoever is nobody sees least. */
export function bestOf(sights: readonly ProjectSeen[]): Project | undefined {
  const projects = sights.flatMap(({ seen }) => ("path" in seen ? [seen] : []));
  return projects.find(({ defaultBranch }) => defaultBranch !== undefined) ?? projects[0];
}

/** A 404 for somebody who is let in means another thing than one for a stranger. */
function judgeUnseen({ asked, sights, alike, username }: ProjectFacts): Finding {
  const users = sights.filter(({ by }) => by === "access-token" || by === "oauth-token");
  const hidden = users.find(({ seen }) => isCoded(seen, "GITLAB_NOT_FOUND"));
  if (hidden !== undefined) {
    const who = username === undefined ? "the token's user" : `@${printable(username, 80)}`;
    const like = alike.length === 0 ? "" : ` ${who} sees ${listed(alike.map((one) => printable(one, 200)))}.`;
    return failed(
      "project",
      "GITLAB_PROJECT_NOT_FOUND",
      `There is no project ${printable(String(asked), 200)} for ${who}: GitLab answers 404 to one that does not exist and to one ${who} is no member of.${like}`,
      `Check the id or full path (group/subgroup/name), and that ${who} is a member. A project access token knows its own project only.`,
    );
  }
  const error = users.find(({ seen }) => isCoded(seen) && seen.status !== 401)?.seen;
  if (isCoded(error)) return failedAs("project", error);
  return notChecked(
    "project",
    `Nobody at hand may look whether there is a project ${printable(String(asked), 200)}: without a token of a user GitLab shows public ones only.`,
    "Give `access-token` with the scope read_api.",
  );
}

/** Whether the role of the token's user is enough for what it is to do. */
export function judgeRole(facts: {
  readonly project: string;
  readonly username: string | undefined;
  readonly level: number | undefined;
  readonly starts: boolean;
}): Finding {
  const { project, username, level, starts } = facts;
  const who = username === undefined ? "The token's user" : `@${printable(username, 80)}`;
  if (level === undefined) {
    if (!starts)
      return notChecked(
        "role",
        `${who} is no direct member of ${project} as far as GitLab tells, or an administrator.`,
      );
    return warning(
      "role",
      `${who} is no direct member of ${project} as far as GitLab tells.`,
      `Make ${who} a Developer of it, unless they are one through a group or an administrator.`,
    );
  }
  const says = `${who} is ${roleName(level)} in ${project}`;
  if (level >= DEVELOPER) return ok("role", `${says}: enough to start, cancel and retry pipelines.`);
  if (starts) return failed("role", "GITLAB_PIPELINE_FORBIDDEN", `${says}, and starting pipelines takes Developer.`);
  return ok("role", `${says}: enough to read.`);
}
