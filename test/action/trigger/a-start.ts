import type { NewPipeline } from "../../../action/model/new-pipeline.ts";
import { type StartDeps, type Started, type StartOrder, startPipeline } from "../../../action/trigger/start.ts";
import { ANONYMOUS, type Credential } from "../../../shared/gitlab/auth.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { recordingHost } from "../../flows/recording-host.ts";
import type { RunOptions, StepLab } from "../../flows/step-lab.ts";
import type { Project, Role } from "../../gitlab/world/rows.ts";

/** A start that has come to its end, and what a person read meanwhile. */
export interface Ended<T> {
  readonly value?: T;
  readonly error?: unknown;
  readonly told: readonly string[];
  readonly warned: readonly string[];
}

/** What is given to `startPipeline` where a test does not care. */
export function newPipeline(by: NewPipeline["by"], more: Partial<NewPipeline> = {}): NewPipeline {
  return {
    kind: "new",
    refs: [{ kind: "name", name: "main" }],
    by,
    variables: {},
    fileVariables: {},
    inputs: {},
    cancelOutdated: false,
    ...more,
  };
}

/** Tokens for a project of the lab, as its developer dora unless told otherwise. */
export function tokens(lab: StepLab, project: Project) {
  const { world } = lab.gitlab;
  return {
    trigger: (): NewPipeline["by"] => ({
      kind: "trigger-token",
      token: new Secret(world.triggerToken(project, lab.user).token),
    }),
    access: (username = "dora", role?: Role) => {
      const user = world.user(username);
      if (role !== undefined) world.member(project, user, role);
      return { kind: "access-token", token: new Secret(world.accessToken(user)) } as const;
    },
    job: () => {
      const caller = world.project({ path: "group/caller", members: { dora: "developer" } });
      world.allowJobTokens(project, caller);
      return { kind: "job-token", token: new Secret(world.runningJob(caller, lab.user).token) } as const;
    },
  };
}

/** Puts one of the trigger room's functions to the lab's GitLab, and lets time pass until it has ended. */
export async function put<T>(
  lab: StepLab,
  work: (deps: StartDeps, signal: AbortSignal) => Promise<T>,
  options: RunOptions & { readonly files?: Readonly<Record<string, string>> } = {},
): Promise<Ended<T>> {
  const told: string[] = [];
  const warned: string[] = [];
  const stop = options.stop ?? new AbortController();
  const ended = await lab.drive(
    async (connect) => {
      const gitlab = connect({ url: lab.gitlab.url, deadlineMs: 500 }, recordingHost().log);
      const deps: StartDeps = {
        gitlab,
        clock: lab.clock,
        random: Math.random,
        tell: (text) => void told.push(text),
        warn: (text) => void warned.push(text),
        readText: (path) => Promise.resolve(options.files?.[path] ?? ""),
      };
      return await work(deps, stop.signal).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
    },
    { ...options, stop },
  );
  return { ...ended, told, warned };
}

/** Starts a pipeline of the project so. */
export function start(
  lab: StepLab,
  project: Project,
  pipeline: NewPipeline,
  readers: readonly Credential[] = [],
  options: Parameters<typeof put>[2] = {},
): Promise<Ended<Started>> {
  const order: StartOrder = { project: project.path, start: pipeline, readers: [...readers, ANONYMOUS] };
  return put(lab, (deps, signal) => startPipeline(deps, order, signal), options);
}
