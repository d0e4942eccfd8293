import { type Document, isAlias, isMap, isScalar, isSeq, visit } from "yaml";
import { printable } from "../text/printable.ts";
import { isNeverClosed, type Position, type SyntaxFault, syntaxFaults } from "./syntax-faults.ts";
import { isMergeKey, mergedBy } from "./yaml-merge.ts";

type Place = (offset: number) => Position;

/** Enough to begin with. */
const MOST_FAULTS = 20;

/** What is wrong with the writing of a YAML document, whatever it says: its syntax, aliases of nothing, `<<` with no map. */
export function yamlFaults(doc: Document.Parsed, place: Place): readonly SyntaxFault[] {
  const found = [...doc.errors, ...doc.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  const openings = found.some(({ message }) => isNeverClosed(message)) ? openingsOf(doc) : [];
  const parsers = found.map(({ pos, code, message }) => ({
    ...place(isNeverClosed(message) ? openingBefore(openings, pos[0], message) : pos[0]),
    code,
    message,
  }));
  const all = [...syntaxFaults(parsers), ...aliasFaults(doc, place), ...mergeFaults(doc, place)];
  const byPlace = new Map(all.map((fault) => [`${fault.line}:${fault.column} ${fault.text}`, fault]));
  return [...byPlace.values()].slice(0, MOST_FAULTS);
}

/** A node that quotes or brackets may stand around. */
interface Opening {
  readonly kind: "}" | "]" | "quote";
  readonly from: number;
  readonly to: number;
}

/** All of a document, outer before inner; looked for once, since a file may have thousands of faults. */
function openingsOf(doc: Document.Parsed): readonly Opening[] {
  const openings: Opening[] = [];
  visit(doc, {
    Node: (_, node) => {
      const kind = isScalar(node) ? "quote" : flowKind(node);
      if (kind !== undefined && node.range) openings.push({ kind, from: node.range[0], to: node.range[2] });
    },
  });
  return openings;
}

function flowKind(node: unknown): "}" | "]" | undefined {
  if (isMap(node) && node.flow === true) return "}";
  return isSeq(node) && node.flow === true ? "]" : undefined;
}

/** Where the quote or bracket begins that is still open at `offset`: the innermost of its kind. */
function openingBefore(openings: readonly Opening[], offset: number, message: string): number {
  const last = message.at(-1);
  const wanted = last === "}" || last === "]" ? last : "quote";
  return openings.findLast(({ kind, from, to }) => kind === wanted && from < offset && to >= offset)?.from ?? offset;
}

/** Aliases of anchors that are not there, or come later in the file. */
function aliasFaults(doc: Document.Parsed, place: Place): readonly SyntaxFault[] {
  const anchors = new Set<string>();
  const faults: SyntaxFault[] = [];
  visit(doc, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
      } else if (!anchors.has(node.source)) {
        const name = printable(node.source, 60);
        faults.push({ ...place(node.range?.[0] ?? 0), text: `*${name} has no anchor before it: write &${name} there` });
      }
    },
  });
  return faults;
}

/** What `<<` takes in must be a map, or a list of them; the parser says so only when it makes data of the file, and not where. */
function mergeFaults(doc: Document.Parsed, place: Place): readonly SyntaxFault[] {
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(doc) : node);
  const faults: SyntaxFault[] = [];
  visit(doc, {
    Pair: (_, { key, value }) => {
      if (!isMergeKey(key) || mergedBy(value, resolve).every((node) => isMap(node))) return;
      faults.push({
        ...place((isScalar(key) ? key.range?.[0] : undefined) ?? 0),
        text: "`<<` takes in a map, and this is none: write `<<: *name`",
      });
    },
  });
  return faults;
}
