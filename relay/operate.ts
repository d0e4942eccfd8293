import { CodedError } from "../shared/errors/coded-error.ts";

/** What `sluice relay deliveries` is asked for. */
export interface DeliveriesQuery {
  /** Path of relay.yml. */
  readonly config: string;
  /** As written by the user, each checked here; absent means all. */
  readonly states?: readonly string[];
  /** Default 50. */
  readonly limit?: number;
  readonly json?: boolean;
}

/** Prints deliveries, newest first, read from the store itself: works beside a running relay. Throws CodedErrors. */
export async function printDeliveries(query: DeliveriesQuery, out: (text: string) => void): Promise<void> {
  throw new CodedError("INTERNAL", `Under construction: ${query.config} ${typeof out}`);
}

/** Sends a held or dead delivery on its way again; a running relay picks it up within seconds. Throws CodedErrors. */
export async function releaseDelivery(
  order: { readonly config: string; readonly id: string },
  out: (text: string) => void,
): Promise<void> {
  throw new CodedError("INTERNAL", `Under construction: ${order.config} ${typeof out}`);
}
