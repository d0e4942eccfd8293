import pico from "picocolors";
import stringWidth from "string-width";
import type { TriggerToken } from "../../shared/gitlab/pipeline.ts";
import { type TriggerTokenState, triggerTokenState } from "../../shared/gitlab/trigger-token-state.ts";
import { printable } from "../../shared/text/printable.ts";
import { ago } from "./ago.ts";

/** How a table is drawn. */
export interface TableStyle {
  readonly colour: boolean;
  /** Whether tokens are a column, as far as they are known. */
  readonly showTokens: boolean;
}

interface Cell {
  readonly text: string;
  readonly look?: "good" | "warn" | "bad" | "dim";
}

const LONGEST_DESCRIPTION = 48;

/** Trigger tokens as lines of a table with a head, the oldest first. */
export function tokenTable(tokens: readonly TriggerToken[], now: Date, style: TableStyle): readonly string[] {
  const head = ["ID", "DESCRIPTION", "OWNER", "LAST USED", "CREATED", "EXPIRES", "STATE"];
  const rows = tokens.toSorted((one, other) => one.id - other.id).map((token) => cellsOf(token, now, style));
  const table = [
    [...head, ...(style.showTokens ? ["TOKEN"] : [])].map((text): Cell => ({ text, look: "dim" })),
    ...rows,
  ];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((cells) => stringWidth(cells[column]?.text ?? ""))),
  );
  const colours = pico.createColors(style.colour);
  const paint = { good: colours.green, warn: colours.yellow, bad: colours.red, dim: colours.dim };
  return table.map((cells) =>
    cells
      .map(({ text, look }, column) => {
        const gap = column === cells.length - 1 ? "" : " ".repeat((widths[column] ?? 0) - stringWidth(text));
        return (look === undefined ? text : paint[look](text)) + gap;
      })
      .join("  "),
  );
}

function cellsOf(token: TriggerToken, now: Date, { showTokens }: TableStyle): readonly Cell[] {
  const { id, description, owner, lastUsed, createdAt, expiresAt } = token;
  return [
    { text: String(id) },
    description === "" ? { text: "(none)", look: "dim" } : { text: printable(description, LONGEST_DESCRIPTION) },
    owner === undefined ? { text: "nobody", look: "warn" } : { text: `@${printable(owner.username, 40)}` },
    lastUsed === undefined ? { text: "never", look: "dim" } : { text: ago(lastUsed, now) },
    { text: day(createdAt) },
    expiresAt === undefined ? { text: "never", look: "dim" } : { text: day(expiresAt) },
    STATES[triggerTokenState(token, now)](token, now),
    ...(showTokens ? [{ text: printable(shown(token.token), 120) }] : []),
  ];
}

const STATES: Readonly<Record<TriggerTokenState, (token: TriggerToken, now: Date) => Cell>> = {
  active: () => ({ text: "active", look: "good" }),
  expiring: ({ expiresAt = "" }, now) => ({ text: `expires ${ago(expiresAt, now)}`, look: "warn" }),
  expired: () => ({ text: "expired", look: "bad" }),
  legacy: () => ({ text: "legacy, no owner", look: "bad" }),
};

/** Of tokens of others GitLab gives the first four characters, which looks like a token that was cut off by mistake. */
function shown(token: string): string {
  return token.length > 4 ? token : `${token}…`;
}

function day(instant: string | undefined): string {
  return instant === undefined ? "" : printable(instant.slice(0, 10));
}
