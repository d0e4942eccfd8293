import type { NodeEnd, NodeEndKind } from "../model.ts";

/** How an end is told: by a sign, which never stands alone, and in a word or two. */
export interface OutcomeLook {
  /** Of one column, for pictures and logs. */
  readonly sign: string;
  /** For pages, where it is seen before it is read. */
  readonly emoji: string;
  readonly word: string;
}

const LOOKS: Readonly<Record<NodeEndKind, OutcomeLook>> = {
  succeeded: { sign: "✓", emoji: "✅", word: "succeeded" },
  failed: { sign: "✗", emoji: "❌", word: "failed" },
  error: { sign: "✗", emoji: "❌", word: "error" },
  "allowed-failure": { sign: "!", emoji: "⚠️", word: "failed, which is allowed" },
  canceled: { sign: "⊘", emoji: "🚫", word: "canceled" },
  skipped: { sign: "»", emoji: "⏭️", word: "skipped" },
};

/** How an end is told. */
export function lookOf(kind: NodeEndKind): OutcomeLook {
  return LOOKS[kind];
}

/** The ends, the worst first. */
export const WORST_FIRST = [
  "error",
  "failed",
  "canceled",
  "allowed-failure",
  "skipped",
  "succeeded",
] as const satisfies readonly NodeEndKind[];

/** Of several ends, the one to look at first. */
export function worstOf(kinds: readonly NodeEndKind[]): NodeEndKind {
  return WORST_FIRST.find((kind) => kinds.includes(kind)) ?? "succeeded";
}

/** An end in words; of a failed run also which end of a pipeline that was, where it is not a plain failure. */
export function endText({ kind, result }: Pick<NodeEnd, "kind" | "result">): string {
  const { word } = lookOf(kind);
  const outcome = result?.outcome;
  const isOwnWord = outcome === undefined || outcome === "failed" || outcome === "error" || outcome === "succeeded";
  return (kind === "failed" || kind === "allowed-failure") && !isOwnWord ? `${word} (${outcome})` : word;
}
