import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { notFound, refusal } from "../http/refusal.ts";
import { optionalText, optionalWord, requiredText } from "../params/pick.ts";
import { variableView } from "../views/variable-view.ts";
import type { ScheduleRow, VariableRow } from "../world/rows.ts";
import { type AppDeps, type Call, openCall } from "./call.ts";
import { findSchedule } from "./schedule-call.ts";

const TYPES = ["env_var", "file"] as const;

/** Variables of a pipeline schedule. */
export function scheduleVariableRoutes(app: Hono<Env>, { world, ...deps }: AppDeps): void {
  const all = "/projects/:id/pipeline_schedules/:sid/variables";
  const one = `${all}/:key`;
  const open = (c: Parameters<typeof openCall>[1]) => openCall({ world, ...deps }, c, { signedIn: true });

  app.post(all, async (c) => {
    const call = await open(c);
    const key = requiredText(call.params, "key");
    const value = requiredText(call.params, "value");
    const type = optionalWord(call.params, "variable_type", TYPES) ?? "env_var";
    const { row } = findSchedule(call, "update");
    checkKey(key);
    if (row.variables.some((known) => known.key === key)) throw refusal(400, { key: ["has already been taken"] });
    return c.json(variableView(put(row, { key, value, type })), 201);
  });

  app.get(one, async (c) => {
    const call = await open(c);
    return c.json(variableView(findVariable(call, findSchedule(call, "admin").row)));
  });

  app.put(one, async (c) => {
    const call = await open(c);
    const value = optionalText(call.params, "value");
    const type = optionalWord(call.params, "variable_type", TYPES);
    const { row } = findSchedule(call, "update");
    const old = findVariable(call, row);
    return c.json(variableView(put(row, { key: old.key, value: value ?? old.value, type: type ?? old.type })));
  });

  app.delete(one, async (c) => {
    const call = await open(c);
    const { row } = findSchedule(call, "admin");
    const old = findVariable(call, row);
    row.variables = row.variables.filter((known) => known !== old);
    return c.json(variableView(old), 202);
  });

  function put(row: ScheduleRow, variable: VariableRow): VariableRow {
    row.variables = [...row.variables.filter(({ key }) => key !== variable.key), variable];
    row.updatedAt = world.nowMs;
    return variable;
  }
}

/** 400 for a name that GitLab takes for no variable. */
export function checkKey(key: string): void {
  if (!/^[A-Za-z0-9_]{1,255}$/u.test(key)) {
    throw refusal(400, { key: ["can contain only letters, digits and '_'."] });
  }
}

function findVariable(call: Call, row: ScheduleRow): VariableRow {
  const found = row.variables.find(({ key }) => key === call.c.req.param("key"));
  if (found === undefined) throw notFound("Pipeline Schedule Variable");
  return found;
}
