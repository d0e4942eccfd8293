import { printable } from "../text/printable.ts";
import type { ProjectRef } from "./pipeline.ts";

/** What the address of a pipeline's page names. */
export interface PipelineAddress {
  /** Scheme, host and relative URL root, without a slash at the end. */
  readonly server: string;
  readonly project: ProjectRef;
  readonly id: number;
}

/**
 * The pipeline whose page, or a tab of it, stands at this address; undefined when the text is no such address.
 *
 * Where GitLab lives below a path, only the server's own address tells that path from a group's name.
 *
 * @param server the server it is looked for on, where that is known
 */
export function parsePipelineUrl(text: string, server?: string): PipelineAddress | undefined {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;
  const known = server === undefined ? null : URL.parse(server);
  const path = known?.host === url.host ? known.pathname.replace(/\/+$/, "") : "";
  const root = path !== "" && url.pathname.startsWith(`${path}/`) ? path : "";
  // GitLab before 12 had no /-/ in it, and still redirects from there.
  const [, project, digits] = /^\/(.+?)(?:\/-)?\/pipelines\/(\d+)(?:\/|$)/.exec(url.pathname.slice(root.length)) ?? [];
  const id = Number(digits);
  if (project === undefined || !Number.isSafeInteger(id) || id === 0) return undefined;
  const numeric = /^projects\/(\d+)$/.exec(project)?.[1];
  if (numeric === undefined && !/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)+$/.test(project)) return undefined;
  return { server: `${url.origin}${root}`, project: numeric === undefined ? project : Number(numeric), id };
}

/** Where a person sees a project's pipelines; a numeric id has no such page of its own, but one that leads to it. */
export function pipelineListAddress(server: string, project: ProjectRef): string {
  const root = printable(server);
  return typeof project === "number"
    ? `${root}/projects/${project} (Build > Pipelines)`
    : `${root}/${printable(project)}/-/pipelines`;
}
