/** A line that is neither of Sluice, nor of npm's scripts, nor sets a variable: what it does is not ours to try. */
export const FOREIGN_LINE = /^(?!(?:export |alias sluice=|npm |sluice |node \S*(?:sluice|cli)\.js ))/;

/** The commands of a shell script, a line each: continued lines joined, comments and blank lines left out. */
export function shellLines(script: string): readonly string[] {
  return script
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
