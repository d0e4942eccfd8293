import { isAtLeast } from "../auth/roles.ts";
import type { CiFile } from "./ci-file.ts";
import { resolveRef } from "./resolve-ref.ts";
import type { PipelineRow, Project, User, VariableRow } from "./rows.ts";

/** A wish for a pipeline, with what the checks look at. */
export interface CreationWish {
  readonly ref: string;
  readonly source: string;
  readonly user: User | null;
  readonly variables: readonly VariableRow[];
  readonly ci?: CiFile;
  /** The project's pipelines of the last minute. */
  readonly recent: readonly PipelineRow[];
}

/** What differs between versions and sources. */
export interface CreationRules {
  /** Before the fix of GitLab issue 557381, TRIGGER_PAYLOAD alone already needed the role. */
  readonly payloadCountsAsVariable: boolean;
  /** Newer versions write variables into an artifact, and refuse keys that are no names. */
  readonly strictKeys?: boolean;
}

/** Whether the pipeline may be created. */
export type CreationVerdict =
  | { readonly kind: "allowed" }
  | { readonly kind: "refused"; readonly base: string }
  | { readonly kind: "duplicate-variable"; readonly key: string };

/**
 * The checks of GitLab's pipeline creation that store nothing when they fail, in its order: variables, abilities, ref,
 * rate limit, CI file, workflow rules.
 */
export function checkCreation(project: Project, wish: CreationWish, rules: CreationRules): CreationVerdict {
  const role = wish.user === null ? undefined : project.members.get(wish.user.id);
  if (!maySetVariables(project, wish, role, rules.payloadCountsAsVariable)) {
    return refused("Insufficient permissions to set pipeline variables");
  }
  const keys = wish.variables.map(({ key }) => key);
  const duplicate = keys.find((key, at) => keys.indexOf(key) !== at);
  if (duplicate !== undefined) return { kind: "duplicate-variable", key: duplicate };
  if (rules.strictKeys === true && keys.some((key) => !/^[A-Za-z0-9_]{1,255}$/u.test(key))) {
    return refused("Failed to build pipeline variables: Key can contain only letters, digits and '_'.");
  }
  if (!project.ciEnabled) return refused("Pipelines are disabled!");
  if (!isAtLeast(role, "developer") || wish.user?.state !== "active") {
    return refused("Insufficient permissions to create a new pipeline");
  }
  const found = resolveRef(project, wish.ref);
  const needed = found.kind === "found" ? project.protectedRefs.get(found.name) : undefined;
  if (needed !== undefined && (needed === "no_one" || !isAtLeast(role, needed))) {
    return refused(
      `You do not have sufficient permission to run a pipeline on '${wish.ref}'. Please select a different branch or contact your administrator for assistance. Learn more`,
    );
  }
  if (found.kind === "missing") return refused("Reference not found");
  if (found.kind === "ambiguous") return refused("Ref is ambiguous");
  const sameUserAndCommit = wish.recent.filter(
    ({ user, sha }) => user?.id === wish.user?.id && sha === found.commit.sha,
  );
  if (project.pipelinesPerMinute !== undefined && sameUserAndCommit.length >= project.pipelinesPerMinute) {
    return refused("Too many pipelines created in the last minute. Try again later.");
  }
  const ci = wish.ci ?? project.ci;
  if (ci === null) return refused("Missing CI config file");
  if (ci.workflow === "filtered") return refused("Pipeline filtered out by workflow rules.");
  return { kind: "allowed" };
}

function maySetVariables(
  project: Project,
  { source, variables }: CreationWish,
  role: Parameters<typeof isAtLeast>[0],
  payloadCounts: boolean,
): boolean {
  const payloadOnly = variables.every(({ key }) => key === "TRIGGER_PAYLOAD");
  if (variables.length === 0 || (source === "trigger" && payloadOnly && !payloadCounts)) return true;
  const needed = project.variablesMinimumRole;
  return needed === "developer" || (needed !== "no_one_allowed" && isAtLeast(role, needed));
}

function refused(base: string): CreationVerdict {
  return { kind: "refused", base };
}
