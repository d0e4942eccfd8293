import type { Secret } from "../text/secret.ts";
import type { Thread } from "./thread.ts";

/** How a kind of forge spells the calls about the comments of a thread. */
export interface Dialect {
  /** Where comments are listed and made. */
  readonly listPath: string;
  /** What asks for a page of them, from 1. */
  readonly page: (number: number) => string;
  readonly editPath: (id: number) => string;
  readonly editMethod: "PATCH" | "PUT";
  readonly headers: (token: Secret) => Readonly<Record<string, string>>;
  /** What a token needs to be let in. */
  readonly permission: string;
  /** The thread as people write it. */
  readonly name: string;
}

/**
 * GitHub: docs.github.com/rest/issues/comments (a pull request is an issue). Gitea and Forgejo: the same paths below
 * /api/v1, with `limit` for the size of a page. GitLab: docs.gitlab.com/api/notes.
 */
export function dialectOf(thread: Thread): Dialect {
  const { kind, number } = thread;
  if (kind === "gitlab") {
    const notes = `projects/${encodeURIComponent(thread.repository)}/merge_requests/${number}/notes`;
    return {
      listPath: notes,
      page: (page) => `per_page=100&sort=asc&order_by=created_at&page=${page}`,
      editPath: (id) => `${notes}/${id}`,
      editMethod: "PUT",
      headers: (token) => ({ "PRIVATE-TOKEN": token.reveal() }),
      permission:
        "an access token of the project of the merge request with the scope api, whose owner may comment there",
      name: `!${number}`,
    };
  }
  const repository = `repos/${thread.repository.split("/").map(encodeURIComponent).join("/")}/issues`;
  return {
    listPath: `${repository}/${number}/comments`,
    page: (page) => `per_page=100&limit=100&page=${page}`,
    editPath: (id) => `${repository}/comments/${id}`,
    editMethod: "PATCH",
    headers: (token) =>
      kind === "gitea"
        ? { authorization: `token ${token.reveal()}` }
        : {
            authorization: `Bearer ${token.reveal()}`,
            accept: "application/vnd.github+json",
            "x-github-api-version": "2022-11-28",
          },
    permission: "`github-token` with the permission pull-requests: write (forks get none)",
    name: `#${number}`,
  };
}
