import { splitList } from "../../shared/text/split-list.ts";

/** One line of the `artifacts` input: which jobs, and which of their files. */
export interface ArtifactSelector {
  /** The selector as written, for messages. */
  readonly text: string;
  /** Whether it takes away (`!…`) instead of adding. */
  readonly exclude: boolean;
  /** A glob over job names. */
  readonly job: string;
  /** A glob over the paths in the archive; absent means all of it. */
  readonly paths?: string;
}

/** What the text of `artifacts` says, or everything that is wrong with it. */
export type ParsedSelectors =
  | { readonly kind: "selectors"; readonly selectors: readonly ArtifactSelector[] }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

const OPENING = new Set(["[", "{"]);
const CLOSING = new Set(["]", "}"]);

/**
 * Reads the `artifacts` input. Never throws: problems are for the caller's list of all input problems.
 *
 * Selectors are separated by commas or line breaks; a comma inside `[…]` or `{…}` belongs to the selector. `job: paths`
 * is split at the last colon that a space follows, unless what follows is a `[…]` (`build: [amd64, debug]` is the whole
 * name of a parallel job). `true` selects everything, `false` or nothing selects nothing.
 */
export function parseSelectors(text: string): ParsedSelectors {
  const written = splitList(text);
  const [only] = written;
  if (only === undefined || (written.length === 1 && only.toLowerCase() === "false"))
    return { kind: "selectors", selectors: [] };
  if (written.length === 1 && only.toLowerCase() === "true")
    return { kind: "selectors", selectors: [{ text: only, exclude: false, job: "*" }] };
  const selectors: ArtifactSelector[] = [];
  const problems: string[] = [];
  for (const part of written) {
    const read = parseOne(part);
    if (typeof read === "string") problems.push(`\`${part}\`: ${read}`);
    else selectors.push(read);
  }
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "selectors", selectors };
}

function parseOne(text: string): ArtifactSelector | string {
  if (/^(true|false)$/i.test(text)) return "stands alone; leave it out beside other selectors";
  const exclude = text.startsWith("!");
  const body = exclude ? text.slice(1).trim() : text;
  if (body === "") return "names no job after the `!`";
  if (!isBalanced(body)) return "has a `[` or `{` without its partner";
  const { job, paths } = splitAtColon(body);
  if (job === "") return "names no job before the colon; write `*` for every job";
  if (paths === undefined) return { text, exclude, job };
  if (paths === "") return "names no files after the colon; leave the colon out to take the whole archive";
  if (/^([/\\]|[A-Za-z]:)/.test(paths) || paths.split(/[/\\]/).includes(".."))
    return "has a path that leaves the archive; write paths as they stand in it, such as `reports/**`";
  return { text, exclude, job, paths: paths.replace(/^(\.\/)+/, "") };
}

function splitAtColon(body: string): { job: string; paths?: string } {
  for (let at = body.length - 1; at >= 0; at -= 1) {
    if (body[at] !== ":" || !/^(\s|$)/.test(body.slice(at + 1))) continue;
    const after = body.slice(at + 1).trim();
    if (!after.startsWith("[")) return { job: body.slice(0, at).trim(), paths: after };
  }
  return { job: body };
}

function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const char of text) {
    if (OPENING.has(char)) open.push(char === "[" ? "]" : "}");
    else if (CLOSING.has(char) && open.pop() !== char) return false;
  }
  return open.length === 0;
}
