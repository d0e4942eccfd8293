import { BASE } from "./style-base.ts";
import { PARTS } from "./style-parts.ts";

/** The style sheet. */
export const STYLE = BASE + PARTS;
