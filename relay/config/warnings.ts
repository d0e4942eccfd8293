import { showsStatuses } from "../../shared/forge/statuses/dialect-of.ts";
import { globMatcher } from "../../shared/text/glob.ts";
import type { Problem } from "../../shared/yaml/problem.ts";
import type { ConfigFile } from "./schema.ts";

type FileRoute = ConfigFile["routes"][number];
type FileSource = ConfigFile["sources"][string];
type Warning = Pick<Problem, "path" | "at" | "text">;

/** Kinds of source whose pushes do not list paths: Bitbucket's and Azure's have commits without files, the rest is anybody's. */
const TELL_NO_PATHS: ReadonlySet<FileSource["kind"]> = new Set([
  "bitbucket-cloud",
  "bitbucket-datacenter",
  "azure-devops",
  "standard-webhooks",
  "generic",
]);

/** Kinds of source whose pushes do not name the default branch. */
const TELL_NO_DEFAULT_BRANCH: ReadonlySet<FileSource["kind"]> = new Set([
  "bitbucket-datacenter",
  "standard-webhooks",
  "generic",
]);

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * What a sound configuration had better not say: it starts, and does something else than its author seems to think.
 *
 * Only what is almost certainly a mistake stands here: a warning that people learn to ignore hides the next one.
 */
export function warningsOf(file: ConfigFile): readonly Warning[] {
  return [
    ...Object.keys(file.gitlab).flatMap((name) => gitlabWarnings(name, file)),
    ...Object.keys(file.sources).flatMap((name) => sourceWarnings(name, file)),
    ...file.routes.flatMap((route, at) => [
      ...impossible(route, file.sources[route.from]).map((one) => ({ ...one, path: ["routes", at, ...one.path] })),
      ...useless(route, file).map((one) => ({ ...one, path: ["routes", at, ...one.path] })),
    ]),
  ];
}

function gitlabWarnings(
  name: string,
  { gitlab, routes, schedules, "drop-in": dropIn }: ConfigFile,
): readonly Warning[] {
  const url = gitlab[name]?.url ?? "";
  const used = [...routes.map(({ trigger }) => trigger.gitlab), ...schedules.map(({ trigger }) => trigger.gitlab)];
  return [
    ...(url.startsWith("http:") && !LOOPBACK.test(new URL(url).hostname)
      ? [
          {
            path: ["gitlab", name, "url"],
            text: "is not encrypted: whoever sees the traffic has the trigger tokens; write https://",
          },
        ]
      : []),
    ...(used.includes(name) || dropIn?.gitlab === name
      ? []
      : [{ path: ["gitlab", name], at: "key" as const, text: "starts nothing: no route or schedule triggers there" }]),
  ];
}

/** A GitLab that only tells of its pipelines needs no route. */
function sourceWarnings(name: string, { sources, routes }: ConfigFile): readonly Warning[] {
  if (routes.some(({ from }) => from === name)) return [];
  if (sources[name]?.kind === "gitlab" && routes.some(({ feedback }) => feedback !== undefined)) return [];
  const text = "starts nothing: no route takes events from it, so what it sends is stored and that is all";
  return [{ path: ["sources", name], at: "key", text }];
}

/** Conditions of which one excludes what another asks for: the route can never match, or a part of it cannot. */
function impossible({ when }: FileRoute, source: FileSource | undefined): readonly Warning[] {
  const found: Warning[] = [];
  const warn = (key: keyof FileRoute["when"], text: string) => found.push({ path: ["when", key], text });
  const onlyTags = when.tags !== undefined && when.branches === undefined;
  if (when["default-branch"] === true && when.tags !== undefined)
    warn(
      "default-branch",
      `takes no tag${onlyTags ? ", and `tags` no branch: the route never matches" : ", so `tags` has no effect"}; make two routes of it`,
    );
  if (when.paths !== undefined && when.actions.every((action) => action === "delete"))
    warn("paths", "never match a deletion, and the route takes nothing else: leave them out");
  for (const key of ["repository", "branches", "tags", "sender", "paths"] as const)
    if (when[key] !== undefined && excludesAll(when[key]))
      warn(key, "excludes everything it names: the route never matches");
  if (source === undefined) return found;
  if (when["default-branch"] !== undefined && TELL_NO_DEFAULT_BRANCH.has(source.kind) && !onlyTags)
    warn(
      "default-branch",
      `never matches a branch: ${source.kind} does not tell the default branch; name it under \`branches\``,
    );
  if (when.sender !== undefined && source.kind !== undefined && tellsNoSender(source))
    warn(
      "sender",
      "never matches: the source does not say where the sender stands; write `paths: { sender: /… }` there",
    );
  if (when.paths !== undefined && TELL_NO_PATHS.has(source.kind))
    warn("paths", `keep nothing back: ${source.kind} does not tell paths, and what may match goes along`);
  return found;
}

/** Keys that do nothing as things are. */
function useless({ from, when, debounce, feedback, trigger }: FileRoute, file: ConfigFile): readonly Warning[] {
  const found: Warning[] = [];
  if (debounce !== undefined && when.tags !== undefined && when.branches === undefined)
    found.push({
      path: ["debounce"],
      text: "only delays: a tag is seldom moved, so there is no newer push to wait for",
    });
  if (feedback === undefined) return found;
  const source = file.sources[from];
  if (source !== undefined && !showsStatuses(source.kind))
    found.push({
      path: ["feedback"],
      at: "key",
      text: `tells nobody: ${source.kind} shows no statuses of commits; leave it out`,
    });
  else if (source !== undefined && !("api" in source && source.api !== undefined))
    found.push({
      path: ["feedback"],
      at: "key",
      text: `tells nobody: the source ${from} has no \`api\`; write \`api: { token: { env: NAME } }\` there`,
    });
  const hears = Object.values(file.sources).some(({ kind }) => kind === "gitlab");
  if (file.gitlab[trigger.gitlab]?.["access-token"] === undefined && !hears)
    found.push({
      path: ["feedback"],
      at: "key",
      text: `learns nothing: give the GitLab ${trigger.gitlab} an \`access-token\` with read_api, or let it send pipeline events to a source of kind gitlab`,
    });
  return found;
}

/** Whether names without `*` are all there is, and each of them is taken back by a `!`. */
function excludesAll(globs: readonly string[]): boolean {
  const wanted = globs.filter((glob) => !glob.startsWith("!"));
  const matches = globMatcher(globs);
  return wanted.length > 0 && wanted.every((glob) => /^[\w./@-]+$/.test(glob) && !matches(glob));
}

function tellsNoSender(source: FileSource): boolean {
  return (source.kind === "generic" || source.kind === "standard-webhooks") && source.paths.sender === undefined;
}
