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
    hint: 'Let a job of it write the value to a dotenv file that can be had (docs/graph.md), or say in the template what to take instead: `| default: "…"`.',
    exitCode: 2,
  },
  GRAPH_VALUE_AMBIGUOUS: {
    means: "A pipeline reads a value of a matrix, and its legs have different ones.",
    hint: 'Name one leg in the template: {{ needs["libs/amd64-debug"].outputs.VERSION }}.',
    exitCode: 2,
  },
  // The state of a run
  GRAPH_STATE_UNUSABLE: {
    means: "The file given as the state of a run is none, or one of another version of Sluice.",
    hint: "Name another file as the state; or look into this one, and remove it when nothing of its run is needed any more.",
    exitCode: 2,
  },
  GRAPH_STATE_OTHER: {
    means: "The state is that of a run of another graph: the file of pipelines has changed since.",
    hint: "Go on with the file as it was, or remove the state to begin anew once nothing of its run is left running.",
    exitCode: 2,
  },
  GRAPH_STATE_IN_USE: {
    means: "Another process goes on with the same run, or has taken it over.",
    hint: "Wait for it to end, or end it. Every run at a time needs a state of its own.",
    exitCode: 2,
  },
  GRAPH_STATE_UNWRITTEN: {
    means: "The state of the run cannot be written, so nothing is started that a later run could not find.",
    hint: "Name a file that this user may write, on a disk with some room, and run again: what runs is found.",
    exitCode: 2,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
