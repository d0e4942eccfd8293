import { ADMIN_ERRORS } from "./catalogue-admin.ts";
import type { CatalogueEntry } from "./catalogue-entry.ts";
import { GITLAB_ERRORS } from "./catalogue-gitlab.ts";
import { GRAPH_ERRORS } from "./catalogue-graph.ts";
import { RELAY_ERRORS } from "./catalogue-relay.ts";
import { STEP_ERRORS } from "./catalogue-step.ts";

const ENTRIES = { ...STEP_ERRORS, ...GITLAB_ERRORS, ...GRAPH_ERRORS, ...RELAY_ERRORS, ...ADMIN_ERRORS } as const;

/** The stable name of a failure. */
export type ErrorCode = keyof typeof ENTRIES;

/**
 * Every error code there is. Codes are stable: scripts match on them. A new one needs a test that raises it.
 *
 * Exit codes: 2 inputs or configuration, 3 credentials or permissions, 4 GitLab unreachable or answering wrongly,
 * 7 artifacts. (0, 1, 5 and 6 belong to outcomes, which are not errors.)
 */
export const CATALOGUE: Readonly<Record<ErrorCode, CatalogueEntry>> = ENTRIES;
