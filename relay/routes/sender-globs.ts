import type { GlobSyntax } from "../../shared/text/parse-glob.ts";

/** How globs on people are read: many a bot is called `dependabot[bot]`, so brackets stand for themselves, and `*[bot]` means all of them. */
export const SENDER_GLOBS: GlobSyntax = { brackets: "text" };
