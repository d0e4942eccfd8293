import { isComplete, toStatus } from "../../../shared/gitlab/pipeline.ts";
import type { CreatedPipeline, DeliveryState, Settlement } from "../../model/delivery.ts";
import { deliveryOf, integer, type Row, text, truth } from "../rows.ts";

/** Reasons come from GitLab's answers; what is kept of one stays within a page. */
export const MOST_REASON_CHARS = 1_000;

/** Why a delivery stands where it stands. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

/** A delivery's next place. What is not given stays as it is, but for the reason, which goes, and doubt, which ends. */
export interface Move {
  readonly seq: number;
  readonly lane: string;
  readonly state: DeliveryState;
  readonly at: Date;
  readonly dueAt?: Date;
  readonly reason?: Reason | undefined;
  readonly pipeline?: CreatedPipeline;
  /** What was heard of a pipeline is of another one. */
  readonly forgetsStatus?: true;
  /** When to look at the delivered pipeline first, "never" when it is over already. */
  readonly watch?: Date | "never";
  readonly refIndex?: number | undefined;
  readonly inDoubt?: boolean;
  readonly supersededBy?: string;
  /** Counts tries anew from here. */
  readonly released?: true;
  /** Gives up its place in its lane's line. */
  readonly leavesLine: boolean;
  /** Goes to the end of its lane's line. */
  readonly entersLine?: true;
}

/** Where a delivery goes. */
export function moveTo(row: Row, state: DeliveryState, at: Date, change: Partial<Move> = {}): Move {
  const leavesLine = state !== "pending" && truth(row, "ordered");
  return { seq: integer(row, "seq"), lane: text(row, "lane"), state, at, leavesLine, ...change };
}

/** Where a delivery goes whose attempt has ended so. */
export function moveAfter(row: Row, settlement: Settlement, endedAt: Date): Move {
  // A pipeline of this very call was told of before its answer came.
  const { pipeline } = deliveryOf(row);
  if (settlement.kind === "delivered") return delivered(row, endedAt, settlement.pipeline);
  if (pipeline !== undefined) return delivered(row, endedAt, pipeline);
  switch (settlement.kind) {
    case "retry":
    case "look-up": {
      const { dueAt } = settlement;
      const refIndex = settlement.kind === "retry" ? settlement.refIndex : undefined;
      return moveTo(row, "pending", endedAt, {
        dueAt,
        reason: settlement,
        refIndex,
        inDoubt: settlement.kind === "look-up",
      });
    }
    case "held":
    case "dead":
      return moveTo(row, settlement.kind, endedAt, { reason: settlement });
  }
}

/** That a delivery has become this pipeline. */
export function delivered(row: Row, at: Date, pipeline: CreatedPipeline): Move {
  const { pipeline: early, pipelineStatus } = deliveryOf(row);
  // What was heard early may be of the pipeline of an earlier call.
  const heard = early?.id === pipeline.id ? pipelineStatus : undefined;
  const isOver = heard !== undefined && isComplete(toStatus(heard));
  return moveTo(row, "delivered", at, {
    pipeline,
    watch: isOver ? "never" : at,
    ...(heard === undefined ? { forgetsStatus: true } : {}),
  });
}

/** Result, status and text of an attempt that ended so. */
export function outcomeOf(settlement: Settlement): {
  readonly result: string;
  readonly status?: number;
  readonly text?: string;
} {
  if (settlement.kind === "delivered") return { result: settlement.adopted === true ? "adopted" : "delivered" };
  const met = "met" in settlement ? settlement.met : undefined;
  const { code, status } = settlement;
  const reason = settlement.text.slice(0, MOST_REASON_CHARS);
  return { result: met ?? code, text: reason, ...(status === undefined ? {} : { status }) };
}
