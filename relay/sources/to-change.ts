import { isRefName } from "../../shared/text/ref-name.ts";
import type { Change, ChangeAction } from "../model/event.ts";
import { asText } from "./wire.ts";

/** SHA-1 and SHA-256 repositories name objects by 40 and 64 hex digits. */
const OBJECT_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const ZEROS = /^0+$/;
const REF = /^refs\/(heads|tags)\/(.+)$/s;

/** What a forge says about one moved ref, still unchecked. */
export interface MovedRef {
  readonly index: number;
  readonly ref: unknown;
  readonly before: unknown;
  readonly after: unknown;
  /** The commit as the forge has peeled it, when it says so. */
  readonly commit: unknown;
  /** Whether the forge says history was rewritten; null when it never tells. */
  readonly forced: boolean | null;
  /** The forge says that the ref is gone, but not where it was: `before` and `after` are both zeros. */
  readonly gone?: true;
}

/** Why a moved ref is no change, to go on after "a push, but". */
export type NoChange =
  /** Notes, pull requests, a forge's own: refs that no route is about. */
  | { readonly kind: "elsewhere"; readonly why: string }
  /** Nothing a forge sends for a push. */
  | { readonly kind: "fault"; readonly why: string };

/**
 * The change a moved ref stands for, or why it stands for none.
 *
 * Zero object names decide between create, update and delete: every forge sends them, not every one sends flags. `forced`
 * counts only for an update, since GitHub has been seen to set it on creation too.
 */
export function toChange(moved: MovedRef): Change | NoChange {
  const named = toNamedRef(moved.ref);
  if ("why" in named) return named;
  const before = objectName(moved.before);
  const after = objectName(moved.after);
  if (before === undefined || after === undefined)
    return { kind: "fault", why: "its before or after is no commit hash" };
  const action = moved.gone === true ? "delete" : actionOf(before, after);
  // No push leaves a ref where it was. The test buttons of Gitea, Forgejo and Gogs do: at a commit, or at zeros.
  if (action === undefined) return { kind: "fault", why: "its before and after are the same: a test delivery" };
  const commit = action === "delete" ? undefined : (commitName(moved.commit) ?? after);
  return {
    index: moved.index,
    ...named,
    action,
    before,
    after,
    ...(commit === undefined ? {} : { commit }),
    forced: moved.forced === null ? null : moved.forced && action === "update",
  };
}

/** The branch or tag a full ref names, or why it names none. */
export function toNamedRef(value: unknown): Pick<Change, "kind" | "ref" | "refName"> | NoChange {
  const [ref, folder, refName] = (typeof value === "string" ? REF.exec(value) : null) ?? [];
  if (ref === undefined || refName === undefined) return noBranchNorTag(value);
  if (!isRefName(ref)) return { kind: "fault", why: "its ref has a name git does not allow" };
  return { kind: folder === "tags" ? "tag" : "branch", ref, refName };
}

/** As many zeros as `like` has digits, when that is an object name: what a forge leaves out of a creation or a deletion. */
export function zerosLike(like: unknown): string | undefined {
  const name = objectName(like);
  return name === undefined ? undefined : "0".repeat(name.length);
}

function noBranchNorTag(ref: unknown): NoChange {
  const why = "its ref is neither a branch nor a tag";
  const elsewhere = typeof ref === "string" && /^refs\/(?!heads\/|tags\/)/.test(ref) && isRefName(ref);
  return elsewhere ? { kind: "elsewhere", why } : { kind: "fault", why };
}

function actionOf(before: string, after: string): ChangeAction | undefined {
  if (before === after) return undefined;
  if (ZEROS.test(before)) return "create";
  return ZEROS.test(after) ? "delete" : "update";
}

/** An object's name as git has it, zeros included; anything else is none. */
export function objectName(value: unknown): string | undefined {
  const text = asText(value);
  return text !== undefined && OBJECT_NAME.test(text) ? text : undefined;
}

function commitName(value: unknown): string | undefined {
  const name = objectName(value);
  return name === undefined || ZEROS.test(name) ? undefined : name;
}
