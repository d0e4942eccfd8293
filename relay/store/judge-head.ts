import type { Change } from "../model/event.ts";

/** Where a ref is left whose deletion was made up for. */
export const GONE = "gone";

/** Where a ref stood after the newest push of it that is stored. */
export interface Head {
  readonly before: string;
  readonly after: string;
  /** The event of that push. */
  readonly eventId: string;
  /** That event was made of a comparison of refs, and stands for all pushes that were missed. */
  readonly reconciled: boolean;
}

/** What a push makes of its ref's head. */
export type HeadVerdict =
  /** It arrived after the one that followed it: nothing. */
  { readonly kind: "late" } | { readonly kind: "forget" } | { readonly kind: "stand"; readonly after: string };

/** What a push that is stored makes of its ref's head. */
export function judgeHead(head: Head | undefined, change: Change, reconciled: boolean): HeadVerdict {
  if (isLate(head, change)) return { kind: "late" };
  if (change.action === "delete" && !reconciled) return { kind: "forget" };
  return { kind: "stand", after: endOf(change) };
}

/** Whether it is told already where this push leaves its ref, or what came after it, by two of which one was made of a comparison. */
export function isTold(head: Head | undefined, change: Change, reconciled: boolean): head is Head {
  if (head === undefined) return false;
  const isEnd = head.after === endOf(change) && (reconciled || head.reconciled);
  return isEnd || (!reconciled && isFirstOf(head, change.before));
}

/** Where the pushes begin that are still to be passed over, after this one was; undefined when it changes nothing. */
export function beginsAfter(head: Head | undefined, change: Change): string | undefined {
  if (head === undefined || head.after === endOf(change) || !isFirstOf(head, change.before)) return undefined;
  return change.after;
}

/** Where a push leaves its ref. */
function endOf({ action, after }: Change): string {
  return action === "delete" ? GONE : after;
}

/** Whether a push from there is the next one of those that a comparison has made up for. */
function isFirstOf(head: Head, before: string): boolean {
  return head.reconciled && head.before === before && before !== "";
}

function isLate(head: Head | undefined, { action, before, after }: Change): boolean {
  if (head === undefined || (action === "create" && head.after === GONE)) return false;
  return after !== "" && head.before === after && head.after !== before;
}
