/** The database's time, as fine as ours: what all relays go by. */
export const DATABASE_NOW = "date_trunc('milliseconds', clock_timestamp())";
