/** What one character of a name is matched against; `*` stands for a run of any. */
export type GlobChar = "*" | ((char: string) => boolean);

/** What one part of a name, between slashes, is matched against; `**` stands for a run of any parts. */
export type GlobPart = "**" | readonly GlobChar[];

/** How a glob is read. */
export interface GlobSyntax {
  /** `class`: `[0-9]` is one of these characters; `text`: brackets stand for themselves, as in the name `dependabot[bot]`. */
  readonly brackets: "class" | "text";
}

/** Enough for any list somebody writes; braces within braces multiply. */
const MOST_ALTERNATIVES = 500;

/**
 * The patterns a glob stands for, one for each way through its braces. Never throws: what is no glob stands for itself, and
 * `globFault` tells what is wrong with it.
 */
export function parseGlob(glob: string, syntax: GlobSyntax): readonly (readonly GlobPart[])[] {
  const patterns = alternatives(glob) ?? [glob];
  return patterns.map((pattern) =>
    // A slash is in no class, so it parts a pattern wherever it stands.
    pattern
      .replace(/^\.\//, "")
      .split("/")
      .map((part) => parsePart(part, syntax)),
  );
}

/** What is wrong with a glob, and what to write instead, to follow after it; undefined when it is fine. */
export function globFault(glob: string, syntax: GlobSyntax): string | undefined {
  if (/[@+*?!]\([^)]*\|[^)]*\)/.test(glob)) return "is no glob: write {a,b} where either may stand, not (a|b)";
  if (/\{[^{},]*\.\.[^{},]*\}/.test(glob)) return "is no glob: write {1,2,3} or [1-3], not {1..3}";
  if (alternatives(glob) === undefined)
    return `is no glob: its braces make more than ${MOST_ALTERNATIVES} names: write several`;
  const plain = glob.replaceAll(/\\./gsu, "");
  if (syntax.brackets === "class") {
    const rest = plain.replaceAll(CLASSES, (written) => (classTest(written) === undefined ? "[" : ""));
    if (rest.includes("["))
      return "is no valid glob: write [0-9] for one of several characters, and \\[ for a bracket itself";
  }
  if (plain.split("{").length !== plain.split("}").length)
    return "is no valid glob: write both braces of {a,b}, and \\{ for a brace itself";
  return undefined;
}

const BRACES = /(?<!\\)\{((?:[^{}\\]|\\.)*,(?:[^{}\\]|\\.)*)\}/su;

/** `a{b,c}d` → `abd`, `acd`; braces without a comma stand for themselves. Undefined when there are too many. */
function alternatives(glob: string): readonly string[] | undefined {
  let unfolded = [glob];
  for (;;) {
    const next = unfolded.flatMap((pattern) => {
      const found = BRACES.exec(pattern);
      if (found === null) return [pattern];
      const [whole, inner = ""] = found;
      const [before, after] = [pattern.slice(0, found.index), pattern.slice(found.index + whole.length)];
      return inner.split(/(?<!\\),/).map((choice) => `${before}${choice}${after}`);
    });
    if (next.length > MOST_ALTERNATIVES) return undefined;
    if (next.length === unfolded.length) return next;
    unfolded = next;
  }
}

const CLASS = /^\[[!^]?\]?(?:[^\]\\/]|\\.)*\]/su;
const CLASSES = /\[[!^]?\]?(?:[^\]\\/]|\\.)*\]/gsu;

function parsePart(part: string, { brackets }: GlobSyntax): GlobPart {
  if (part === "**") return part;
  const chars: GlobChar[] = [];
  for (let rest = part; rest !== ""; ) {
    const [written = ""] = (brackets === "class" ? CLASS.exec(rest) : null) ?? /^\\.|^./su.exec(rest) ?? [];
    chars.push(charOf(written));
    rest = rest.slice(written.length);
  }
  return chars;
}

function charOf(written: string): GlobChar {
  if (written === "*") return written;
  if (written === "?") return () => true;
  const inClass = written.length > 1 && written.startsWith("[") ? classTest(written) : undefined;
  if (inClass !== undefined) return inClass;
  const literal = written.startsWith("\\") && written.length > 1 ? written.slice(1) : written;
  return (char) => char === literal;
}

/** A class such as `[0-9]` or `[!a-f]` as a test; undefined when its range runs backwards, or the like. */
function classTest(written: string): ((char: string) => boolean) | undefined {
  const [, not = "", first = "", members = ""] = /^\[([!^]?)(\]?)(.*)\]$/su.exec(written) ?? [];
  const inJs = members.replaceAll("[", "\\[").replaceAll(/\\([^\]\\^[-])/gsu, "$1");
  try {
    const regex = new RegExp(`^[${not === "" ? "" : "^"}${first === "" ? "" : "\\]"}${inJs}]$`, "su");
    return (char) => regex.test(char);
  } catch {
    return undefined;
  }
}
