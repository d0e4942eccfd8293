/** How many bytes one slot holds: packed bytes travel to a thread in memory that both sides see, and nothing is copied twice. */
export const SLOT_BYTES = 512 * 1024;
