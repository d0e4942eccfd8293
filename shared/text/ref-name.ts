/** C0 controls, space, DEL and the characters git gives another meaning. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\//;

/** Git keeps loose refs as files; no file system takes a longer path. */
const LONGEST = 4_096;

/**
 * Whether git allows `name` as the name of a branch or tag, short or full (git-check-ref-format, git 2.47).
 *
 * It allows more than most people expect: `feature/(x)`, `v1+2`, `$HOME`, `Ünï/✓`, `-x` in a pushed ref.
 */
export function isRefName(name: string): boolean {
  if (name === "" || name === "@" || name.length > LONGEST || FORBIDDEN.test(name) || name.endsWith(".")) return false;
  // A name is bytes to git; half a surrogate pair has none in UTF-8.
  if (!name.isWellFormed()) return false;
  return name.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
}
