import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { type Credential, isUserCredential } from "../../shared/gitlab/auth.ts";
import { lintCiFile } from "../../shared/gitlab/ci-lint.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import type { FoundSpecs } from "./read-spec.ts";
import type { RefDeps } from "./resolve-ref.ts";

/** What GitLab's own check of a CI file came to, where it could be asked; in a sentence. */
export interface FileVerdict {
  readonly kind: "valid" | "warned" | "unchecked";
  readonly text: string;
}

/**
 * Has GitLab check the CI file at a ref; undefined where nobody at hand may ask for it.
 *
 * A file that needs inputs is no valid one without them, and this check of GitLab's takes none, so such a one is not checked.
 * Throws GITLAB_PIPELINE_INVALID.
 */
export async function checkFile(
  { gitlab, project }: RefDeps,
  ref: string,
  specs: FoundSpecs | undefined,
  readers: readonly Credential[],
  signal: AbortSignal,
): Promise<FileVerdict | undefined> {
  const reader = readers.find(isUserCredential);
  if (reader === undefined) return undefined;
  if (specs?.kind === "read" && (specs.specs.includesOthers || [...specs.specs.inputs.values()].some(isNeeded)))
    return { kind: "unchecked", text: "The CI file was not checked: it needs inputs, and GitLab's check takes none." };
  let result: Awaited<ReturnType<typeof lintCiFile>>;
  try {
    result = await lintCiFile(gitlab, reader, project, ref, signal);
  } catch (error) {
    if (isCoded(error)) return { kind: "unchecked", text: `The CI file was not checked: ${error.message}` };
    throw error;
  }
  const { valid, errors, warnings } = result;
  if (!valid)
    throw new CodedError(
      "GITLAB_PIPELINE_INVALID",
      `GitLab finds the CI file at ${printable(ref)} invalid: ${errors.map((one) => printable(one)).join("; ")}`,
    );
  const but = warnings.length === 0 ? "" : `, with ${counted(warnings.length, "warning")}`;
  const kind = warnings.length === 0 ? "valid" : "warned";
  return { kind, text: `GitLab finds the CI file at ${printable(ref)} valid${but}.` };
}

function isNeeded({ required }: { readonly required: boolean }): boolean {
  return required;
}
