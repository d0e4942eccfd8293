import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { type ProjectRef, type Status, statusText } from "../../shared/gitlab/pipeline.ts";
import { cancelPipeline } from "../../shared/gitlab/pipelines.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { within } from "../../shared/time/within.ts";

/** A GitHub runner leaves 7.5 s before SIGTERM and 2.5 s more before the kill. */
const CANCEL_WITHIN_MS = 5_000;

/** The pipeline to cancel. */
export interface Cancellable {
  readonly project: ProjectRef;
  readonly id: number;
  readonly webUrl: string;
}

/** What became of the attempt to cancel a pipeline. */
export type Cancellation =
  | { readonly kind: "requested"; readonly status: Status }
  /** No credential that may cancel was given. */
  | { readonly kind: "not-possible" }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Asks GitLab to cancel a pipeline, within a few seconds. Never throws.
 *
 * Only an access token may: GitLab ignores job tokens on this route. GitLab answers 200 even where nothing was left to
 * cancel, so "requested" promises no more than that.
 */
export async function cancelDownstream(
  gitlab: GitLab,
  clock: Clock,
  readers: readonly Credential[],
  { project, id }: Cancellable,
): Promise<Cancellation> {
  const credential = readers.find(({ kind }) => kind === "access-token");
  if (credential === undefined) return { kind: "not-possible" };
  const late = () => new CodedError("GITLAB_DEADLINE", `GitLab did not answer the request to cancel pipeline ${id}.`);
  try {
    const { status } = await within(clock, CANCEL_WITHIN_MS, late, (signal) =>
      cancelPipeline(gitlab, credential, project, id, signal),
    );
    return { kind: "requested", status };
  } catch (error) {
    return { kind: "failed", reason: oneLine(error) };
  }
}

/** What became of it, in a sentence that says what is left to do. */
export function cancellationText(pipeline: Cancellable, cancellation: Cancellation): string {
  const [id, url] = [pipeline.id, printable(pipeline.webUrl)];
  switch (cancellation.kind) {
    case "requested":
      return `Asked GitLab to cancel pipeline ${id}; it is ${printable(statusText(cancellation.status), 60)}: ${url}`;
    case "not-possible":
      return `Pipeline ${id} keeps running: cancelling it needs \`access-token\` with the scope api. Cancel it at ${url}`;
    case "failed":
      return `Pipeline ${id} may keep running: ${cancellation.reason} Cancel it at ${url}`;
  }
}
