import type { Delivery } from "../model/delivery.ts";

/** What of a delivery its trigger call is made of. */
export type Ordered = Pick<Delivery, "id" | "changeIndex" | "refIndex">;
