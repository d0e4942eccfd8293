import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from "yaml";
import { printable } from "../../shared/text/printable.ts";
import type { Complain } from "./complain.ts";
import type { Written, WrittenMap } from "./written.ts";

/** A map written as YAML; undefined after a complaint. Complaints name lines and keys, never values. */
export function readYamlMap(text: string, complain: Complain): WrittenMap | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number) => `line ${lines.linePos(offset).line}`;
  for (const problem of [...document.errors, ...document.warnings]) {
    const why =
      problem.code === "DUPLICATE_KEY" ? "a key is there twice" : `it is neither JSON nor YAML (${problem.code})`;
    complain(`${at(problem.pos[0])}: ${why}. Write a JSON object or a YAML map.`);
  }
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  let refused = false;
  const refuse = (problem: string) => {
    refused = true;
    complain(problem);
  };
  const written = toWritten(document.contents, refuse, at);
  if (refused) return undefined;
  if (written?.kind === "map") return written;
  complain("it is no map of names and values. Write a JSON object, or a YAML map with one `name: value` per line.");
  return undefined;
}

function toWritten(node: ParsedNode | null, refuse: Complain, at: (offset: number) => string): Written | undefined {
  if (isMap(node))
    return {
      kind: "map",
      entries: node.items.flatMap(({ key, value }) => {
        if (!isScalar(key)) return [];
        const written = value === null ? emptyScalar : toWritten(value, refuse, at);
        return written === undefined ? [] : [[String(key.value), written] as const];
      }),
    };
  if (isSeq(node))
    return {
      kind: "list",
      items: node.items.map((item) => toWritten(item, refuse, at)).filter((item) => item !== undefined),
    };
  if (isScalar(node)) return toScalar(node.value, node.source, () => refuse(unusual(at(node.range[0]))));
  if (isAlias(node))
    refuse(`${at(node.range[0])}: *${printable(node.source, 60)} refers to a value elsewhere. Write the value itself.`);
  return undefined;
}

const emptyScalar: Written = { kind: "scalar", value: null, source: "" };

function toScalar(value: unknown, source: string, refuse: () => void): Written | undefined {
  if (value === null || ["string", "number", "boolean"].includes(typeof value))
    return { kind: "scalar", value: value as string | number | boolean | null, source };
  refuse();
  return undefined;
}

function unusual(where: string): string {
  return `${where}: the value is neither text, number nor boolean. Write it in quotes.`;
}
