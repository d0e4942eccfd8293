import type { Hono } from "hono";
import type { Ctx, Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { notFound, refusal } from "../http/refusal.ts";
import { isHash, type ParamHash } from "../params/nested.ts";
import { optionalBoolean, optionalText, optionalWord, requiredText } from "../params/pick.ts";
import { projectVariableView } from "../views/variable-view.ts";
import type { Project, ProjectVariableRow } from "../world/rows.ts";
import { type AppDeps, type Call, openCall } from "./call.ts";
import { checkKey } from "./schedule-variables.ts";

const TYPES = ["env_var", "file"] as const;

/** CI/CD variables of a project, for maintainers. */
export function variableRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site } = deps;
  const all = "/projects/:id/variables";
  const one = `${all}/:key`;
  const open = (c: Ctx) => openCall(deps, c, { signedIn: true });

  app.get(all, async (c) => {
    const call = await open(c);
    const { variables } = call.projectFor("admin_build");
    return c.json(paginate(c, site, call.params, variables).map(projectVariableView));
  });

  app.get(one, async (c) => {
    const call = await open(c);
    return c.json(projectVariableView(findVariable(call, call.projectFor("admin_build"))));
  });

  app.post(all, async (c) => {
    const call = await open(c);
    const key = requiredText(call.params, "key");
    const value = requiredText(call.params, "value");
    const row = changed(call.params, {
      key,
      value,
      type: "env_var",
      scope: "*",
      protected: false,
      masked: false,
      hidden: optionalBoolean(call.params, "masked_and_hidden") ?? false,
      raw: false,
      description: null,
    });
    const { variables } = call.projectFor("admin_build");
    checkKey(key);
    checkVariable(row, variables);
    variables.push(row);
    return c.json(projectVariableView(row), 201);
  });

  app.put(one, async (c) => {
    const call = await open(c);
    const project = call.projectFor("admin_build");
    const old = findVariable(call, project);
    const row = changed(call.params, old);
    checkVariable(
      row,
      project.variables.filter((other) => other !== old),
    );
    project.variables[project.variables.indexOf(old)] = row;
    return c.json(projectVariableView(row));
  });

  app.delete(one, async (c) => {
    const call = await open(c);
    const project = call.projectFor("admin_build");
    project.variables.splice(project.variables.indexOf(findVariable(call, project)), 1);
    return c.body(null, 204);
  });
}

/** The variable with what the request sets. */
function changed(params: ParamHash, old: ProjectVariableRow): ProjectVariableRow {
  return {
    ...old,
    value: optionalText(params, "value") ?? old.value,
    type: optionalWord(params, "variable_type", TYPES) ?? old.type,
    scope: optionalText(params, "environment_scope") ?? old.scope,
    protected: optionalBoolean(params, "protected") ?? old.protected,
    masked: optionalBoolean(params, "masked") ?? (old.masked || old.hidden),
    raw: optionalBoolean(params, "raw") ?? old.raw,
    description: optionalText(params, "description") ?? old.description,
  };
}

function checkVariable({ key, scope, value, masked }: ProjectVariableRow, others: readonly ProjectVariableRow[]): void {
  if (others.some((other) => other.key === key && other.scope === scope)) {
    throw refusal(400, { key: [`(${key}) has already been taken`] });
  }
  // What cannot be found in a log cannot be masked there.
  if (masked && !/^\S{8,}$/u.test(value)) throw refusal(400, { value: ["is invalid"] });
}

/** The variable of the path's `:key`, by its scope where `filter[environment_scope]` is given; 409 when several fit. */
function findVariable(call: Call, { variables }: Project): ProjectVariableRow {
  const { filter } = call.params;
  const scope = isHash(filter) ? optionalText(filter, "environment_scope") : undefined;
  const fitting = variables.filter(
    (row) => row.key === call.c.req.param("key") && (scope === undefined || row.scope === scope),
  );
  if (fitting.length > 1) {
    throw refusal(409, "There are multiple variables with provided parameters. Please use 'filter[environment_scope]'");
  }
  const [found] = fitting;
  if (found === undefined) throw notFound("Variable");
  return found;
}
