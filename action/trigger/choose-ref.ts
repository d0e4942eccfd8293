import { CodedError } from "../../shared/errors/coded-error.ts";
import { projectName } from "../../shared/gitlab/call.ts";
import { printable } from "../../shared/text/printable.ts";
import type { NewPipeline } from "../model/new-pipeline.ts";
import { lookForRef, type RefDeps, type RefSight, refName } from "./resolve-ref.ts";

/**
 * The first ref of the list that exists, or that nobody at hand may look for.
 *
 * Throws GITLAB_REF_NOT_FOUND when none does, GITLAB_DEFAULT_BRANCH_UNKNOWN as `refName` does.
 */
export async function chooseRef(
  refs: RefDeps,
  { refs: choices }: Pick<NewPipeline, "refs">,
  signal: AbortSignal,
): Promise<Exclude<RefSight, { readonly kind: "missing" }>> {
  const missing: string[] = [];
  for (const choice of choices) {
    const seen = await lookForRef(refs, await refName(refs, choice, signal), signal);
    if (seen.kind !== "missing") return seen;
    missing.push(printable(seen.name));
  }
  throw new CodedError(
    "GITLAB_REF_NOT_FOUND",
    `${projectName(refs.project)} has no branch or tag ${missing.join(" and no ")}.`,
  );
}
