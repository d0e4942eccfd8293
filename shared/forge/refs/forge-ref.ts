/** Where a branch or tag stands at a forge now. */
export interface ForgeRef {
  /** Full: `refs/heads/main`. */
  readonly ref: string;
  /** What it names: a commit, or of an annotated tag the tag object, as that forge's pushes have it. */
  readonly sha: string;
  /** Of an annotated tag the commit it points to, where that is told. */
  readonly commit?: string;
  /** The commit's message, where that is told. */
  readonly message?: string;
}

/** What the forge says of a repository as a whole, as its pushes have it. */
export type ForgeRepository = Readonly<Record<string, unknown>>;

/** How a kind of forge lists the refs of a repository. */
export interface RefDialect {
  /**
   * The lists that make up all refs it can tell of, below the API's address, encoded. Undefined where the repository cannot be named
   * there.
   */
  readonly lists: (repository: string) => readonly RefList[] | undefined;
  /** Where the repository as a whole is told, as for `lists`. */
  readonly repositoryPath: (repository: string) => string | undefined;
  /** Names of what is kept of that: what its pushes have as well, and nothing that is for whoever asks. */
  readonly kept: readonly string[];
}

/** One list. */
export interface RefList {
  readonly path: string;
  /** The refs it holds, by how their full names begin. */
  readonly holds: readonly string[];
  /** The refs on a page; entries that are no refs are passed over. */
  readonly read: (json: unknown) => readonly ForgeRef[];
}
