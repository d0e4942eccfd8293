import { describe, expect, it } from "vitest";
import type { Database, Row, SqlValue } from "../../../../relay/store/postgres/database.ts";
import { LeavingNotes } from "../../../../relay/store/postgres/leaving.ts";
import { CodedError } from "../../../../shared/errors/coded-error.ts";

describe("noting that requests leave", () => {
  it("asks once for those of one turn of the event loop, and lets each go that was noted", async () => {
    const asked: unknown[] = [];
    const notes = notesOn((given) => {
      asked.push(given);
      return [row("a", 1), row("c", 2)];
    });

    const noted = await Promise.allSettled([notes.note("a", 1), notes.note("b", 1), notes.note("c", 2)]);

    expect(noted).toMatchObject([
      { status: "fulfilled" },
      { status: "rejected", reason: { code: "DELIVERY_LEASE_LOST" } },
      { status: "fulfilled" },
    ]);
    expect(asked).toHaveLength(1);
  });

  it("does not trust an answer that is so old that others may have taken the relay for gone since", async () => {
    const answers = [[row("a", 1)], []];
    let ms = 0;
    const notes = notesOn(
      () => {
        // The process was stopped before it could read the first answer.
        ms += answers.length > 1 ? 60_000 : 1;
        return answers.shift() ?? [];
      },
      () => ms,
    );

    await expect(notes.note("a", 1)).rejects.toMatchObject({ code: "DELIVERY_LEASE_LOST" });
  });

  it("lets nothing go when every answer comes too late", async () => {
    let ms = 0;
    const notes = notesOn(
      () => {
        ms += 6_000;
        return [row("a", 1)];
      },
      () => ms,
    );

    await expect(notes.note("a", 1)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  it("fails with what the store says where it cannot be noted", async () => {
    const away = new CodedError("STORE_UNAVAILABLE", "The server is away.");
    const notes = notesOn(() => {
      throw away;
    });

    await expect(notes.note("a", 1)).rejects.toBe(away);
  });
});

function notesOn(answer: (given: SqlValue | undefined) => readonly Row[], monotonicMs = () => 0): LeavingNotes {
  const query = async (_: string, values: readonly SqlValue[] = []) => answer(values[0]);
  const queries = { query, queryOnce: query, script: query };
  const database: Pick<Database, "run"> = { run: (_, work) => work(queries) };
  return new LeavingNotes(database, { clock: { monotonicMs }, byPass: false });
}

function row(id: string, number: number): Row {
  return { id, number };
}
