import { followsWildcards } from "../text/wildcards.ts";

/**
 * Whether a job's name matches a job glob: `*` stands for any text, `?` for one character, `{a,b}` for either.
 *
 * Job names are not paths: `*` also crosses `/`, and brackets stand for themselves, because GitLab names parallel jobs
 * `test 1/3` and `build: [amd64, debug]` and a person pastes those names as they are.
 */
export function jobGlob(glob: string): (name: string) => boolean {
  const patterns = alternatives(glob).map((pattern) => Array.from(pattern));
  return (name) => {
    const characters = Array.from(name);
    return patterns.some((pattern) => followsWildcards(pattern, characters, isStar, fits));
  };
}

/**
 * Whether a job's name is among those that a list of job globs means; one that starts with `!` excludes.
 *
 * A list of only exclusions means every other name, an empty list none.
 */
export function jobMatcher(globs: readonly string[]): (name: string) => boolean {
  const wanted = globs.filter((glob) => !glob.startsWith("!")).map(jobGlob);
  const unwanted = globs.filter((glob) => glob.startsWith("!")).map((glob) => jobGlob(glob.slice(1).trim()));
  const startsFromAll = wanted.length === 0 && unwanted.length > 0;
  return (name) =>
    (startsFromAll || wanted.some((matches) => matches(name))) && !unwanted.some((matches) => matches(name));
}

/** Enough for any list somebody writes; braces beside braces multiply. */
const MOST_ALTERNATIVES = 500;

/**
 * `a{b,c}d` → `abd`, `acd`; braces without a comma or a partner stand for themselves, and so does a glob whose braces make more names
 * than anybody means.
 */
function alternatives(glob: string): readonly string[] {
  for (let unfolded: readonly string[] = [glob]; ; ) {
    const next = unfolded.flatMap(unfoldedOnce);
    if (next.length > MOST_ALTERNATIVES) return [glob];
    if (next.length === unfolded.length) return next;
    unfolded = next;
  }
}

function unfoldedOnce(glob: string): readonly string[] {
  const [braces, inner = ""] = /\{([^{},]*(?:,[^{},]*)+)\}/.exec(glob) ?? [];
  if (braces === undefined) return [glob];
  const at = glob.indexOf(braces);
  return inner.split(",").map((choice) => glob.slice(0, at) + choice.trim() + glob.slice(at + braces.length));
}

function isStar(character: string): boolean {
  return character === "*";
}

function fits(wanted: string, character: string): boolean {
  return wanted === "?" || wanted === character;
}
