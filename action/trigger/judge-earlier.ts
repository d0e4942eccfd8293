import type { Pipeline } from "../../shared/gitlab/pipeline.ts";

/** What to do about the pipeline of an earlier attempt at the same CI job. */
export type EarlierVerdict =
  /** It runs, waits for somebody, or has succeeded: it is this attempt's as well. */
  | { readonly kind: "attach" }
  /** Its failed jobs run again. */
  | { readonly kind: "retry" }
  | { readonly kind: "anew"; readonly why: string };

/**
 * What to do about the pipeline of an earlier attempt at the same CI job.
 *
 * One that has ended is of use only for the commit it ran on. One that runs is followed even when the ref has moved on: the
 * attempt it belongs to asked for just that, and a second one would run beside it.
 *
 * @param headSha the commit the ref points at now; undefined when nobody may look
 */
export function judgeEarlier(
  { status, sha }: Pick<Pipeline, "status" | "sha">,
  headSha: string | undefined,
): EarlierVerdict {
  switch (status) {
    case "success":
    case "failed":
    case "canceled":
      if (headSha === undefined) return { kind: "anew", why: "nobody may look whether the ref has moved on since" };
      if (headSha !== sha) return { kind: "anew", why: "the ref has moved on since" };
      return { kind: status === "success" ? "attach" : "retry" };
    case "canceling":
      return { kind: "anew", why: "it is being canceled" };
    case "skipped":
      return { kind: "anew", why: "it was skipped" };
    default:
      return { kind: "attach" };
  }
}
