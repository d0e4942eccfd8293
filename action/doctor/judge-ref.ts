import { type CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { RefProtection } from "../../shared/gitlab/ref-protection.ts";
import { printable } from "../../shared/text/printable.ts";
import type { RefSight } from "../trigger/resolve-ref.ts";
import { type Finding, failedAs, notChecked, ok, warning } from "./finding.ts";
import { DEVELOPER, MAINTAINER, roleName } from "./roles.ts";

/** Whether the pipeline has something to run on. @param ref or why there is none */
export function judgeRef(ref: Exclude<RefSight, { readonly kind: "missing" }> | CodedError): Finding {
  if (isCoded(ref)) {
    return ref.code === "GITLAB_DEFAULT_BRANCH_UNKNOWN"
      ? notChecked("ref", ref.message, ref.hint)
      : failedAs("ref", ref);
  }
  if (ref.kind === "there")
    return ok("ref", `${printable(ref.name, 200)} is there, at commit ${printable(ref.sha.slice(0, 8))}.`);
  return notChecked(
    "ref",
    `Nobody at hand may look whether ${printable(ref.name, 200)} is there.`,
    "Give `access-token` with the scope read_api, of somebody who is at least Reporter.",
  );
}

/** What is known of who may run pipelines on a ref. */
export interface ProtectionFacts {
  readonly ref: string;
  readonly protection: RefProtection;
  /** Who starts the pipeline, as it stands in sentences, and their role; absent where it cannot be told. */
  readonly starter?: { readonly name: string; readonly level?: number };
  /** Whether the protection was read by the one who starts the pipeline. */
  readonly isOwnLook: boolean;
}

/**
 * Whether whoever starts the pipeline may do so on this ref: on a protected one it takes the right to push or merge, or to
 * create the tag. GitLab tells of the rights of single users and groups to maintainers only, so that this never fails.
 */
export function judgeProtection({ ref, protection, starter, isOwnLook }: ProtectionFacts): Finding {
  const called = printable(ref, 200);
  if (!protection.protected)
    return ok("protection", `${called} is not protected: whoever may start pipelines may do so on it.`);
  const who = starter?.name ?? "whoever starts it";
  const allowed = ok("protection", `${called} is protected, and ${who} may run pipelines on it.`);
  if (isOwnLook && protection.mayPush === true) return allowed;
  const level = starter?.level;
  if (level !== undefined && level >= DEVELOPER && protection.developersMay === true) return allowed;
  const as = level === undefined ? "" : `, as ${roleName(level)},`;
  if (level !== undefined && level >= MAINTAINER && !(isOwnLook && protection.mayPush === false))
    return ok(
      "protection",
      `${called} is protected; ${who}${as} may run pipelines on it unless its rules leave maintainers out.`,
    );
  return warning(
    "protection",
    `${called} is protected, and ${level === undefined ? `it cannot be told whether ${who} may run pipelines on it` : `${who}${as} may not, unless its rules name them`}.`,
    "Look under Settings > Repository > Protected branches (or tags): who is allowed to merge or push (or create) may run pipelines. Or use another ref.",
  );
}
