import type { Hono } from "hono";
import type { Ctx, Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { checkUnmodified } from "../http/preconditions.ts";
import { invalid, refusal } from "../http/refusal.ts";
import { isHash, type ParamHash } from "../params/nested.ts";
import { filledText, optionalBoolean, optionalText, optionalWord, requiredText } from "../params/pick.ts";
import { pipelineBasic } from "../views/pipeline-view.ts";
import { scheduleDetail, scheduleView } from "../views/schedule-view.ts";
import { isTimeZone, parseCron } from "../world/cron.ts";
import { filterPipelines, readPipelineFilter } from "../world/pipeline-filter.ts";
import { resolveRef } from "../world/resolve-ref.ts";
import type { Project, ScheduleRow } from "../world/rows.ts";
import { startPipeline } from "../world/start-pipeline.ts";
import { type AppDeps, type Call, openCall } from "./call.ts";
import { findSchedule, mayDo } from "./schedule-call.ts";

/** Pipeline schedules, and playing them. */
export function scheduleRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;
  const all = "/projects/:id/pipeline_schedules";
  const one = `${all}/:sid`;
  const open = (c: Ctx) => openCall(deps, c, { signedIn: true });
  const pipelinesOf = (row: ScheduleRow) => world.pipelines(row.project).filter(({ schedule }) => schedule === row);
  const detail = (call: Call, row: ScheduleRow) =>
    scheduleDetail(site, row, world.nowMs, {
      last: pipelinesOf(row).at(-1),
      showVariables: mayDo(call, row, "admin"),
    });

  app.get(all, async (c) => {
    const call = await open(c);
    const scope = optionalWord(call.params, "scope", ["active", "inactive"]);
    const project = call.projectFor("read_build");
    const rows = world.schedules.filter((row) => row.project === project);
    const found = rows.filter(({ active }) => scope === undefined || active === (scope === "active"));
    return c.json(paginate(c, site, call.params, found).map((row) => scheduleView(site, row, world.nowMs)));
  });

  app.post(all, async (c) => {
    const call = await open(c);
    const { params } = call;
    const description = requiredText(params, "description");
    const ref = filledText(params, "ref");
    const cron = requiredText(params, "cron");
    const wish = { description, ref, cron, cronTimezone: optionalText(params, "cron_timezone") ?? "UTC" };
    const active = optionalBoolean(params, "active") ?? true;
    const inputs = readInputs(params["inputs"], {});
    const project = call.projectFor("create_pipeline_schedule");
    const row: ScheduleRow = {
      id: world.newScheduleId(),
      project,
      owner: call.user(),
      ...checked(project, wish),
      active,
      variables: [],
      inputs,
      createdAt: world.nowMs,
      updatedAt: world.nowMs,
    };
    world.schedules.push(row);
    return c.json(detail(call, row), 201);
  });

  app.get(one, async (c) => {
    const call = await open(c);
    return c.json(detail(call, findSchedule(call).row));
  });

  app.put(one, async (c) => {
    const call = await open(c);
    const { params } = call;
    const { project, row } = findSchedule(call, "update");
    const wish = {
      description: optionalText(params, "description") ?? row.description,
      ref: optionalText(params, "ref") ?? row.ref,
      cron: optionalText(params, "cron") ?? row.cron,
      cronTimezone: optionalText(params, "cron_timezone") ?? row.cronTimezone,
    };
    const active = optionalBoolean(params, "active") ?? row.active;
    const inputs = readInputs(params["inputs"], row.inputs);
    Object.assign(row, checked(project, wish), { active, inputs, updatedAt: world.nowMs });
    return c.json(detail(call, row));
  });

  app.delete(one, async (c) => {
    const call = await open(c);
    const { row } = findSchedule(call, "admin");
    checkUnmodified(c, row.updatedAt);
    world.schedules.splice(world.schedules.indexOf(row), 1);
    for (const pipeline of pipelinesOf(row)) delete pipeline.schedule;
    return c.body(null, 204);
  });

  app.post(`${one}/take_ownership`, async (c) => {
    const call = await open(c);
    const { row } = findSchedule(call, "admin");
    const already = row.owner === call.user();
    row.owner = call.user();
    return c.json(detail(call, row), already ? 200 : 201);
  });

  app.post(`${one}/play`, async (c) => {
    const call = await open(c);
    const { project, row } = findSchedule(call, "play");
    // A worker does it later on; what it cannot create, it says nothing about.
    startPipeline(
      world,
      project,
      {
        ref: row.ref,
        source: "schedule",
        user: call.user(),
        variables: row.variables,
        inputs: row.inputs,
        schedule: row,
      },
      { payloadCountsAsVariable: true, strictKeys: site.version >= 19 },
    );
    return c.json({ message: "201 Created" }, 201);
  });

  app.get(`${one}/pipelines`, async (c) => {
    const call = await open(c);
    const { row } = findSchedule(call);
    const filter = readPipelineFilter({ sort: "asc", ...call.params });
    const found = filterPipelines(pipelinesOf(row), filter);
    return c.json(paginate(c, site, call.params, found).map((pipeline) => pipelineBasic(site, pipeline)));
  });
}

type Wish = Pick<ScheduleRow, "description" | "ref" | "cron" | "cronTimezone">;

/** The wish with its ref in full; 400 with every field that is wrong. */
function checked(project: Project, wish: Wish): Wish {
  const found = resolveRef(project, wish.ref);
  const problems = {
    ...(parseCron(wish.cron) === undefined ? { cron: [" is invalid syntax"] } : {}),
    ...(isTimeZone(wish.cronTimezone) ? {} : { cron_timezone: [" is invalid syntax"] }),
    ...(wish.description.trim() === "" ? { description: ["can't be blank"] } : {}),
    ...(found.kind === "ambiguous" ? { ref: ["is ambiguous"] } : {}),
  };
  if (Object.keys(problems).length > 0) throw refusal(400, problems);
  // A ref that does not exist is kept as it came.
  const ref = found.kind === "found" ? `refs/${found.tag ? "tags" : "heads"}/${found.name}` : wish.ref;
  return { ...wish, cron: wish.cron.trim(), ref };
}

/** Inputs as a list of names and values, put on top of those there were; `destroy` takes one away. */
function readInputs(value: unknown, before: ScheduleRow["inputs"]): ScheduleRow["inputs"] {
  if (value === undefined || value === null) return before;
  if (!Array.isArray(value)) throw invalid("inputs is invalid");
  const after = new Map(Object.entries(before));
  for (const [at, item] of value.entries()) {
    const input: ParamHash = isHash(item) ? item : {};
    const name = optionalText(input, "name");
    if (name === undefined) throw invalid(`inputs[${at}][name] is missing`);
    if (optionalBoolean(input, "destroy") === true) after.delete(name);
    else if (input["value"] === undefined) throw invalid(`inputs[${at}][value] is missing`);
    else after.set(name, input["value"]);
  }
  return Object.fromEntries(after);
}
