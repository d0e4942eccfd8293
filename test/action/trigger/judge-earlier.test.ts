import { expect, it } from "vitest";
import { judgeEarlier } from "../../../action/trigger/judge-earlier.ts";

it.each([
  { status: "running", head: "b", kind: "attach" },
  { status: "created", head: "a", kind: "attach" },
  { status: "manual", head: undefined, kind: "attach" },
  { status: { unknown: "thawing" }, head: "a", kind: "attach" },
  { status: "success", head: "a", kind: "attach" },
  { status: "success", head: "b", kind: "anew" },
  { status: "success", head: undefined, kind: "anew" },
  { status: "failed", head: "a", kind: "retry" },
  { status: "failed", head: "b", kind: "anew" },
  { status: "failed", head: undefined, kind: "anew" },
  { status: "canceled", head: "a", kind: "retry" },
  { status: "canceled", head: "b", kind: "anew" },
  { status: "canceling", head: "a", kind: "anew" },
  { status: "skipped", head: "a", kind: "anew" },
] as const)(
  "takes a pipeline that is $status on commit a, while the ref is at $head: $kind",
  ({ status, head, kind }) => {
    expect(judgeEarlier({ status, sha: "a" }, head).kind).toBe(kind);
  },
);
