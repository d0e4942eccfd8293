import type { Site } from "../http/site.ts";
import { nextRun, parseCron } from "../world/cron.ts";
import type { PipelineRow, ScheduleRow } from "../world/rows.ts";
import { pipelineBasic } from "./pipeline-view.ts";
import { instant, instantOrNull } from "./times.ts";
import { userView } from "./user-view.ts";
import { variableView } from "./variable-view.ts";

/** A row of the list of schedules. */
export function scheduleView(site: Site, row: ScheduleRow, nowMs: number) {
  const cron = parseCron(row.cron);
  return {
    id: row.id,
    description: row.description,
    ref: row.ref,
    cron: row.cron,
    cron_timezone: row.cronTimezone,
    next_run_at: instantOrNull(cron === undefined ? undefined : nextRun(cron, row.cronTimezone, nowMs)),
    active: row.active,
    created_at: instant(row.createdAt),
    updated_at: instant(row.updatedAt),
    owner: userView(site, row.owner),
    ...(site.version < 18 ? {} : { inputs: Object.entries(row.inputs).map(([name, value]) => ({ name, value })) }),
  };
}

/** A single schedule; its variables only for whoever may read them. */
export function scheduleDetail(
  site: Site,
  row: ScheduleRow,
  nowMs: number,
  more: { readonly last: PipelineRow | undefined; readonly showVariables: boolean },
) {
  return {
    ...scheduleView(site, row, nowMs),
    last_pipeline: more.last === undefined ? null : pipelineBasic(site, more.last),
    ...(more.showVariables ? { variables: row.variables.map(variableView) } : {}),
  };
}
