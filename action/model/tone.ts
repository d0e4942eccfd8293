/** How a message feels; shown as colour where there is any. */
export type Tone = "plain" | "good" | "bad" | "dim";
