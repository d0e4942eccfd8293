/** What an error code stands for. The troubleshooting page is generated from this table. */
export interface CatalogueEntry {
  /** What has happened, in general. */
  readonly means: string;
  /** What to do about it, where the occurrence does not know better. */
  readonly hint: string;
  /** The exit code of a command that ends with it. */
  readonly exitCode: 2 | 3 | 4 | 7;
  /** The status the relay answers a webhook, or a request to its admin API, with. */
  readonly httpStatus?: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 503;
}
