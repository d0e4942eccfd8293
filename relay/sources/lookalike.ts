import type { SourceKind } from "../model/event.ts";
import type { Headers } from "./source.ts";

/** What a forge's requests are known by: all of these headers are there. */
interface Mark {
  readonly kind: SourceKind;
  readonly forge: string;
  readonly headers: readonly string[];
}

/**
 * The first that fits is right: Forgejo sends Gitea's headers too, both send those of Gogs, and all three send GitHub's. Proxies add
 * X-Request-Id, so what only Bitbucket Cloud has comes before it.
 */
const MARKS: readonly Mark[] = [
  { kind: "forgejo", forge: "Forgejo", headers: ["x-forgejo-event"] },
  { kind: "gitea", forge: "Gitea", headers: ["x-gitea-event"] },
  { kind: "gogs", forge: "Gogs", headers: ["x-gogs-event"] },
  { kind: "gitlab", forge: "GitLab", headers: ["x-gitlab-event"] },
  { kind: "bitbucket-cloud", forge: "Bitbucket Cloud", headers: ["x-event-key", "x-hook-uuid"] },
  { kind: "bitbucket-datacenter", forge: "Bitbucket Data Center", headers: ["x-event-key", "x-request-id"] },
  { kind: "github", forge: "GitHub", headers: ["x-github-event"] },
];

/**
 * What to tell an operator when a request carries the marks of another forge than its source is configured for: they sign and
 * peel differently, so the right kind matters. It tells, and decides nothing.
 */
export function lookalikeRemark(kind: SourceKind, headers: Headers): string | undefined {
  const found = MARKS.find((mark) => mark.headers.every((name) => headers[name] !== undefined));
  if (found === undefined || found.kind === kind) return undefined;
  // Forgejo from before it had headers of its own cannot be told from Gitea.
  if (kind === "forgejo" && found.kind === "gitea") return undefined;
  return `The request comes from ${found.forge}, but the source's kind is ${kind}.`;
}
