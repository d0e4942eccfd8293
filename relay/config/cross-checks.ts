import { closest } from "../../shared/text/closest.ts";
import { printable } from "../../shared/text/printable.ts";
import { asObject, type Fields } from "../sources/wire.ts";
import { nameFault } from "./fields.ts";
import type { Problem } from "./problem.ts";

/**
 * What one part of a configuration gets wrong about another: names nobody has, names given twice, secrets that do not go with
 * `auth`.
 *
 * It looks at the file as it was written and passes over what has the wrong shape, so that these problems are listed together
 * with those of the schema, not after them.
 */
export function crossChecks(file: unknown): readonly Problem[] {
  const { gitlab, sources, routes } = asObject(file);
  return [
    ...Object.entries({ gitlab, sources }).flatMap(([map, named]) => checkNames(map, asObject(named))),
    ...Object.entries(asObject(sources)).flatMap(([name, source]) => checkAuth(name, asObject(source))),
    ...(Array.isArray(routes) ? checkRoutes(routes.map(asObject), asObject(gitlab), asObject(sources)) : []),
  ];
}

function checkNames(map: string, named: Fields): Problem[] {
  return Object.keys(named).flatMap((name) => {
    const fault = nameFault(name);
    return fault === undefined ? [] : [{ path: [map, name], at: "key", text: fault }];
  });
}

function checkRoutes(routes: readonly Fields[], gitlabs: Fields, sources: Fields): Problem[] {
  return routes.flatMap(({ name, from, trigger }, at) => {
    const first = routes.findIndex((route) => route["name"] === name);
    const problems: (Problem | undefined)[] = [
      name !== undefined && first < at
        ? {
            path: ["routes", at, "name"],
            text: `is the name of routes[${first}] too: give each route a name of its own`,
          }
        : undefined,
      unknownName(["routes", at, "from"], from, "source", sources),
      unknownName(["routes", at, "trigger", "gitlab"], asObject(trigger)["gitlab"], "gitlab", gitlabs),
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

function checkAuth(name: string, source: Fields): Problem[] {
  if (source["kind"] !== "gitlab") return [];
  const auth = source["auth"];
  const signed = source["signing-tokens"] !== undefined;
  const token = source["secrets"] !== undefined;
  const missing = (key: string): Problem => ({
    path: ["sources", name, key],
    text: `is missing: \`auth: ${String(auth)}\` needs it; write \`${key}: [{ env: NAME }]\``,
  });
  const unused = (key: string): Problem => ({
    path: ["sources", name, key],
    at: "key",
    text: `is not used with \`auth: ${String(auth)}\`: remove it, or write \`auth: signature-or-token\``,
  });
  switch (auth) {
    case "signature":
      return [...(signed ? [] : [missing("signing-tokens")]), ...(token ? [unused("secrets")] : [])];
    case "token":
      return [...(token ? [] : [missing("secrets")]), ...(signed ? [unused("signing-tokens")] : [])];
    case "signature-or-token":
      return [...(signed ? [] : [missing("signing-tokens")]), ...(token ? [] : [missing("secrets")])];
    case undefined:
      if (signed || token) return [];
      return [
        {
          path: ["sources", name],
          at: "key",
          text: "has no secret, so anybody could send events: write `signing-tokens: [{ env: NAME }]` or `secrets: [{ env: NAME }]`",
        },
      ];
    default:
      return [];
  }
}
