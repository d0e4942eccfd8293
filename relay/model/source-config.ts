import type { Secret } from "../../shared/text/secret.ts";

interface SourceCommon {
  readonly name: string;
  readonly maxBodyBytes: number;
}

/** Who sends webhooks to the relay, and how that is proved. */
export type SourceConfig = GitHubSourceConfig | GitLabSourceConfig;

/** A source that signs as GitHub does. */
export interface GitHubSourceConfig extends SourceCommon {
  readonly kind: "github";
  /** At least one; any of them may match, for rotation. */
  readonly secrets: readonly Secret[];
}

/** A source that authenticates itself as GitLab does. */
export interface GitLabSourceConfig extends SourceCommon {
  readonly kind: "gitlab";
  readonly auth: "signature" | "token" | "signature-or-token";
  /** As GitLab shows them: `whsec_` and base64, checked when the configuration is loaded. */
  readonly signingTokens: readonly Secret[];
  readonly secrets: readonly Secret[];
  /** How far a signature's timestamp may be from now. */
  readonly toleranceMs: number;
}
