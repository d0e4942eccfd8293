import { readFileSync } from "node:fs";
import { disk } from "../../action/collect/disk.ts";
import type { runGraphStep } from "../../action/orchestrate/graph-step.ts";
import { openStateLog } from "../../action/orchestrate/state/state-log.ts";
import type { StepLab } from "./step-lab.ts";

type GraphStepDeps = Parameters<typeof runGraphStep>[0];

/** The world of a step that runs a graph in this lab: its clock and folder, real files, a real state. */
export function graphStepDeps(
  { clock, folder }: StepLab,
  own: Pick<GraphStepDeps, "host" | "connect" | "env">,
): GraphStepDeps {
  return {
    ...own,
    clock,
    random: () => 0.5,
    files: disk,
    cwd: folder,
    readFile: (path) => readFileSync(path, "utf8"),
    openState: openStateLog,
    scratch: folder,
  };
}
