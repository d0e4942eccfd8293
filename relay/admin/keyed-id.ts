import { sha256Hex } from "../../shared/webhooks/sha256.ts";

/**
 * The id of the delivery that redelivering `delivery` under this Idempotency-Key makes: a UUID of version 8 (RFC 9562), the same one each
 * time. So the store itself knows whether it was made, also after a restart.
 */
export function keyedId(key: string, delivery: string): string {
  const hex = sha256Hex(Buffer.from(JSON.stringify([key, delivery])));
  // The variant of RFC 9562: the two highest bits are 10.
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
