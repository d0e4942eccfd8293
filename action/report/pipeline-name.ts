import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";

/** The full path of a pipeline's or job's project, as its page's address tells it; undefined when there is no such address. */
export function projectPathOf({ webUrl }: Pick<Pipeline, "webUrl">): string | undefined {
  const path = URL.parse(webUrl)?.pathname.split("/-/")[0]?.slice(1);
  return path === undefined || path === "" ? undefined : printable(decoded(path), 200);
}

/** A pipeline that is not the one the run is about, in a sentence: `pipeline 9 of group/lib`. */
export function pipelineName(pipeline: Pipeline): string {
  const path = projectPathOf(pipeline);
  return `pipeline ${pipeline.id}${path === undefined ? "" : ` of ${path}`}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
