import { ROOT } from "../bundles/bundle-lab.ts";
import { type Ended, startChild } from "../bundles/child.ts";
import { type ActionRun, runAction } from "../bundles/runner/run-action.ts";
import type { RunnerKind } from "../bundles/runner/surroundings.ts";
import { type Context, filled, type Job, type Step } from "./workflow.ts";

/** What a job of an example did. */
export interface RanJob {
  /** The steps that used our Action, in order. */
  readonly actions: readonly ActionRun[];
  /** The steps that ran a script. */
  readonly scripts: readonly Ended[];
}

export interface JobOrder {
  readonly job: Job;
  readonly runner: RunnerKind;
  /** Secrets, and what the forge knows of the run. */
  readonly context: Context;
  /** Turns what an example is written for into what is there. */
  readonly given: (inputs: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the steps of a job one after the other, in the workspace of the last one that used our Action; others' Actions are left out. */
export async function runJob({ job, runner, context, given, env = {} }: JobOrder): Promise<RanJob> {
  const actions: ActionRun[] = [];
  const scripts: Ended[] = [];
  const outputs = new Map<string, string>();
  const known: Context = (path) => {
    const [, name = ""] = /^matrix\.(.+)$/.exec(path) ?? [];
    return job.matrix[name] ?? outputs.get(path) ?? context(path);
  };
  const isOver = (step: Step) => actions.some(({ conclusion }) => conclusion !== "success") && step.if !== "always()";
  for (const step of job.steps.filter((one) => !isOver(one))) {
    if (step.uses?.includes("OWNER/sluice@") === true) {
      const inputs = Object.entries(step.with).map(([name, value]) => [name, filled(value, known)] as const);
      const run = await runAction({ action: ROOT, runner, with: given(Object.fromEntries(inputs)), env });
      actions.push(run);
      for (const [name, value] of Object.entries(run.outputs)) outputs.set(`steps.${step.id}.outputs.${name}`, value);
    } else if (step.run !== undefined) {
      const script = filled(step.run, known);
      const cwd = actions.at(-1)?.workspace ?? ROOT;
      scripts.push(
        await startChild("bash", ["-e", "-c", script], { cwd, env: { PATH: process.env["PATH"] ?? "" } }).ended,
      );
    }
  }
  return { actions, scripts };
}
