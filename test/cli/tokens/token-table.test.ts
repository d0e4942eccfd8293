import { expect, it } from "vitest";
import { tokenTable } from "../../../cli/tokens/token-table.ts";

const now = new Date("2026-11-22T12:00:00Z");
const owner = { id: 1, username: "dora" };
const plain = { colour: false, showTokens: false };
const createdAt = "2026-01-02T03:04:05.000Z";

it("puts whose, since when, until when and how into columns, the oldest first", () => {
  const tokens = [
    { id: 14, description: "ends", token: "glpt", owner, createdAt, expiresAt: "2026-11-25T12:00:00.000Z" },
    { id: 9, description: "nightly 夜", token: "glpt", owner, createdAt, lastUsed: "2026-11-20T12:00:00.000Z" },
    { id: 12, description: "", token: "a1b2", createdAt },
    { id: 13, description: "old", token: "glpt", owner, createdAt, expiresAt: "2026-11-01T00:00:00.000Z" },
  ];

  expect(`\n${tokenTable(tokens, now, plain).join("\n")}\n`).toBe(`
ID  DESCRIPTION  OWNER   LAST USED  CREATED     EXPIRES     STATE
9   nightly 夜   @dora   2d ago     2026-01-02  never       active
12  (none)       nobody  never      2026-01-02  never       legacy, no owner
13  old          @dora   never      2026-01-02  2026-11-01  expired
14  ends         @dora   never      2026-01-02  2026-11-25  expires in 3d
`);
});

it("has tokens only where asked to, those of others as far as GitLab shows them", () => {
  const tokens = [
    { id: 1, description: "mine", token: "glptt-0123456789", owner },
    { id: 2, description: "hers", token: "glpt", owner },
  ];

  const hidden = tokenTable(tokens, now, plain).join("\n");
  const shown = tokenTable(tokens, now, { ...plain, showTokens: true }).join("\n");

  expect(hidden).not.toContain("glpt");
  expect(shown).toMatch(/mine .* glptt-0123456789\n/);
  expect(shown).toMatch(/hers .* glpt…$/);
});

it("lets no description move the cursor or make a line of its own", () => {
  const [, line = ""] = tokenTable([{ id: 1, description: "a\u001b[2Jb\nc", token: "", owner }], now, plain);

  expect(line).toContain(String.raw`a\u{1b}[2Jb\u{a}c`);
});

it("colours where it may", () => {
  const lines = tokenTable([{ id: 1, description: "x", token: "" }], now, { ...plain, colour: true });

  expect(lines.join("\n")).toContain("\u001b[31mlegacy, no owner");
});
