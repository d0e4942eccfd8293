import * as z from "zod/mini";
import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import type { FoundRef } from "./repository.ts";
import { route } from "./route.ts";
import { orElse } from "./wire.ts";

/** Whether a branch or tag is protected, and who may do on it what running pipelines takes. */
export interface RefProtection {
  readonly protected: boolean;
  /** Whether whoever asked may push to it; absent for tags. */
  readonly mayPush?: boolean;
  /** Whether all developers may push or merge; absent for tags. */
  readonly developersMay?: boolean;
}

const flag = orElse(z.optional(z.boolean()), undefined);
const refRow = z.object({
  protected: orElse(z.boolean(), false),
  can_push: flag,
  developers_can_push: flag,
  developers_can_merge: flag,
});

/** Reads how a branch or tag is protected, as far as everybody who reads the code may know. */
export function refProtection(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  { kind, name }: Pick<FoundRef, "kind" | "name">,
  signal?: AbortSignal,
): Promise<RefProtection> {
  const path =
    kind === "branch"
      ? route`projects/${project}/repository/branches/${name}`
      : route`projects/${project}/repository/tags/${name}`;
  const what = `reading how a ${kind} of ${projectName(project)} is protected`;
  return call(gitlab, { path, what, credential }, parseProtection, signal);
}

function parseProtection(json: unknown): RefProtection {
  const row = refRow.parse(json);
  if (row.can_push === undefined) return { protected: row.protected };
  return {
    protected: row.protected,
    mayPush: row.can_push,
    developersMay: row.developers_can_push === true || row.developers_can_merge === true,
  };
}
