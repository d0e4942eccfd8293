import type { ProjectVariableRow, VariableRow } from "../world/rows.ts";

/** A variable of a pipeline or of a schedule. */
export function variableView({ key, value, type }: VariableRow) {
  return { variable_type: type, key, value, raw: false };
}

/** A variable of a project. */
export function projectVariableView(row: ProjectVariableRow) {
  return {
    variable_type: row.type,
    key: row.key,
    value: row.hidden ? null : row.value,
    hidden: row.hidden,
    protected: row.protected,
    masked: row.masked,
    raw: row.raw,
    environment_scope: row.scope,
    description: row.description,
  };
}
