/** What GitLab (and GitHub) put before the tokens they make (GitLab: doc/security/tokens, "Token prefixes"). */
const PREFIXES = [
  ["glptt-", "trigger token"],
  ["glcbt-", "job token"],
  ["glpat-", "personal, project or group access token"],
  ["gldt-", "deploy token"],
  ["glrt-", "runner authentication token"],
  ["glrtr-", "runner authentication token"],
  ["glft-", "feed token"],
  ["glimt-", "incoming mail token"],
  ["glagent-", "agent token"],
  ["gloas-", "OAuth application secret"],
  ["glsoat-", "SCIM token"],
  ["glffct-", "feature flags client token"],
  ["gho_", "GitHub token"],
  ["ghp_", "GitHub token"],
  ["ghs_", "GitHub token"],
  ["ghu_", "GitHub token"],
  ["github_pat_", "GitHub token"],
] as const;

/** A kind of token that its prefix gives away. */
export type TokenKind = (typeof PREFIXES)[number][1];

/**
 * What kind of token this is, by its prefix; undefined when it has none we know (older tokens, instances with a prefix of
 * their own, job tokens that are JWTs).
 */
export function tokenKind(token: string): TokenKind | undefined {
  return PREFIXES.find(([prefix]) => token.startsWith(prefix))?.[1];
}

/** Whether a trigger call could ever take such a token. */
export function canTrigger(kind: TokenKind | undefined): boolean {
  return kind === undefined || kind === "trigger token" || kind === "job token";
}
