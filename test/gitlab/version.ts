/** Major versions of GitLab this stand-in can be. */
export type GitLabVersion = 17 | 18 | 19;

/** The full version each one reports; 18.8 is the first with `artifacts/tree`, 19.2 the first with `trigger_jobs`. */
export const FULL_VERSION = { 17: "17.11.7-ee", 18: "18.8.4-ee", 19: "19.2.1-ee" } as const;
