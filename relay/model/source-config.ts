import type { Secret } from "../../shared/text/secret.ts";

interface SourceCommon {
  readonly name: string;
  readonly maxBodyBytes: number;
  /**
   * How long the same content under another id counts as sent again, where nothing signed says which event it is. Zero: it never
   * does.
   */
  readonly dedupeWindowMs: number;
  /** The forge's own API: what became of a pipeline is told there, and what was missed is asked for there. */
  readonly api?: ForgeApi;
  /** How events that never came are found, where that is not left as it is by default. */
  readonly catchUp?: CatchUpConfig;
}

/** How events that a forge could not bring are found and made up for. */
export interface CatchUpConfig {
  /** Done when the relay starts, and so often from then on. Absent: only when somebody asks for it. */
  readonly everyMs?: number;
  /** How far back the forge's log of deliveries is read. */
  readonly sinceMs: number;
  /** Asks the forge's log of deliveries for what failed, or compares branches and tags. Absent: the log where there is one. */
  readonly by?: "log" | "refs";
  /** Repositories to look at beside those that have sent something, `owner/name`. */
  readonly repositories: readonly string[];
  /** GitHub: organisations whose own webhooks lead here. */
  readonly organizations: readonly string[];
  /** The address the forge has for this source. Absent: any that ends in `/hooks/` and the source's name. */
  readonly hookUrl?: string;
}

/** A forge's API, and who calls it. */
export interface ForgeApi {
  /**
   * GitHub: the API's root, `https://api.github.com` or `https://HOST/api/v3`. Everyone else: the server's address, without the
   * API's own path. No slash at the end.
   */
  readonly url: string;
  readonly token: Secret;
  /** With it the token is a password for Basic authentication, as Bitbucket's app passwords are. */
  readonly username?: string;
}

/** Who sends webhooks to the relay, and how that is proved. */
export type SourceConfig =
  | GitHubSourceConfig
  | GitLabSourceConfig
  | GiteaSourceConfig
  | BitbucketCloudSourceConfig
  | BitbucketDataCenterSourceConfig
  | AzureDevOpsSourceConfig
  | StandardWebhooksSourceConfig
  | GenericSourceConfig;

/** A source that signs as GitHub does. */
export interface GitHubSourceConfig extends SourceCommon {
  readonly kind: "github";
  /** At least one; any of them may match, for rotation. So with every kind. */
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

/** A source that signs as Gitea does, and as those do that Gitea came from and went to. */
export interface GiteaSourceConfig extends SourceCommon {
  readonly kind: "gitea" | "forgejo" | "gogs";
  readonly secrets: readonly Secret[];
}

/** A source that signs as Bitbucket Cloud does. */
export interface BitbucketCloudSourceConfig extends SourceCommon {
  readonly kind: "bitbucket-cloud";
  readonly secrets: readonly Secret[];
}

/** A source that authenticates itself as Bitbucket Data Center (Server) does. */
export interface BitbucketDataCenterSourceConfig extends SourceCommon {
  readonly kind: "bitbucket-datacenter";
  readonly auth: { readonly kind: "signature" } | BasicAuth;
  readonly secrets: readonly Secret[];
}

/** Azure DevOps cannot sign; it can send a password or a header of one's choice. */
export interface AzureDevOpsSourceConfig extends SourceCommon {
  readonly kind: "azure-devops";
  readonly auth: BasicAuth | HeaderAuth;
  readonly secrets: readonly Secret[];
}

/** Any sender that signs by Standard Webhooks 1.0.0. Of the two ways to sign at least one has a key. */
export interface StandardWebhooksSourceConfig extends SourceCommon {
  readonly kind: "standard-webhooks";
  /** Of `v1` signatures: `whsec_` and base64, checked when the configuration is loaded. */
  readonly secrets: readonly Secret[];
  /** Of `v1a` signatures: `whpk_` and base64, checked when the configuration is loaded. */
  readonly publicKeys: readonly string[];
  readonly toleranceMs: number;
  readonly payload: PayloadMap;
}

/** Any other sender. */
export interface GenericSourceConfig extends SourceCommon {
  readonly kind: "generic";
  readonly auth: HmacAuth | HeaderAuth | BearerAuth | BasicAuth;
  readonly secrets: readonly Secret[];
  readonly payload: PayloadMap;
  /** The header with the sender's id of a delivery, lower-case. */
  readonly idHeader?: string;
}

/** An HMAC of the body in a header. */
export interface HmacAuth {
  readonly kind: "hmac";
  /** Lower-case. */
  readonly header: string;
  readonly algorithm: "sha256" | "sha512";
  readonly encoding: "hex" | "base64";
  /** What stands before the digest; often nothing. */
  readonly prefix: string;
}

/** The secret itself in a header. */
export interface HeaderAuth {
  readonly kind: "header";
  /** Lower-case. */
  readonly header: string;
}

/** The secret itself as a bearer token (RFC 6750). */
export interface BearerAuth {
  readonly kind: "bearer";
}

/** The secret itself as the password of Basic authentication (RFC 7617). */
export interface BasicAuth {
  readonly kind: "basic";
  readonly username: string;
}

/** Facts of a change that a payload may tell somewhere. */
export type PayloadFact = "ref" | "sha" | "before" | "repository" | "sender" | "message" | "event" | "id";

/** How the payload of a sender nobody knows is read. */
export interface PayloadMap {
  /** JSON Pointers (RFC 6901), checked when the configuration is loaded. */
  readonly paths: Readonly<Partial<Record<PayloadFact, string>>>;
  /** What holds where the payload tells nothing. */
  readonly defaults: { readonly ref?: string; readonly repository?: string };
  /** What a ref without `refs/heads/` or `refs/tags/` in front is the name of. */
  readonly shortRefs: "branch" | "tag";
}
