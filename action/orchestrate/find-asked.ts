import type { GitLab } from "../../shared/gitlab/http.ts";
import { MarkReader } from "../../shared/gitlab/mark-reader.ts";
import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { Trace, UnmarkedTrace } from "../model/trace.ts";
import { BRIEFLY_MS, lookUp } from "../trigger/look-up.ts";
import { lostAnswerError } from "../trigger/lost-answer.ts";
import { readMarks } from "../trigger/marks.ts";

/** What looking for it stands on. */
export interface FindAskedDeps {
  readonly gitlab: GitLab;
  readonly clock: Clock;
  readonly tell: (text: string) => void;
}

/** What was asked for so long ago is there by now, if it ever will be. */
const SURELY_THERE_MS = 120_000;

/**
 * The pipeline that an earlier part of the run has asked for without living to hear the answer; undefined where it proves not
 * to be there.
 *
 * Throws TRIGGER_AMBIGUOUS where that cannot be told: then none is started either, since it would be a second one.
 */
export async function findAsked(
  { gitlab, clock, tell }: FindAskedDeps,
  trace: Trace | UnmarkedTrace,
  { readers }: Pick<StepInputs, "readers">,
  signal: AbortSignal,
): Promise<Pipeline | undefined> {
  const { project, ref, sentAt } = trace;
  const lost = { server: gitlab.url, project, ref, cause: undefined, stopped: true };
  if (!("marker" in trace)) throw lostAnswerError({ ...lost, looked: { kind: "unmarked" } });
  const marks = new MarkReader(gitlab, project, readers, readMarks);
  const agoMs = Math.max(0, clock.now().getTime() - Date.parse(sentAt));
  const source = trace.source === undefined ? {} : { source: trace.source };
  const wanted = { marker: trace.marker, ref, sentAtMs: clock.monotonicMs() - agoMs, ...source };
  tell(
    `An earlier part of this run ended before GitLab's answer; looking for its pipeline by the marker ${trace.marker}.`,
  );
  const looked = await lookUp({ clock, marks, tell }, wanted, signal, agoMs > SURELY_THERE_MS ? BRIEFLY_MS : undefined);
  if (looked.kind === "found") return looked.pipeline;
  if (looked.kind !== "not-there") throw lostAnswerError({ ...lost, looked });
  tell("None was made.");
  return undefined;
}
