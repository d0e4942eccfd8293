import { inspect } from "node:util";
import { connectGitLab, type GitLab, type GitLabOptions } from "../../../shared/gitlab/http.ts";
import type { Pipeline } from "../../../shared/gitlab/pipeline.ts";
import type { Log } from "../../../shared/text/log.ts";
import type { Clock } from "../../../shared/time/clock.ts";

export interface Connected extends Disposable {
  readonly gitlab: GitLab;
  /** The pauses it made; they take no time. */
  readonly pauses: readonly number[];
  /** Everything it logged, as text. */
  readonly logged: () => string;
}

export const NOW = new Date("2026-11-22T12:00:00Z");

/** A client of a test's server, with a clock that stands still and pauses that are over at once. */
export function connected(url: string, options: Omit<GitLabOptions, "url"> = {}): Connected {
  const pauses: number[] = [];
  const lines: unknown[] = [];
  const note = (message: string, fields?: object): void => void lines.push([message, fields]);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const clock: Clock = { now: () => NOW, monotonicMs: () => 0, sleep: async (ms) => void pauses.push(ms) };
  const gitlab = connectGitLab({ url, ...options }, { clock, random: () => 0, log });
  return { gitlab, pauses, logged: () => inspect(lines, { depth: 9 }), [Symbol.dispose]: () => gitlab.close() };
}

/** A pipeline as GitLab writes it. */
export function pipelineRow(changes: object = {}): object {
  return {
    id: 46,
    iid: 11,
    project_id: 7,
    sha: "a91957a858320c0e17f3a0eca7cfacbff50ea29a",
    ref: "main",
    status: "created",
    source: "trigger",
    created_at: "2026-11-22T11:28:34.085Z",
    updated_at: "2026-11-22T11:32:35.169Z",
    web_url: "https://gitlab.example.com/group/app/-/pipelines/46",
    ...changes,
  };
}

/** The same, as Sluice reads it. */
export const PIPELINE: Pipeline = {
  id: 46,
  iid: 11,
  projectId: 7,
  sha: "a91957a858320c0e17f3a0eca7cfacbff50ea29a",
  ref: "main",
  status: "created",
  source: "trigger",
  createdAt: "2026-11-22T11:28:34.085Z",
  updatedAt: "2026-11-22T11:32:35.169Z",
  webUrl: "https://gitlab.example.com/group/app/-/pipelines/46",
};

/** A job as GitLab writes it. */
export function jobRow(changes: object = {}): object {
  return {
    id: 8,
    name: "build",
    stage: "build",
    status: "success",
    ref: "main",
    allow_failure: false,
    web_url: "https://gitlab.example.com/group/app/-/jobs/8",
    tag_list: [],
    artifacts: [],
    pipeline: pipelineRow(),
    ...changes,
  };
}

/** What a promise fails with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("It should have failed.");
}
