import type { CatalogueEntry } from "./catalogue-entry.ts";

/** Failures of a graph of pipelines as a whole; those of one of its pipelines are the step's. */
export const GRAPH_ERRORS = {
  // The file
  GRAPH_INVALID: {
    means: "The file of pipelines has problems; all of them are listed with their lines.",
    hint: "Correct the lines listed; docs/reference/pipelines.md shows every key.",
    exitCode: 2,
  },
  GRAPH_SECRET_MISSING: {
    means: "A token or a variable that the file of pipelines names is not set, is empty, or its file cannot be read.",
    hint: "Set the environment variable or create the file the message names, then run again.",
    exitCode: 2,
  },
  // What pipelines hand on
  GRAPH_VALUE_MISSING: {
    means: "A pipeline reads a value of one that it needs, and that one has not brought it.",
    hint: "Let a job of it write the value to a dotenv file that can be had (docs/graph.md), or say in the template what to take instead: `| default: \"…\"`.",
    exitCode: 2,
  },
  GRAPH_VALUE_AMBIGUOUS: {
    means: "A pipeline reads a value of a matrix, and its legs have different ones.",
    hint: 'Name one leg in the template: {{ needs["libs/amd64-debug"].outputs.VERSION }}.',
    exitCode: 2,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
