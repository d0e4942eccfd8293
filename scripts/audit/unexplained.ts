import type { Manifest } from "./lock-faults.ts";

/**
 * What docs/dependencies.md leaves unsaid: packages of package.json it does not name in the part where they belong, and packages it has
 * a row for that are none of ours. A sentence each.
 */
export function unexplained(page: string, manifest: Manifest): readonly string[] {
  const [, bundles = "", development = ""] =
    /^## In the bundles$([^]*)^## For development only$([^]*)/m.exec(page) ?? [];
  const rows = [...bundles.matchAll(/^\| (?!package \||-)([^|]+) \|([^|]+)\|([^|]+)\|([^|]+)\|$/gm)];
  const rowed = rows.flatMap(([, names = ""]) => namesIn(names));
  const dependencies = Object.keys(manifest.dependencies ?? {});
  const others = Object.keys({ ...manifest.devDependencies, ...manifest.optionalDependencies });
  const incomplete = rows.filter(([, ...cells]) => cells.some((cell) => cell.trim() === ""));
  return [
    ...dependencies.filter((name) => !rowed.includes(name)).map((name) => `${name} has no row under "In the bundles".`),
    ...rowed.filter((name) => !dependencies.includes(name)).map((name) => `${name} has a row, and is no dependency.`),
    ...incomplete.map(([, names = ""]) => `The row of ${names} leaves something unsaid.`),
    ...others
      // Types come with what they are of.
      .filter((name) => !name.startsWith("@types/") && !wordsOf(development).has(name))
      .map((name) => `${name} is not named under "For development only".`),
  ];
}

/** `@opentelemetry/api, resources` names two of one scope. */
function namesIn(cell: string): readonly string[] {
  let scope = "";
  return cell.split(",").map((part) => {
    const name = part.trim();
    const [, own = ""] = /^(@[^/]+\/)/.exec(name) ?? [];
    if (own !== "") scope = own;
    return name.includes("/") || scope === "" ? name : scope + name;
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/@?[a-z\d][\w./-]*[\w]/g));
}
