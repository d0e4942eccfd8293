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
}

/**
 * The change a moved ref stands for, or why it stands for none.
 *
 * Zero object names decide between create, update and delete: every forge sends them, not every one sends flags. `forced`
 * counts only for an update, since GitHub has been seen to set it on creation too.
 */
export function toChange(moved: MovedRef): Change | { readonly why: string } {
  const parts = typeof moved.ref === "string" ? REF.exec(moved.ref) : null;
  const [ref, folder, refName] = parts ?? [];
  if (ref === undefined || refName === undefined) return { why: "its ref is neither a branch nor a tag" };
  if (!isRefName(ref)) return { why: "its ref has a name git does not allow" };
  const before = objectName(moved.before);
  const after = objectName(moved.after);
  if (before === undefined || after === undefined) return { why: "its before or after is no commit hash" };
  const action = actionOf(before, after);
  if (action === undefined) return { why: "its before and after are both zero" };
  const commit = action === "delete" ? undefined : (commitName(moved.commit) ?? after);
  return {
    index: moved.index,
    kind: folder === "tags" ? "tag" : "branch",
    action,
    ref,
    refName,
    before,
    after,
    ...(commit === undefined ? {} : { commit }),
    forced: moved.forced === null ? null : moved.forced && action === "update",
  };
}

function actionOf(before: string, after: string): ChangeAction | undefined {
  const [none, gone] = [ZEROS.test(before), ZEROS.test(after)];
  if (none && gone) return undefined;
  if (none) return "create";
  return gone ? "delete" : "update";
}

function objectName(value: unknown): string | undefined {
  const text = asText(value);
  return text !== undefined && OBJECT_NAME.test(text) ? text : undefined;
}

function commitName(value: unknown): string | undefined {
  const name = objectName(value);
  return name === undefined || ZEROS.test(name) ? undefined : name;
}
