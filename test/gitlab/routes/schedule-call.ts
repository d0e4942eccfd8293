import { may } from "../auth/access.ts";
import { forbidden, notFound } from "../http/refusal.ts";
import type { Project, ScheduleRow } from "../world/rows.ts";
import type { Call } from "./call.ts";

/** What one may do to a schedule, with GitLab's names (app/policies/ci/pipeline_schedule_policy.rb). */
export type ScheduleAbility = "update" | "admin" | "play";

/** The schedule of the path's `:sid`, and 403 when the caller may not do this to it. */
export function findSchedule(call: Call, ability?: ScheduleAbility): { project: Project; row: ScheduleRow } {
  const project = call.projectFor("read_build");
  const id = call.c.req.param("sid");
  const row = call.deps.world.schedules.find((known) => String(known.id) === id && known.project === project);
  if (row === undefined) throw notFound("Pipeline Schedule");
  if (ability !== undefined && !mayDo(call, row, ability)) throw forbidden();
  return { project, row };
}

/** Its owner changes it; a maintainer may delete it, take it over and read its variables; a developer may play it. */
export function mayDo({ caller }: Call, { owner, project }: ScheduleRow, ability: ScheduleAbility): boolean {
  const owns = caller.kind !== "anonymous" && caller.user === owner && may(caller, "update_build", project);
  if (ability === "update") return owns;
  return ability === "admin" ? owns || may(caller, "admin_pipeline", project) : may(caller, "create_pipeline", project);
}
