import picomatch from "picomatch";

/**
 * A matcher of names (branches, tags, jobs, paths) for a list of globs; a pattern that starts with `!` excludes.
 *
 * `*` stays within a path segment, `**` crosses `/`. A list of only exclusions matches everything else; an empty list
 * matches nothing. Names are compared case-sensitively and may start with a dot.
 */
export function globMatcher(patterns: readonly string[]): (name: string) => boolean {
  // `s`: `**` crosses line breaks too, which git allows in paths, and U+2028 in the names of refs.
  const options = { dot: true, nonegate: true, strictSlashes: true, flags: "s" } as const;
  const compile = (list: readonly string[]) => (list.length === 0 ? () => false : picomatch([...list], options));
  const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
  const unwanted = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  const included = wanted.length === 0 && unwanted.length > 0 ? () => true : compile(wanted);
  const excluded = compile(unwanted);
  return (name) => included(name) && !excluded(name);
}
