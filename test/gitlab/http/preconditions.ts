import type { Ctx } from "./env.ts";
import { refusal } from "./refusal.ts";

/** Conditional delete: 412 when the resource changed after `If-Unmodified-Since` (to the second, as HTTP dates are). */
export function checkUnmodified(c: Ctx, updatedAt: number): void {
  const header = c.req.header("if-unmodified-since");
  if (header === undefined) return;
  const since = Date.parse(header);
  if (!Number.isNaN(since) && Math.floor(updatedAt / 1000) * 1000 > since)
    throw refusal(412, "412 Precondition Failed");
}
