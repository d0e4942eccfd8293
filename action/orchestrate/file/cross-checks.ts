import { closest } from "../../../shared/text/closest.ts";
import type { Problem } from "../../../shared/yaml/problem.ts";
import { nameKey } from "../../collect/name-key.ts";
import { isFolderName } from "./leg-key.ts";
import { needProblems } from "./needed.ts";
import { NAME } from "./schema.ts";

const NAME_RULE = "is no name here: write letters, digits, _ and -, at most 63, and no digit or - first";

/**
 * What one part of a file gets wrong about another: names, needs, and servers nobody has.
 *
 * It looks at the file as it was written and passes over what has the wrong shape, so that these problems are listed together with
 * those of the shape.
 */
export function crossChecks(file: unknown): readonly Problem[] {
  const { defaults, gitlab, pipelines } = asFields(file);
  const entries = Object.entries(asFields(pipelines));
  const needs = new Map(entries.map(([name, entry]) => [name, needsOf(asFields(entry)["needs"])]));
  const servers = gitlab === undefined || gitlab === null ? undefined : Object.keys(asFields(gitlab));
  return [
    ...entries.flatMap(([name], at) =>
      nameProblems(
        name,
        entries.slice(0, at).map(([other]) => other),
      ),
    ),
    ...(servers ?? []).flatMap((name): Problem[] =>
      NAME.test(name) ? [] : [{ path: ["gitlab", name], at: "key", text: NAME_RULE }],
    ),
    ...needProblems(needs, (name) => Array.isArray(asFields(asFields(pipelines)[name])["needs"])),
    ...serverProblems(["defaults"], asFields(defaults)["gitlab"], servers),
    ...entries.flatMap(([name, entry]) => serverProblems(["pipelines", name], asFields(entry)["gitlab"], servers)),
  ];
}

function nameProblems(name: string, before: readonly string[]): readonly Problem[] {
  const path = ["pipelines", name];
  if (!NAME.test(name)) return [{ path, at: "key", text: NAME_RULE }];
  if (!isFolderName(name))
    return [
      { path, at: "key", text: "cannot be the name of a folder on Windows, and artifacts get one: choose another" },
    ];
  const twin = before.find((other) => nameKey(other) === nameKey(name));
  return twin === undefined
    ? []
    : [
        {
          path,
          at: "key",
          text: `differs from ${twin} only in case, and their artifacts need a folder each: choose another`,
        },
      ];
}

function serverProblems(
  place: Problem["path"],
  wanted: unknown,
  servers: readonly string[] | undefined,
): readonly Problem[] {
  if (typeof wanted !== "string" || wanted.includes("{{")) return [];
  const path = [...place, "gitlab"];
  if (servers === undefined) return [{ path, text: "names a server, and the file has none: write it under `gitlab`" }];
  if (servers.includes(wanted)) return [];
  const meant = closest(wanted, servers);
  const instead = meant === undefined ? `known are ${servers.join(", ")}` : `did you mean \`${meant}\`?`;
  return [{ path, text: `is none of the servers under \`gitlab\`: ${instead}` }];
}

function needsOf(needs: unknown): readonly string[] {
  if (typeof needs === "string") return [needs];
  return Array.isArray(needs) ? needs.filter((need) => typeof need === "string") : [];
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
