/** What GitLab (and GitHub) put before the tokens they make (GitLab: doc/security/tokens, "Token prefixes"). */
const PREFIXES = [
  ["glptt-", "a pipeline trigger token"],
  ["glcbt-", "a job token"],
  ["glpat-", "a personal, project or group access token"],
  ["gldt-", "a deploy token"],
  ["glrt-", "a runner authentication token"],
  ["glrtr-", "a runner authentication token"],
  ["glft-", "a feed token"],
  ["glimt-", "an incoming mail token"],
  ["glagent-", "an agent token"],
  ["gloas-", "an OAuth application secret"],
  ["glsoat-", "a SCIM token"],
  ["glffct-", "a feature flags client token"],
  ["gho_", "a GitHub token"],
  ["ghp_", "a GitHub token"],
  ["ghs_", "a GitHub token"],
  ["ghu_", "a GitHub token"],
  ["github_pat_", "a GitHub token"],
] as const;

/** A kind of token that its prefix gives away, as it stands in messages. */
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
  return kind === undefined || kind === "a pipeline trigger token" || kind === "a job token";
}
