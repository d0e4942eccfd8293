/** How the files of several jobs share a folder. */
export type Layout = "by-job" | "by-stage" | "flat" | "dbp";
