/** The name of an attempt among all. */
export function attemptKey(deliveryId: string, attempt: number): string {
  return `${attempt} ${deliveryId}`;
}
