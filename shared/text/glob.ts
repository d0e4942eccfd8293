import { type GlobChar, type GlobPart, type GlobSyntax, parseGlob } from "./parse-glob.ts";
import { followsWildcards } from "./wildcards.ts";

const CLASSES: GlobSyntax = { brackets: "class" };

/**
 * A matcher of names (branches, tags, paths, people) for a list of globs; a pattern that starts with `!` excludes.
 *
 * `*` stays within a path segment, `**` crosses `/`, `?` is one character, `[0-9]` one of several, `{a,b}` either; a backslash takes the
 * meaning from what follows. A list of only exclusions matches everything else; an empty list matches nothing. Names are compared
 * case-sensitively and may start with a dot. A glob that is a name itself, letter by letter, matches that name too.
 *
 * Not by regular expressions: names come from whoever may push, and some make an expression with a few `*` take minutes. This takes
 * time in proportion to the name's length times the glob's at most.
 */
export function globMatcher(patterns: readonly string[], syntax: GlobSyntax = CLASSES): (name: string) => boolean {
  const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
  const unwanted = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  const startsFromAll = wanted.length === 0 && unwanted.length > 0;
  const [included, excluded] = [compile(wanted, syntax), compile(unwanted, syntax)];
  return (name) => {
    const parts = name.split("/").map((part) => Array.from(part));
    return (startsFromAll || included(name, parts)) && !excluded(name, parts);
  };
}

type Chars = readonly string[];

function compile(globs: readonly string[], syntax: GlobSyntax): (name: string, parts: readonly Chars[]) => boolean {
  const literal = new Set(globs);
  const patterns = globs.flatMap((glob) => parseGlob(glob, syntax)).map(withSomethingAtTheEnd);
  return (name, parts) =>
    literal.has(name) ||
    (name !== "" && patterns.some((pattern) => followsWildcards(pattern, parts, (part) => part === "**", fits)));
}

/** `docs/**` is what is in docs, not a file of that name. */
function withSomethingAtTheEnd(pattern: readonly GlobPart[]): readonly (GlobPart | "any")[] {
  return pattern.at(-1) === "**" ? [...pattern, "any"] : pattern;
}

function fits(part: GlobPart | "any", chars: Chars): boolean {
  if (part === "any") return true;
  if (part === "**") return false;
  // A lone `*` is a part of a name, and no part is empty.
  if (chars.length === 0 && part.length > 0) return false;
  return followsWildcards(part, chars, isStar, fitsChar);
}

function isStar(char: GlobChar): boolean {
  return char === "*";
}

function fitsChar(char: GlobChar, text: string): boolean {
  return char !== "*" && char(text);
}
