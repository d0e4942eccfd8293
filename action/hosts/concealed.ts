import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import type { StepEvent } from "../model/event.ts";
import { nodesOf } from "../model/tree.ts";

const HIDDEN = "***";

/** A shorter number stands for too many other things: it is an id only where something says so. */
const LONE_ID = /(?<![\w.])\d{4,}(?!\w)/g;
const NAMED_ID = /(?<=\b(?:pipelines?|jobs?|project) |[#(/])\d{1,3}(?!\w)/gi;

/** What `redact` keeps out of everything printed: the server, projects by their paths, and ids. */
export class Concealed {
  readonly #texts = new Set<string>();
  readonly #ids = new Set<string>();
  #pattern: RegExp | undefined;

  /** Texts, URLs (which go with all that follows them) and ids. */
  add(what: readonly (string | number)[]): void {
    for (const one of what) {
      if (typeof one === "number") this.#ids.add(String(one));
      else if (/^\d+$/.test(one)) this.#ids.add(one);
      else this.#addText(one);
    }
  }

  /** What an event tells of pipelines and jobs. */
  learn(event: StepEvent): void {
    this.add(toConceal(event));
  }

  /** Text without any of it. */
  hide(text: string): string {
    this.#pattern ??= patternOf(this.#texts);
    const isId = (digits: string) => (this.#ids.has(digits) ? HIDDEN : digits);
    return text.replaceAll(this.#pattern, HIDDEN).replaceAll(LONE_ID, isId).replaceAll(NAMED_ID, isId);
  }

  #addText(text: string): void {
    const url = /^https?:/i.test(text) ? URL.parse(text) : null;
    const spellings = url === null ? [text, encodeURIComponent(text.toWellFormed())] : [url.origin, url.host];
    for (const one of spellings) {
      if (one === "" || this.#texts.has(one)) continue;
      this.#texts.add(one);
      this.#pattern = undefined;
    }
  }
}

/** What an event tells of pipelines and jobs that `redact` keeps back: ids, the paths of projects, and the server. */
export function toConceal(event: StepEvent): readonly (string | number)[] {
  switch (event.kind) {
    case "tree":
      return nodesOf(event.root).flatMap(({ pipeline, bridge, jobs = [], bridges = [] }) => [
        ...ofPipeline(pipeline),
        ...[...jobs, ...bridges, ...(bridge === undefined ? [] : [bridge])].map(({ id }) => id),
      ]);
    case "pipeline":
    case "retried":
    case "canceling":
      return ofPipeline(event.pipeline);
    case "played":
    case "download":
      return [event.jobId];
    case "outage":
    case "ended":
      return [];
  }
}

function ofPipeline({ id, projectId, webUrl }: Pipeline): readonly (string | number)[] {
  const url = URL.parse(webUrl);
  if (url === null) return [id, projectId];
  const project = /^\/(.+?)\/-\//.exec(url.pathname)?.[1];
  return [id, projectId, url.origin, ...(project === undefined ? [] : [project])];
}

/** An address goes with its path; a name without what it may be part of. */
function patternOf(texts: ReadonlySet<string>): RegExp {
  const longestFirst = [...texts].sort((one, other) => other.length - one.length).map(escaped);
  return longestFirst.length === 0 ? /(?!)/g : new RegExp(`(?:${longestFirst.join("|")})(?:/[^\\s"'<>()\\]|]*)?`, "gi");
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
