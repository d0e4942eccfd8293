/** What a failed trigger POST says about the pipeline: see `triggerFault`. */
export type TriggerFault = "not-created" | "ambiguous" | "refused";

/** What a failed trigger POST says about the pipeline: "not-created" is safe to repeat, "ambiguous" is not, "refused" is final. */
export function triggerFault(_error: unknown): TriggerFault {
  throw new Error("Being written.");
}
