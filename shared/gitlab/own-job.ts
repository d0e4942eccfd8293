import * as z from "zod/mini";
import type { Credential } from "./auth.ts";
import { call } from "./call.ts";
import type { GitLab } from "./http.ts";
import { type Person, parsePerson } from "./people.ts";
import { orElse, text } from "./wire.ts";

/** The running job that a job token belongs to. */
export interface OwnJob {
  readonly id: number;
  readonly name: string;
  readonly projectId: number;
  /** The full path of its project; absent where no URL tells. */
  readonly projectPath?: string;
  readonly user?: Person;
}

const jobRow = z.object({
  id: z.number(),
  name: z.string(),
  web_url: text,
  user: orElse(z.optional(z.pipe(z.unknown(), z.transform(parsePerson))), undefined),
  pipeline: z.object({ project_id: z.number() }),
});

/** The job whose token this is (`GET /job`), which every version lets it read. */
export function ownJob(
  gitlab: GitLab,
  credential: Extract<Credential, { readonly kind: "job-token" }>,
  signal?: AbortSignal,
): Promise<OwnJob> {
  const parse = (json: unknown): OwnJob => {
    const { id, name, web_url, user, pipeline } = jobRow.parse(json);
    const path = pathIn(web_url, gitlab.url);
    return {
      id,
      name,
      projectId: pipeline.project_id,
      ...(path === undefined ? {} : { projectPath: path }),
      ...(user === undefined ? {} : { user }),
    };
  };
  return call(gitlab, { path: "job", what: "reading which job the token is of", credential }, parse, signal);
}

/** `https://host/root/group/app/-/jobs/7` below `https://host/root`; the server may know itself by another host name. */
function pathIn(webUrl: string | undefined, server: string): string | undefined {
  const page = webUrl === undefined ? null : URL.parse(webUrl);
  const root = new URL(server).pathname.replace(/\/$/, "");
  const [, path] = /^\/(.+?)\/-\//.exec(page?.pathname.slice(root.length) ?? "") ?? [];
  return path === undefined ? undefined : decodeURIComponent(path);
}
