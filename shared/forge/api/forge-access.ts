import type { Secret } from "../../text/secret.ts";
import { statusDialectOf } from "../statuses/dialect-of.ts";

/** The kinds of forge whose API can be asked for refs. */
export type ForgeKind = "github" | "gitlab" | "gitea" | "forgejo" | "gogs" | "bitbucket-cloud" | "bitbucket-datacenter";

/** A forge's API, and who calls it. */
export interface ForgeAccess {
  readonly kind: ForgeKind;
  /** GitHub: the API's root. Everyone else: the server's address. Without a slash at its end. */
  readonly url: string;
  readonly token: Secret;
  /** With it the token is a password. */
  readonly username?: string;
}

/** The headers by which a forge knows who calls. */
export function accessHeaders({ kind, ...api }: ForgeAccess): Readonly<Record<string, string>> {
  // Gogs is where Gitea comes from, and has its tokens.
  const dialect = statusDialectOf(kind === "gogs" ? "gitea" : kind);
  return dialect.headers({ api, repository: "" });
}
