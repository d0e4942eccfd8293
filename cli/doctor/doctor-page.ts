import pico from "picocolors";
import type { CheckName, Finding } from "../../action/doctor/finding.ts";
import { troubleshootingLink } from "../../shared/errors/describe.ts";
import { printableWhole } from "../../shared/text/printable.ts";

/** How findings are drawn. */
export interface DoctorStyle {
  readonly colour: boolean;
  readonly unicode: boolean;
  /** How wide a line may be; absent where nothing bounds it. */
  readonly columns?: number;
}

const GROUPS: readonly (readonly [title: string, checks: readonly CheckName[]])[] = [
  ["Inputs", ["inputs"]],
  ["Server", ["address", "certificate", "clock", "version", "rate-limit"]],
  ["Tokens", ["access-token", "oauth-token", "job-token", "trigger-token"]],
  ["Project", ["project", "role", "job-token-access"]],
  ["Starting a pipeline", ["ref", "protection", "variables", "start", "spec-inputs", "ci-file"]],
  ["Afterwards", ["reading", "artifacts", "acting"]],
];

/** The title of the group a check is in. */
function groupOf(check: CheckName): string {
  return GROUPS.find(([, checks]) => checks.includes(check))?.[0] ?? "";
}

const MARKS = {
  unicode: { ok: "✓", warning: "!", failed: "✗", "not-checked": "·" },
  ascii: { ok: "+", warning: "!", failed: "x", "not-checked": "." },
} as const;

/** The longest name of a check. */
const NAME_WIDTH = 16;
const INDENT = 2 + 1 + 1 + NAME_WIDTH + 1;
/** Narrower than this, wrapped text would be a column of words. */
const NARROWEST = 30;
const WIDEST = 120;

/**
 * Findings as lines for a person, one after the other as they are made: in groups, each with a mark, what was found, and what
 * to do. What was not checked for one and the same reason takes one line, so the last finding may still be held back.
 */
export class DoctorPage {
  readonly #style: DoctorStyle;
  #group = "";
  #held: Merged | undefined;

  constructor(style: DoctorStyle) {
    this.#style = style;
  }

  /** The lines that are sure with this finding. */
  add({ check, ...finding }: Finding): readonly string[] {
    const held = this.#held;
    if (held !== undefined && finding.state === "not-checked" && held.says === finding.says) {
      this.#held = { ...held, checks: [...held.checks, check] };
      return [];
    }
    const before = this.end();
    const merged = { ...finding, checks: [check] };
    if (finding.state !== "not-checked") return [...before, ...this.#lines(merged)];
    this.#held = merged;
    return before;
  }

  /** What was held back. */
  end(): readonly string[] {
    const held = this.#held;
    this.#held = undefined;
    return held === undefined ? [] : this.#lines(held);
  }

  #lines(finding: Merged): readonly string[] {
    const group = groupOf(finding.checks[0] ?? "inputs");
    const isNew = group !== this.#group;
    const gap = this.#group === "" ? [] : [""];
    this.#group = group;
    const title = isNew ? [...gap, pico.createColors(this.#style.colour).bold(group)] : [];
    return [...title, ...linesOf(finding, this.#style)];
  }
}

interface Merged extends Omit<Finding, "check"> {
  readonly checks: readonly CheckName[];
}

function linesOf({ checks, state, says, fix, code }: Merged, style: DoctorStyle): readonly string[] {
  const colours = pico.createColors(style.colour);
  const paint = { ok: colours.green, warning: colours.yellow, failed: colours.red, "not-checked": colours.dim }[state];
  const mark = paint(MARKS[style.unicode ? "unicode" : "ascii"][state]);
  const [first = "", ...others] = checks;
  const text = others.length === 0 ? says : `${says} Nor were checked: ${others.join(", ")}.`;
  const room = style.columns === undefined ? undefined : Math.min(WIDEST, style.columns) - INDENT;
  const fold = (line: string) => (room === undefined || room < NARROWEST ? [line] : wrapped(line, room));
  const told = text.split("\n").flatMap((line) => fold(printableWhole(line, 2_000)));
  const why =
    fix === undefined
      ? []
      : fold(printableWhole(`${state === "not-checked" ? "to check it" : "what to do"}: ${fix}`, 2_000));
  const more = state === "failed" && code !== undefined ? [`more: ${troubleshootingLink(code)}`] : [];
  const dim = state === "not-checked" ? colours.dim : (line: string) => line;
  const [head = "", ...rest] = told;
  const pad = " ".repeat(INDENT);
  return [
    `  ${mark} ${first.padEnd(NAME_WIDTH)} ${dim(head)}`,
    ...rest.map((line) => pad + dim(line)),
    ...why.map((line) => pad + dim(line)),
    ...more.map((line) => pad + colours.dim(line)),
  ];
}

/** Breaks at blanks; a word that is longer than a line stays whole, since it may be a URL. */
function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
