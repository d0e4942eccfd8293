import type { Secret } from "../../shared/text/secret.ts";

interface SourceCommon {
  readonly name: string;
  readonly maxBodyBytes: number;
}

export type SourceConfig = GitHubSourceConfig | GitLabSourceConfig;

export interface GitHubSourceConfig extends SourceCommon {
  readonly kind: "github";
  /** At least one; any of them may match, for rotation. */
  readonly secrets: readonly Secret[];
}

export interface GitLabSourceConfig extends SourceCommon {
  readonly kind: "gitlab";
  readonly auth: "signature" | "token" | "signature-or-token";
  /** As GitLab shows them: `whsec_` and base64, checked when the configuration is loaded. */
  readonly signingTokens: readonly Secret[];
  readonly secrets: readonly Secret[];
  /** How far a signature's timestamp may be from now. */
  readonly toleranceMs: number;
}
