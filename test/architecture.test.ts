import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** The house from the ground up: a file imports from a lower rank or from its own folder. First match wins. */
const RANKS: readonly (readonly [prefix: string, rank: number])[] = [
  ["shared/errors/", 0],
  ["shared/time/", 0],
  ["shared/text/", 0],
  ["shared/retry/", 1],
  ["shared/gitlab/", 2],
  ["shared/forge/", 2],
  ["shared/webhooks/", 2],
  ["shared/relay-api/", 2],
  ["relay/model/", 3],
  ["action/inputs/declared.generated.ts", 2],
  ["action/outcome.ts", 3],
  ["action/step-result.ts", 3],
  ["action/host.ts", 3],
  // How artifacts are asked for: an input's syntax and a stage's order at once.
  ["action/collect/selector.ts", 3],
  ["action/inputs/", 4],
  ["action/trigger/", 4],
  ["action/watch/", 4],
  ["action/collect/", 4],
  ["action/report/", 4],
  ["action/hosts/", 4],
  ["relay/sources/", 4],
  ["relay/routes/", 4],
  ["relay/deliveries/", 4],
  ["relay/store/", 4],
  ["relay/observe/", 4],
  ["relay/http/", 4],
  ["action/plan/", 5],
  ["relay/config/", 5],
  ["relay/receive/", 5],
  ["relay/dispatch/", 5],
  ["relay/feedback/", 5],
  ["relay/schedules/", 5],
  ["relay/admin/", 5],
  ["relay/dashboard/", 5],
  ["action/step.ts", 6],
  ["action/bring-back.ts", 6],
  ["action/clean-up.ts", 6],
  ["action/orchestrate/", 6],
  ["relay/app.ts", 6],
  ["relay/wiring.ts", 6],
  ["relay/listen.ts", 6],
  ["relay/operate.ts", 6],
  ["action/main.ts", 7],
  ["action/post.ts", 7],
  ["relay/main.ts", 7],
  ["cli/", 8],
];

/** The rim: the only files that may import a module that touches network, disk, processes or time. */
const RIM = new Set<string>([
  "shared/time/clock.ts",
  "shared/gitlab/transport.ts",
  "shared/gitlab/authorities.ts",
  "cli/main.ts",
  "relay/store/sqlite/open.ts",
  "relay/store/sqlite/lock.ts",
  "action/collect/disk.ts",
  "action/hosts/github.ts",
  "action/main.ts",
  "action/post.ts",
  "relay/listen.ts",
  "relay/main.ts",
  "relay/operate.ts",
]);

/** Built-in modules through which a program reaches the world; pure ones (path, crypto, util, buffer) are free to use. */
const WORLD =
  /^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|cluster|worker_threads|timers|sqlite|os|process|readline|repl|inspector)(\/|$)/;
/** Packages that do the same. */
const WORLD_PACKAGES = new Set(["@actions/http-client", "@actions/core", "@hono/node-server"]);

const MOST_LINES = 300;

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

const sources = ["shared", "action", "relay", "cli"].flatMap((top) => filesUnder(join(root, top))).map(read);
const everywhere = ["shared", "action", "relay", "cli", "test", "bench", "scripts"]
  .flatMap((top) => filesUnder(join(root, top)))
  .map((path) => ({ path: relative(root, path), lines: readFileSync(path, "utf8").split("\n").length - 1 }));

describe("the house", () => {
  it("gives every source file a rank", () => {
    const homeless = sources.filter(({ path }) => rankOf(path) === undefined).map(({ path }) => path);

    expect(homeless).toEqual([]);
  });

  it("imports only from a lower rank or from the same folder", () => {
    const wrong = localImports().filter(({ from, to }) => {
      const [high, low] = [rankOf(from), rankOf(to)];
      return (
        dirname(from) !== dirname(to) && !sameRoom(from, to) && !(high !== undefined && low !== undefined && low < high)
      );
    });

    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("keeps action and relay apart", () => {
    const crossing = localImports().filter(
      ({ from, to }) =>
        (from.startsWith("action/") && to.startsWith("relay/")) ||
        (from.startsWith("relay/") && to.startsWith("action/")),
    );

    expect(crossing).toEqual([]);
  });

  it("has no import cycle, type imports included", () => {
    expect(findCycle()).toBeUndefined();
  });

  it("touches the outside world only at the rim", () => {
    const offenders = sources
      .filter(({ path }) => !RIM.has(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ from, typeOnly }) => !typeOnly && (WORLD.test(from) || WORLD_PACKAGES.has(from)))
          .map(({ from }) => `${path} → ${from}`),
      );

    expect(offenders).toEqual([]);
  });

  it("lists at the rim only files that exist", () => {
    const paths = new Set(sources.map(({ path }) => path));

    expect([...RIM].filter((path) => !paths.has(path))).toEqual([]);
  });

  it("reads clock, random source and environment only at the rim", () => {
    const ambient = /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.(env|exit|argv|stdout|stderr|on)\b)/;
    const offenders = sources.filter(({ path, text }) => !RIM.has(path) && ambient.test(withoutComments(text)));

    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  it(`keeps every file within ${MOST_LINES} lines`, () => {
    const long = everywhere.filter(({ path, lines }) => lines > MOST_LINES && !path.includes(".generated."));

    expect(long).toEqual([]);
  });
});

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function read(path: string): Source {
  const text = readFileSync(path, "utf8");
  const { module } = parseSync(path, text);
  const imports = [
    ...module.staticImports.map((found) => ({
      from: found.moduleRequest.value,
      typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) =>
        entry.moduleRequest ? [{ from: entry.moduleRequest.value, typeOnly: entry.isType }] : [],
      ),
    ),
    ...module.dynamicImports.map((found) => ({
      from: text.slice(found.moduleRequest.start, found.moduleRequest.end).replaceAll(/["'`]/g, ""),
      typeOnly: false,
    })),
  ];
  return { path: relative(root, path), text, imports };
}

function localImports(): { from: string; to: string }[] {
  return sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => from.startsWith("."))
      .map(({ from }) => ({ from: path, to: relative(root, resolve(root, dirname(path), from)) })),
  );
}

function rankOf(path: string): number | undefined {
  return RANKS.find(([prefix]) => path.startsWith(prefix))?.[1];
}

/** Two files under the same ranked folder, one of them perhaps in a subfolder. */
function sameRoom(a: string, b: string): boolean {
  const room = (path: string) => RANKS.find(([prefix]) => path.startsWith(prefix))?.[0];
  const [left, right] = [room(a), room(b)];
  return left !== undefined && left === right && left.endsWith("/");
}

function findCycle(): string | undefined {
  const next = new Map<string, string[]>();
  for (const { from, to } of localImports()) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const walk = (at: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(at)) return [...trail.slice(trail.indexOf(at)), at].join(" → ");
    if (done.has(at)) return undefined;
    for (const to of next.get(at) ?? []) {
      const cycle = walk(to, [...trail, at]);
      if (cycle !== undefined) return cycle;
    }
    done.add(at);
    return undefined;
  };
  for (const at of next.keys()) {
    const cycle = walk(at, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "");
}
