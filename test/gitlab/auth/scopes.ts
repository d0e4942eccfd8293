import { Refusal } from "../http/refusal.ts";
import type { Scope } from "../world/rows.ts";
import type { Caller } from "./caller.ts";

/**
 * 403 unless the access token's scopes cover the request: `api` everything, `read_api` reading, `read_user` the user alone. What a token
 * is, it may be asked whatever its scopes are (lib/api/personal_access_tokens/self_information.rb).
 */
export function checkScopes(caller: Caller, method: string, path: string): void {
  if (caller.kind !== "user" || path.endsWith("/personal_access_tokens/self")) return;
  const reading = method === "GET" || method === "HEAD";
  const enough: readonly Scope[] = [
    "api",
    ...(reading ? (["read_api"] as const) : []),
    ...(reading && path.endsWith("/api/v4/user") ? (["read_user"] as const) : []),
  ];
  if (caller.token.scopes.some((scope) => enough.includes(scope))) return;
  throw new Refusal(403, {
    error: "insufficient_scope",
    error_description: "The request requires higher privileges than provided by the access token.",
    scope: enough.join(" "),
  });
}
