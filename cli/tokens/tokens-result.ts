import type { ProjectRef, TriggerToken } from "../../shared/gitlab/pipeline.ts";
import { isShownWhole, triggerTokenState } from "../../shared/gitlab/trigger-token-state.ts";
import type { TokensDeed } from "../commands/tokens.ts";

const DONE = { list: "listed", create: "created", update: "updated", revoke: "revoked" } as const;

/**
 * What `--json` prints of `sluice tokens …`.
 *
 * @param withTokens whether tokens are in it, as far as they are known whole
 */
export function tokensResult(
  deed: TokensDeed["kind"],
  { host, project }: { readonly host: string; readonly project: ProjectRef },
  tokens: readonly TriggerToken[],
  now: Date,
  withTokens: boolean,
) {
  return {
    schema: "sluice/trigger-tokens@1",
    done: DONE[deed],
    host,
    project,
    tokens: tokens
      .toSorted((one, other) => one.id - other.id)
      .map((token) => ({
        id: token.id,
        description: token.description,
        owner: token.owner?.username ?? null,
        lastUsed: token.lastUsed ?? null,
        createdAt: token.createdAt ?? null,
        expiresAt: token.expiresAt ?? null,
        state: triggerTokenState(token, now),
        ...(withTokens && isShownWhole(token) ? { token: token.token } : {}),
      })),
  };
}
