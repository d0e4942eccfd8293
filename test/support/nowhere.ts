/**
 * An address that refuses every connection.
 *
 * Its port lies below those that systems give out, so that no server of another test can come to stand there, as it can on
 * a port that was free a moment ago.
 */
export const NOWHERE = "http://127.0.0.1:9";
