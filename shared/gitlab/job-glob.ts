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

/** `a{b,c}d` → `abd`, `acd`; braces without a comma or a partner stand for themselves. */
function alternatives(glob: string): string[] {
  const found = /\{([^{}]*,[^{}]*)\}/.exec(glob);
  if (found === null) return [glob];
  const [before, after] = [glob.slice(0, found.index), glob.slice(found.index + found[0].length)];
  return (found[1] ?? "").split(",").flatMap((choice) => alternatives(before + choice.trim() + after));
}

function isStar(character: string): boolean {
  return character === "*";
}

function fits(wanted: string, character: string): boolean {
  return wanted === "?" || wanted === character;
}
