import { closest } from "../../shared/text/closest.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Problem } from "../../shared/yaml/problem.ts";
import { DROP_IN } from "../model/errand.ts";
import { asObject, type Fields } from "../sources/wire.ts";
import { nameFault } from "./fields.ts";
import { sourceChecks } from "./source-checks.ts";

/**
 * What one part of a configuration gets wrong about another: names nobody has, names given twice, and what
 * `sourceChecks` finds.
 *
 * It looks at the file as it was written and passes over what has the wrong shape, so that these problems are listed together
 * with those of the schema, not after them.
 */
export function crossChecks(file: unknown): readonly Problem[] {
  const { gitlab, sources, routes, schedules, "drop-in": dropIn } = asObject(file);
  const errands = Object.entries({ routes, schedules }).flatMap(([key, list]) =>
    Array.isArray(list) ? list.map((one: unknown, at): Listed => ({ key, at, fields: asObject(one) })) : [],
  );
  return [
    ...Object.entries({ gitlab, sources }).flatMap(([map, named]) => checkNames(map, asObject(named))),
    ...sourceChecks(sources),
    ...checkErrands(errands, asObject(gitlab), asObject(sources)),
    ...[unknownName(["drop-in", "gitlab"], asObject(dropIn)["gitlab"], "gitlab", asObject(gitlab))].filter(
      (problem) => problem !== undefined,
    ),
  ];
}

/** Deliveries of the drop-in have its name for their route, and their events for their source. */
const OWN_NAME = "is the relay's own name for calls that come through the drop-in: choose another one";

function checkNames(map: string, named: Fields): Problem[] {
  return Object.keys(named).flatMap((name) => {
    const fault = name === DROP_IN && map === "sources" ? OWN_NAME : nameFault(name);
    return fault === undefined ? [] : [{ path: [map, name], at: "key", text: fault }];
  });
}

/** A route or schedule and its place. */
interface Listed {
  readonly key: string;
  readonly at: number;
  readonly fields: Fields;
}

/** Routes and schedules share their names, since a delivery tells only the name. */
function checkErrands(errands: readonly Listed[], gitlabs: Fields, sources: Fields): Problem[] {
  return errands.flatMap(({ key, at, fields: { name, from, trigger } }, position) => {
    const first = errands.slice(0, position).find((one) => name !== undefined && one.fields["name"] === name);
    const problems: (Problem | undefined)[] = [
      name === DROP_IN ? { path: [key, at, "name"], text: OWN_NAME } : undefined,
      first === undefined
        ? undefined
        : {
            path: [key, at, "name"],
            text: `is the name of ${first.key}[${first.at}] too: give each a name of its own`,
          },
      key === "routes" ? unknownName([key, at, "from"], from, "source", sources) : undefined,
      unknownName([key, at, "trigger", "gitlab"], asObject(trigger)["gitlab"], "gitlab", gitlabs),
    ];
    return problems.filter((problem) => problem !== undefined);
  });
}

function unknownName(path: Problem["path"], name: unknown, what: string, known: Fields): Problem | undefined {
  if (typeof name !== "string" || Object.hasOwn(known, name)) return undefined;
  const names = Object.keys(known);
  const meant = closest(name, names);
  const instead =
    meant === undefined
      ? `there ${names.length === 1 ? "is" : "are"} ${names.join(", ") || "none"}`
      : `did you mean ${meant}?`;
  return { path, text: `there is no ${what} "${printable(name, 60)}": ${printable(instead)}` };
}
