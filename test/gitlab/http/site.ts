import type { GitLabVersion } from "../version.ts";

/** Where and as which version this GitLab answers. */
export interface Site {
  /** `http://127.0.0.1:PORT`; known once it listens. */
  origin: string;
  readonly version: GitLabVersion;
  /** Relative URL root with a leading slash, or empty. */
  readonly root: string;
}

/** The address of a page or API route of this GitLab. */
export function urlOf(site: Site, path: string): string {
  return `${site.origin}${site.root}${path}`;
}
