import type { Secret } from "../../shared/text/secret.ts";
import type { GitLabSourceConfig, SourceConfig } from "../model/source-config.ts";
import type { ReadSecrets } from "./read-secrets.ts";
import type { ConfigFile } from "./schema.ts";

/** The source that a checked entry of `sources` and its secrets mean. */
export function assembleSource(
  name: string,
  source: ConfigFile["sources"][string],
  secrets: ReadSecrets,
): SourceConfig {
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
