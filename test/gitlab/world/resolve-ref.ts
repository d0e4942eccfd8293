import type { Commit, Project } from "./rows.ts";

/** A branch or tag of a project, or why there is none. */
export type FoundRef =
  | { readonly kind: "found"; readonly name: string; readonly tag: boolean; readonly commit: Commit }
  | { readonly kind: "missing" }
  | { readonly kind: "ambiguous" };

/** Looks a short or full ref up among branches and tags; a short name that is both is ambiguous. */
export function resolveRef(project: Project, ref: string): FoundRef {
  const [, kind, rest] = /^refs\/(heads|tags)\/(.+)$/su.exec(ref) ?? [];
  const name = rest ?? ref;
  const branch = kind === "tags" ? undefined : project.branches.get(name);
  const tag = kind === "heads" ? undefined : project.tags.get(name);
  if (branch !== undefined && tag !== undefined) return { kind: "ambiguous" };
  if (branch !== undefined) return { kind: "found", name, tag: false, commit: branch };
  if (tag !== undefined) return { kind: "found", name, tag: true, commit: tag };
  return { kind: "missing" };
}
