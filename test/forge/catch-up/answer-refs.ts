import { type Asked, type ForgeRows, type Given, linkedPage, type RepositoryRow } from "./rows.ts";

/** What a forge answers to calls about repositories and their refs; undefined where there is no such thing. */
export function answerRefs(rows: ForgeRows, asked: Asked): Given | undefined {
  const called = PATHS[rows.kind].exec(asked.path);
  const name = decodeURIComponent((called?.[1] ?? "").replace("/repos/", "/"));
  const repository = rows.repositories.get(name);
  if (called === null || repository === undefined || asked.method !== "GET") return undefined;
  const rest = called[2] ?? "";
  if (rest === "") return { status: 200, body: about(rows, repository) };
  return LISTS[rows.kind](repository, rest, asked, rows.pageSize);
}

const PATHS: Readonly<Record<ForgeRows["kind"], RegExp>> = {
  github: /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/,
  gitea: /^\/api\/v1\/repos\/([^/]+\/[^/]+)(\/.*)?$/,
  gitlab: /^\/api\/v4\/projects\/([^/]+)(\/.*)?$/,
  "bitbucket-cloud": /^\/2\.0\/repositories\/([^/]+\/[^/]+)(\/.*)?$/,
  "bitbucket-datacenter": /^\/rest\/api\/1\.0\/projects\/([^/]+\/repos\/[^/]+)(\/.*)?$/,
};

function about({ kind }: ForgeRows, { name }: RepositoryRow) {
  const [owner = "", slug = ""] = name.split("/");
  // What is for whoever asks is there too, and must not travel on.
  const own = { permissions: { admin: true }, temp_clone_token: "clone-canary" };
  if (kind === "gitlab")
    return { ...own, id: 12, path_with_namespace: name, default_branch: "main", web_url: `https://x/${name}` };
  if (kind === "bitbucket-cloud") return { ...own, uuid: "{u}", full_name: name, mainbranch: { name: "main" } };
  if (kind === "bitbucket-datacenter") return { ...own, id: 7, slug, project: { key: owner, name: "P" } };
  return { ...own, id: 1, name: slug, full_name: name, default_branch: "main", clone_url: `https://x/${name}.git` };
}

type List = (repository: RepositoryRow, rest: string, asked: Asked, size: number) => Given | undefined;

const LISTS: Readonly<Record<ForgeRows["kind"], List>> = {
  github(repository, rest, asked, size) {
    const folder = /^\/git\/matching-refs\/(heads|tags)$/.exec(rest)?.[1];
    if (folder === undefined) return undefined;
    const rows = inFolder(repository, folder).map(({ ref, sha }) => ({ ref, object: { sha, type: "commit" } }));
    return linkedPage(rows, asked, size);
  },
  gitea(repository, rest, asked, size) {
    if (rest === "/branches") {
      const rows = inFolder(repository, "heads").map(({ name, sha, message = "" }) => ({
        name,
        commit: { id: sha, message },
      }));
      return linkedPage(rows, asked, size);
    }
    if (rest !== "/tags") return undefined;
    const rows = inFolder(repository, "tags").map(({ name, sha, commit = sha }) => ({
      name,
      id: sha,
      commit: { sha: commit },
    }));
    return linkedPage(rows, asked, size);
  },
  gitlab(repository, rest, asked, size) {
    const folder = { "/repository/branches": "heads", "/repository/tags": "tags" }[rest];
    if (folder === undefined) return undefined;
    const rows = inFolder(repository, folder).map(({ name, sha, commit = sha, message = "" }) => ({
      name,
      ...(folder === "tags" ? { target: sha } : {}),
      commit: { id: commit, message },
    }));
    return linkedPage(rows, asked, size);
  },
  "bitbucket-cloud"(repository, rest, asked, size) {
    if (rest !== "/refs") return undefined;
    const rows = ["heads", "tags"].flatMap((folder) =>
      inFolder(repository, folder).map(({ name, sha, message }) => ({
        type: folder === "heads" ? "branch" : "tag",
        name,
        target: { hash: sha, message },
      })),
    );
    const { status, body, headers } = linkedPage(rows, asked, size);
    const next = /<([^>]+)>; rel="next"/.exec(headers?.["link"] ?? "")?.[1];
    return { status, body: { pagelen: size, values: body, ...(next === undefined ? {} : { next }) } };
  },
  "bitbucket-datacenter"(repository, rest, { query }, size) {
    const folder = { "/branches": "heads", "/tags": "tags" }[rest];
    if (folder === undefined) return undefined;
    const start = Number(query.get("start") ?? 0);
    const rows = inFolder(repository, folder).map(({ ref, name, sha, commit }) => ({
      id: ref,
      displayId: name,
      latestCommit: commit ?? sha,
      ...(folder === "tags" ? { hash: commit === undefined ? null : sha } : {}),
    }));
    const isLastPage = start + size >= rows.length;
    const values = rows.slice(start, start + size);
    return {
      status: 200,
      body: { size, start, isLastPage, values, ...(isLastPage ? {} : { nextPageStart: start + size }) },
    };
  },
};

function inFolder({ refs }: RepositoryRow, folder: string) {
  const begin = `refs/${folder}/`;
  return [...refs]
    .filter(([ref]) => ref.startsWith(begin))
    .map(([ref, row]) => ({ ref, name: ref.slice(begin.length), ...row }));
}
