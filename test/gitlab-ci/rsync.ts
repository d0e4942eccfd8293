// What gitlab-ci-local asks of rsync, for machines that have none: it copies working copies and artifacts by it. Only the
// ways in which it calls it are understood; anything else ends with 2, so that a newer version is not misunderstood.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const IGNORED = new Set(["-a", "-Ra", "-rRa", "--delete", "--delete-excluded"]);

const excluded: string[] = [];
const paths: string[] = [];
let listed: readonly string[] | undefined;

const words = process.argv.slice(2);
for (const [at, word] of words.entries()) {
  const [option = "", value = ""] = word.split(/=(.*)/s);
  if (words[at - 1] === "--exclude") excluded.push(word);
  else if (option === "--exclude") excluded.push(value);
  else if (option === "--exclude-from") excluded.push(...linesOf(value));
  else if (option === "--files-from") listed = linesOf(value);
  else if (!word.startsWith("-")) paths.push(word);
  else if (!IGNORED.has(word)) {
    process.stderr.write(`This stands in for rsync and does not know ${word}.\n`);
    process.exit(2);
  }
}

const target = paths.pop() ?? ".";
const keepsPath = listed !== undefined || words.some((word) => /^-r?Ra$/.test(word));
for (const path of listed ?? paths) {
  // A glob of the shell that has matched nothing.
  if (!existsSync(path)) continue;
  if (keepsPath) copy(path, join(target, path), ".");
  else for (const name of readdirSync(path)) copy(join(path, name), join(target, name), path);
}

function copy(from: string, to: string, root: string): void {
  const isWanted = (path: string) => !isExcluded(relative(root, path));
  if (!isWanted(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: statSync(from).isDirectory(), force: true, filter: isWanted });
}

/** Every pattern it is called with is a path from the root of what is copied, with or without all that is below. */
function isExcluded(path: string): boolean {
  return excluded
    .map((pattern) => pattern.replace(/^\//, "").replace(/\/(\*\*)?$/, ""))
    .some((start) => start !== "" && (path === start || path.startsWith(`${start}/`)));
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}
