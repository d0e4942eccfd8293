import type { ConfigPath } from "../../shared/yaml/problem.ts";
import type { AdminConfig, GitLabConfig, RelayConfig } from "../model/relay-config.ts";
import type { RouteConfig, ScheduleConfig, TriggerConfig } from "../model/route-config.ts";
import type { StoreConfig } from "../model/store-config.ts";
import { assembleSource } from "./assemble-source.ts";
import { assembleStore } from "./assemble-store.ts";
import { type ReadSecrets, resolvePath } from "./read-secrets.ts";
import type { ConfigFile } from "./schema.ts";

type FileRoute = ConfigFile["routes"][number];
type FileSchedule = ConfigFile["schedules"][number];

/** The configuration that a checked file and its secrets mean. */
export function assemble(file: ConfigFile, secrets: ReadSecrets, folder: string): RelayConfig {
  const dropIn = file["drop-in"];
  const store = assembleStore(file.store, secrets, folder);
  return {
    listen: toListen(file.listen, store),
    store,
    gitlab: new Map(
      Object.entries(file.gitlab).map(([name, gitlab]) => [name, toGitLab(name, gitlab, secrets, folder)]),
    ),
    sources: new Map(
      Object.entries(file.sources).map(([name, source]) => [name, assembleSource(name, source, secrets)]),
    ),
    routes: file.routes.map((route, at) => toRoute(route, secrets, at)),
    schedules: file.schedules.map((schedule, at) => toSchedule(schedule, secrets, at)),
    dispatch: toDispatch(file.dispatch),
    retention: {
      deliveredMs: file.retention.delivered,
      undeliveredMs: file.retention.undelivered,
      ...given({ maxBytes: file.retention["max-size"] }),
    },
    ...(dropIn === undefined
      ? {}
      : {
          dropIn: {
            gitlab: dropIn.gitlab,
            tokens: dropIn.tokens.map((_, at) => secrets.at("drop-in", "tokens", at)),
            maxBodyBytes: dropIn["max-body"],
            marker: dropIn.marker,
          },
        }),
    ...given({ admin: toAdmin(file.admin, secrets), metrics: file.metrics }),
  };
}

/** Three looks of a balancer that looks every other second. A relay on a file has nobody who could take its requests meanwhile. */
const SHARED_DRAIN_GRACE_MS = 5_000;

function toListen(file: ConfigFile["listen"], store: StoreConfig): RelayConfig["listen"] {
  const { host, port, "trust-proxy": trustProxy, "drain-grace": drainGrace } = file;
  const drainGraceMs = drainGrace ?? (store.kind === "postgres" ? SHARED_DRAIN_GRACE_MS : 0);
  return { host, port, drainGraceMs, ...(trustProxy === 0 ? {} : { trustProxy }) };
}

function toAdmin(file: ConfigFile["admin"], secrets: ReadSecrets): AdminConfig | undefined {
  if (file === undefined) return undefined;
  return {
    tokens: file.tokens.map((_, at) => secrets.at("admin", "tokens", at)),
    readTokens: (file["read-tokens"] ?? []).map((_, at) => secrets.at("admin", "read-tokens", at)),
    sessionMs: file.session,
  };
}

function toGitLab(
  name: string,
  file: ConfigFile["gitlab"][string],
  secrets: ReadSecrets,
  folder: string,
): GitLabConfig {
  const caFile = file["ca-file"];
  return {
    name,
    url: file.url.replace(/\/+$/, ""),
    ...given({
      caFile: caFile === undefined ? undefined : resolvePath(folder, caFile),
      accessToken: file["access-token"] === undefined ? undefined : secrets.at("gitlab", name, "access-token"),
      creationsPerMinute: file["creations-per-minute"],
    }),
  };
}

function toDispatch(file: ConfigFile["dispatch"]): RelayConfig["dispatch"] {
  return {
    concurrency: file.concurrency,
    perProject: file["per-project"],
    maxAttempts: file["max-attempts"],
    baseDelayMs: file["base-delay"],
    maxDelayMs: file["max-delay"],
    deadlineMs: file.deadline,
    breaker: { failures: file.breaker.failures, pauseMs: file.breaker.pause },
    ...given({ delaysMs: file.delays, creationsPerMinute: file["creations-per-minute"] }),
  };
}

function toRoute(route: FileRoute, secrets: ReadSecrets, at: number): RouteConfig {
  const { when, feedback } = route;
  return {
    ...toErrand(route, secrets, ["routes", at]),
    from: route.from,
    when: {
      actions: when.actions,
      skipCi: when["skip-ci"] === "honour",
      ...given({
        repository: when.repository,
        branches: when.branches,
        tags: when.tags,
        sender: when.sender,
        paths: when.paths,
        defaultBranch: when["default-branch"],
        expression: when.if,
      }),
    },
    ...given({
      debounceMs: route.debounce,
      feedback: feedback === undefined ? undefined : { context: feedback.context ?? `sluice/${route.name}` },
    }),
  };
}

function toSchedule(schedule: FileSchedule, secrets: ReadSecrets, at: number): ScheduleConfig {
  return {
    ...toErrand(schedule, secrets, ["schedules", at]),
    cron: schedule.cron,
    timeZone: schedule["time-zone"],
    missed: schedule.missed,
  };
}

function toErrand(file: FileRoute | FileSchedule, secrets: ReadSecrets, path: ConfigPath) {
  const { ref, token: _, ...trigger } = file.trigger;
  const complete: TriggerConfig = { ...trigger, refs: ref, token: secrets.at(...path, "trigger", "token") };
  return { name: file.name, trigger: complete, onAmbiguous: file["on-ambiguous"], order: file.order };
}

/** The fields that have a value. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
