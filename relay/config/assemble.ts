import type { Secret } from "../../shared/text/secret.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { RouteConfig } from "../model/route-config.ts";
import type { GitLabSourceConfig, SourceConfig } from "../model/source-config.ts";
import type { ReadSecrets } from "./read-secrets.ts";
import { resolvePath } from "./read-secrets.ts";
import type { ConfigFile } from "./schema.ts";

type FileSource = ConfigFile["sources"][string];
type FileRoute = ConfigFile["routes"][number];

/** The configuration that a checked file and its secrets mean. */
export function assemble(file: ConfigFile, secrets: ReadSecrets, folder: string): RelayConfig {
  const { dispatch } = file;
  return {
    listen: file.listen,
    store: { kind: "sqlite", path: resolvePath(folder, file.store.slice("sqlite:".length)) },
    gitlab: new Map(
      Object.entries(file.gitlab).map(([name, { url, "ca-file": caFile }]) => [
        name,
        {
          name,
          url: url.replace(/\/+$/, ""),
          ...(caFile === undefined ? {} : { caFile: resolvePath(folder, caFile) }),
        },
      ]),
    ),
    sources: new Map(Object.entries(file.sources).map(([name, source]) => [name, toSource(name, source, secrets)])),
    routes: file.routes.map((route, at) => toRoute(route, secrets.at("routes", at, "trigger", "token"))),
    dispatch: {
      concurrency: dispatch.concurrency,
      maxAttempts: dispatch["max-attempts"],
      baseDelayMs: dispatch["base-delay"],
      maxDelayMs: dispatch["max-delay"],
      deadlineMs: dispatch.deadline,
    },
  };
}

function toSource(name: string, source: FileSource, secrets: ReadSecrets): SourceConfig {
  const read = (key: "secrets" | "signing-tokens", refs: readonly unknown[] = []) =>
    refs.map((_, at) => secrets.at("sources", name, key, at));
  const common = { name, maxBodyBytes: source["max-body"] };
  switch (source.kind) {
    case "github":
      return { ...common, kind: source.kind, secrets: read("secrets", source.secrets) };
    case "gitlab": {
      const signingTokens = read("signing-tokens", source["signing-tokens"]);
      const tokens = read("secrets", source.secrets);
      return {
        ...common,
        kind: source.kind,
        auth: source.auth ?? impliedAuth(signingTokens, tokens),
        signingTokens,
        secrets: tokens,
        toleranceMs: source.tolerance,
      };
    }
  }
}

function impliedAuth(signingTokens: readonly Secret[], tokens: readonly Secret[]): GitLabSourceConfig["auth"] {
  if (signingTokens.length === 0) return "token";
  return tokens.length === 0 ? "signature" : "signature-or-token";
}

function toRoute(route: FileRoute, token: Secret): RouteConfig {
  const { repository, branches, tags, actions } = route.when;
  return {
    name: route.name,
    from: route.from,
    when: {
      ...(repository === undefined ? {} : { repository }),
      ...(branches === undefined ? {} : { branches }),
      ...(tags === undefined ? {} : { tags }),
      actions,
    },
    trigger: { ...route.trigger, token },
    onAmbiguous: route["on-ambiguous"],
  };
}
