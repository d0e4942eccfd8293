/** How the files of several jobs share a folder; what each comes to, `layOut` says. */
export type Layout = "by-job" | "by-stage" | "flat" | "dbp";
