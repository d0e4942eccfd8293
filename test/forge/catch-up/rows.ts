/** The kinds of forge the stand-in can be. */
export type CatchUpForgeKind = "github" | "gitlab" | "gitea" | "bitbucket-cloud" | "bitbucket-datacenter";

export interface RefRow {
  /** What it names: of an annotated tag the tag object. */
  readonly sha: string;
  /** Of an annotated tag the commit. */
  readonly commit?: string;
  readonly message?: string;
}

export interface RepositoryRow {
  readonly name: string;
  /** By full name. */
  readonly refs: Map<string, RefRow>;
}

export interface HookRow {
  readonly id: number;
  /** The repository, or the organisation. */
  readonly owner: string;
  readonly url: string;
}

export interface LogRow {
  readonly id: number;
  readonly hook: HookRow;
  readonly senderId: string;
  readonly body: string;
  readonly at: Date;
  /** 0 where no answer came. */
  readonly status: number;
  readonly event?: string;
}

/** A call of the API. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Its answer. */
export interface Given {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the answers are made of. */
export interface ForgeRows {
  readonly kind: CatchUpForgeKind;
  readonly repositories: ReadonlyMap<string, RepositoryRow>;
  readonly hooks: readonly HookRow[];
  readonly log: readonly LogRow[];
  readonly refused: readonly number[];
  readonly pageSize: number;
  send(hook: HookRow, senderId: string, body: string): Promise<number>;
}

/** One page of rows with the `Link` to the next, on another host than the one that was called: a forge behind a proxy. */
export function linkedPage(rows: readonly unknown[], { path, query }: Asked, size: number, key = "page"): Given {
  const page = Number(query.get(key) ?? 1);
  const next = new URLSearchParams(query);
  next.set(key, String(page + 1));
  const link = `<https://public.example.com${path}?${next.toString()}>; rel="next", <https://public.example.com>; rel="first"`;
  return {
    status: 200,
    body: rows.slice((page - 1) * size, page * size),
    headers: page * size < rows.length ? { link } : {},
  };
}
