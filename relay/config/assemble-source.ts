import type { Secret } from "../../shared/text/secret.ts";
import type {
  AzureDevOpsSourceConfig,
  CatchUpConfig,
  GenericSourceConfig,
  GitLabSourceConfig,
  PayloadMap,
  SourceConfig,
} from "../model/source-config.ts";
import { present } from "../sources/wire.ts";
import type { ReadSecrets } from "./read-secrets.ts";
import type { ConfigFile } from "./schema.ts";

type FileSource = ConfigFile["sources"][string];
type FileCatchUp = NonNullable<Of<"gitlab">["catch-up"]>;
type Of<Kind extends FileSource["kind"]> = Extract<FileSource, { kind: Kind }>;

/** Where forges that everybody shares have their API. */
const PUBLIC_APIS: Readonly<Partial<Record<FileSource["kind"], string>>> = {
  github: "https://api.github.com",
  "bitbucket-cloud": "https://api.bitbucket.org",
};

/** The source that a checked entry of `sources` and its secrets mean. */
export function assembleSource(name: string, source: FileSource, secrets: ReadSecrets): SourceConfig {
  const read = (key: "secrets" | "signing-tokens" | "public-keys", refs: readonly unknown[] = []) =>
    refs.map((_, at) => secrets.at("sources", name, key, at));
  const common = {
    name,
    maxBodyBytes: source["max-body"],
    dedupeWindowMs: source["dedupe-window"],
    secrets: read("secrets", source.secrets),
  };
  const api = () => toApi(name, source, secrets);
  switch (source.kind) {
    case "github":
    case "gitea":
    case "forgejo":
    case "gogs":
    case "bitbucket-cloud":
      return { ...common, ...api(), kind: source.kind };
    case "bitbucket-datacenter":
      return { ...common, ...api(), kind: source.kind, auth: toSignatureOrBasic(source) };
    case "gitlab": {
      const signingTokens = read("signing-tokens", source["signing-tokens"]);
      const auth = source.auth ?? impliedAuth(signingTokens, common.secrets);
      return { ...common, ...api(), kind: source.kind, auth, signingTokens, toleranceMs: source.tolerance };
    }
    case "azure-devops":
      return { ...common, kind: source.kind, auth: toBasicOrHeader(source) };
    case "standard-webhooks":
      return {
        ...common,
        kind: source.kind,
        publicKeys: read("public-keys", source["public-keys"]).map((key) => key.reveal()),
        toleranceMs: source.tolerance,
        payload: toPayloadMap(source),
      };
    case "generic":
      return {
        ...common,
        kind: source.kind,
        auth: toGenericAuth(source),
        payload: toPayloadMap(source),
        ...present({ idHeader: source["id-header"] }),
      };
  }
}

function toApi(name: string, source: FileSource, secrets: ReadSecrets): Pick<SourceConfig, "api" | "catchUp"> {
  if (!("api" in source) || source.api === undefined) return {};
  const { url = PUBLIC_APIS[source.kind] ?? "", username } = source.api;
  const token = secrets.at("sources", name, "api", "token");
  return {
    api: { url: url.replace(/\/+$/, ""), token, ...present({ username }) },
    ...(source["catch-up"] === undefined ? {} : { catchUp: toCatchUp(source["catch-up"]) }),
  };
}

function toCatchUp({ every, since, by, repositories, organizations, ...rest }: FileCatchUp): CatchUpConfig {
  const optional = present<Pick<CatchUpConfig, "everyMs" | "by" | "hookUrl">>({
    everyMs: every,
    by,
    hookUrl: rest["hook-url"],
  });
  return { sinceMs: since, repositories, organizations, ...optional };
}

function impliedAuth(signingTokens: readonly Secret[], tokens: readonly Secret[]): GitLabSourceConfig["auth"] {
  if (signingTokens.length === 0) return "token";
  return tokens.length === 0 ? "signature" : "signature-or-token";
}

// The checks of sources have seen to it that the name that goes with each way is there.

function toSignatureOrBasic({ auth, username = "" }: Of<"bitbucket-datacenter">) {
  return auth === "signature" ? { kind: auth } : { kind: auth, username };
}

function toBasicOrHeader({ auth, username = "", header = "" }: Of<"azure-devops">): AzureDevOpsSourceConfig["auth"] {
  return auth === "basic" ? { kind: auth, username } : { kind: auth, header };
}

function toGenericAuth({ hmac, token }: Of<"generic">): GenericSourceConfig["auth"] {
  if (hmac !== undefined) return { kind: "hmac", ...hmac };
  const { auth = "bearer", username = "", header = "" } = token ?? {};
  switch (auth) {
    case "header":
      return { kind: auth, header };
    case "basic":
      return { kind: auth, username };
    case "bearer":
      return { kind: auth };
  }
}

function toPayloadMap(source: Of<"standard-webhooks"> | Of<"generic">): PayloadMap {
  return { paths: present(source.paths), defaults: present(source.defaults), shortRefs: source["short-refs"] };
}
