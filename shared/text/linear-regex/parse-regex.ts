/** A regular expression as a tree. A repetition without an end has `max` infinite. */
export type RegexNode =
  /** One code point. */
  | { readonly kind: "char"; readonly test: (char: string) => boolean }
  /** A place between two code points; at the ends of the text one is absent. */
  | { readonly kind: "place"; readonly holds: (before: string | undefined, after: string | undefined) => boolean }
  | { readonly kind: "sequence"; readonly of: readonly RegexNode[] }
  | { readonly kind: "either"; readonly of: readonly RegexNode[] }
  | { readonly kind: "repeat"; readonly of: RegexNode; readonly min: number; readonly max: number };

interface Flags {
  readonly i: boolean;
  readonly s: boolean;
  readonly m: boolean;
}

/** RE2's own limit on a counted repetition. */
const MOST_REPEATS = 1_000;
const DEEPEST = 50;

const CLASS_ESCAPE = /^\\(?:[dDwWsS]|[pP](?:[A-Z]|\{[A-Za-z_=]+\}))/;
const CHAR_ESCAPE = /^\\(?:x[\da-fA-F]{2}|x\{[\da-fA-F]{1,6}\}|[nrtfv]|[^A-Za-z\d])/u;

/**
 * Parses a regular expression in RE2's syntax, as far as it says whether a text matches: without back references and look-around,
 * which RE2 does not have either, and without the POSIX classes in double brackets.
 *
 * @throws Error saying what is wrong with it
 */
export function parseRegex(pattern: string): RegexNode {
  let rest = pattern;
  let depth = 0;

  function either(flags: Flags): RegexNode {
    depth += 1;
    if (depth > DEEPEST) throw new Error("it is nested too deeply");
    const [, on = ""] = /^\(\?([ims]+)\)/.exec(rest) ?? [];
    if (on !== "") rest = rest.slice(on.length + "(?)".length);
    const own = withFlags(flags, on);
    const branches = [sequence(own)];
    while (take("|")) branches.push(sequence(own));
    depth -= 1;
    return branches.length === 1 && branches[0] !== undefined ? branches[0] : { kind: "either", of: branches };
  }

  function sequence(flags: Flags): RegexNode {
    const parts: RegexNode[] = [];
    while (rest !== "" && !/^[|)]/.test(rest)) parts.push(repeated(atom(flags)));
    return { kind: "sequence", of: parts };
  }

  function repeated(of: RegexNode): RegexNode {
    const [written, sign = "", from = "0", comma = "", to = ""] =
      /^(?:([*+?])|\{(\d{1,4})(,?)(\d{0,4})\})\??/.exec(rest) ?? [];
    if (written === undefined) return of;
    rest = rest.slice(written.length);
    if (/^(?:[*+?]|\{\d)/.test(rest)) throw new Error(`two repetitions stand behind each other at ${near()}`);
    const bounds = { "*": [0, Infinity], "+": [1, Infinity], "?": [0, 1] }[sign];
    const last = to === "" ? (comma === "" ? Number(from) : Infinity) : Number(to);
    const [min = 0, max = 0] = bounds ?? [Number(from), last];
    if (min > max || min > MOST_REPEATS || (max > MOST_REPEATS && max !== Infinity))
      throw new Error(`the repetition ${written} goes beyond ${MOST_REPEATS}, or backwards`);
    return { kind: "repeat", of, min, max };
  }

  function atom(flags: Flags): RegexNode {
    if (rest.startsWith("(")) return group(flags);
    if (rest.startsWith("[")) return charClass(flags);
    if (/^[*+?]/.test(rest)) throw new Error(`nothing stands before the repetition at ${near()}`);
    if (take("^")) return place((before) => before === undefined || (flags.m && before === "\n"));
    if (take("$")) return place((_, after) => after === undefined || (flags.m && after === "\n"));
    if (take(".")) return { kind: "char", test: flags.s ? () => true : (char) => char !== "\n" };
    return rest.startsWith("\\") ? escaped(flags) : literal(flags);
  }

  function literal(flags: Flags): RegexNode {
    const char = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    rest = rest.slice(char.length);
    return oneOf(char.replace(/[\^$\\.*+?()[\]{}|/]/, "\\$&"), flags);
  }

  function group(flags: Flags): RegexNode {
    const [open, on] = /^\((?:\?(?:([ims]*):|P?<\w+>))?/.exec(rest) ?? ["("];
    if (open === "(" && rest.startsWith("(?") && !/^\(\?[ims]+\)/.test(rest))
      throw new Error(`look-around and the like at ${near()} are not supported`);
    // Flags without a colon hold for the rest of the group around them; they are read where a group begins.
    if (open === "(" && rest.startsWith("(?"))
      throw new Error(`flags stand at the beginning of the expression or of a group, not at ${near()}`);
    rest = rest.slice(open.length);
    const inner = either(withFlags(flags, on ?? ""));
    if (!take(")")) throw new Error("a group is not closed");
    return inner;
  }

  function charClass(flags: Flags): RegexNode {
    const [written, not = "", members = ""] = /^\[(\^?)(\]?(?:\\.|[^\\\]])*)\]/su.exec(rest) ?? [];
    if (written === undefined) throw new Error("a class in brackets is not closed");
    if (members.includes("[:"))
      throw new Error("POSIX classes such as [:alpha:] are not supported: write \\p{L} or a-z");
    rest = rest.slice(written.length);
    const inJs = members
      .replace(/^\]/, "\\]")
      .replaceAll(/\\x\{([^}]*)\}/g, "\\u{$1}")
      .replaceAll(/\\([^A-Za-z\d^$\\.*+?()[\]{}|/-])/gu, "$1");
    return oneOf(`[${not}${inJs}]`, flags);
  }

  function escaped(flags: Flags): RegexNode {
    if (take("\\A")) return place((before) => before === undefined);
    if (take("\\z")) return place((_, after) => after === undefined);
    if (take("\\b")) return place((before, after) => isWord(before) !== isWord(after));
    if (take("\\B")) return place((before, after) => isWord(before) === isWord(after));
    const [written] = CLASS_ESCAPE.exec(rest) ?? CHAR_ESCAPE.exec(rest) ?? [];
    if (written === undefined) throw new Error(`${near()} is no escape of RE2; back references are not supported`);
    rest = rest.slice(written.length);
    const inJs = written.replace(/^\\x\{/, "\\u{").replace(/^\\([^A-Za-z\d^$\\.*+?()[\]{}|/-])$/u, "$1");
    return oneOf(inJs === "\\-" ? "-" : inJs.replace(/^\\([pP])([A-Z])$/, "\\$1{$2}"), flags);
  }

  function take(text: string): boolean {
    if (!rest.startsWith(text)) return false;
    rest = rest.slice(text.length);
    return true;
  }

  function near(): string {
    return `"${rest.slice(0, 10)}"`;
  }

  const tree = either({ i: false, s: false, m: false });
  if (rest !== "") throw new Error("a parenthesis is closed that was not opened");
  return tree;
}

/** One code point, tested by JavaScript's own expression for it: on a single character there is nothing to go back over. */
function oneOf(source: string, { i }: Flags): RegexNode {
  let regex: RegExp;
  try {
    regex = new RegExp(`^(?:${source})$`, i ? "isu" : "su");
  } catch {
    throw new Error(`${source} is no character or class`);
  }
  return { kind: "char", test: (char) => regex.test(char) };
}

function place(holds: (before: string | undefined, after: string | undefined) => boolean): RegexNode {
  return { kind: "place", holds };
}

function withFlags(flags: Flags, on: string): Flags {
  return { i: flags.i || on.includes("i"), s: flags.s || on.includes("s"), m: flags.m || on.includes("m") };
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /^\w$/.test(char);
}
