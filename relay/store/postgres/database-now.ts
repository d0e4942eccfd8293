/**
 * The database's time, as fine as ours: what all relays go by. As a query of its own it is asked once per statement, so that an index can find what
 * lies before or after it; a bare `clock_timestamp()` would be compared with every row.
 */
export const DATABASE_NOW = "(select date_trunc('milliseconds', clock_timestamp()))";
