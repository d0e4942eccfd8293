/**
 * Makes a schema that is not there, whoever else is about to.
 *
 * One that is there is not asked for again: PostgreSQL refuses that to a user who may make none, for whom somebody has made it
 * (https://www.postgresql.org/docs/current/sql-createschema.html).
 *
 * @param schema a name of small letters, digits and _
 */
export function createSchemaSql(schema: string): string {
  return `
    do $$ begin
      if to_regnamespace('${schema}') is null then create schema ${schema}; end if;
    exception when duplicate_schema or unique_violation then null;
    end $$`;
}
