import { expect } from "vitest";
import { expectMessage, expectPaged, usernameOf } from "../arrange.ts";
import { type Answer, numberIn, type Row, rowIn, rowOf, rowsOf } from "../call.ts";
import { casesOf, type Lab } from "../case.ts";

const tokens = casesOf("trigger tokens");

const DAY_MS = 86_400_000;

/** Managing trigger tokens: who may, and what is shown to whom. Every token a case makes is deleted again. */
export const TRIGGER_TOKENS = [
  tokens(
    29,
    "are listed to a maintainer, whole only to their owner",
    { needs: ["project", "triggerToken", "developerTriggerToken", "maintainerToken"] },
    async (lab) => {
      const answer = await lab.gitlab.get(triggers(lab), {
        as: lab.have.maintainerToken,
        query: { per_page: "100" },
      });

      expect(answer.status, answer.text).toBe(200);
      expectPaged(answer);
      const rows = rowsOf(answer);
      expect(rows.filter((row) => row["token"] === lab.have.triggerToken)).toHaveLength(1);
      const username = await usernameOf(lab, lab.have.maintainerToken);
      const foreign = rows.filter((row) => rowIn(row, "owner")["username"] !== username);
      expect(foreign.map((row) => row["token"])).toContain(lab.have.developerTriggerToken.slice(0, 4));
      expect(foreign.every((row) => String(row["token"]).length === 4)).toBe(true);
      if (lab.exact) expect(rows).toHaveLength(2);
    },
  ),

  tokens(30, "are not listed to an anonymous caller → 401", { needs: ["project"] }, async (lab) => {
    const answer = await lab.gitlab.get(triggers(lab));

    expect(answer.status).toBe(401);
  }),

  tokens(31, "with an impossible id → 404", { needs: ["project", "maintainerToken"] }, async (lab) => {
    const answer = await lab.gitlab.get(`${triggers(lab)}/-5`, { as: lab.have.maintainerToken });

    expect(answer.status).toBe(404);
  }),

  tokens(32, "are not shown to an anonymous caller → 401", { needs: ["project", "maintainerToken"] }, async (lab) => {
    await withToken(lab, async (path) => {
      expect((await lab.gitlab.get(path)).status).toBe(401);
      expect((await lab.gitlab.get(path, { as: lab.have.maintainerToken })).status).toBe(200);
    });
  }),

  tokens(33, "are made with a description → 201", { needs: ["project", "maintainerToken"] }, async (lab) => {
    const answer = await create(lab, { description: "trigger" });

    expect(answer.status, answer.text).toBe(201);
    const row = rowOf(answer);
    await remove(lab, row);
    expect(row).toMatchObject({ description: "trigger", last_used: null, expires_at: null });
    expect(String(row["token"]).length).toBeGreaterThan(20);
    expect(rowIn(row, "owner")["username"]).toBe(await usernameOf(lab, lab.have.maintainerToken));
  }),

  tokens(34, "are not made without a description → 400", { needs: ["project", "maintainerToken"] }, async (lab) => {
    expect((await create(lab, {})).status).toBe(400);
  }),

  tokens(
    35,
    "keep the instant of their expiry, in UTC with milliseconds",
    { needs: ["project", "maintainerToken"], unconfirmed: "that the feature `trigger_token_expiration` is on" },
    async (lab) => {
      const instant = new Date(Date.now() + 20 * DAY_MS);
      const inBerlin = new Date(instant.getTime() + DAY_MS / 12).toISOString().replace("Z", "+02:00");

      const answer = await create(lab, { description: "expiring", expires_at: inBerlin });

      expect(answer.status, answer.text).toBe(201);
      const row = rowOf(answer);
      await remove(lab, row);
      expect([instant.toISOString(), null]).toContain(row["expires_at"]);
      lab.softly("M", () => expect(row["expires_at"]).not.toBeNull());
    },
  ),

  tokens(
    35,
    "that would live 20 years → 400",
    { needs: ["project", "maintainerToken"], unconfirmed: "that the feature `trigger_token_expiration` is on" },
    async (lab) => {
      const tooLate = new Date(Date.now() + 20 * 366 * DAY_MS).toISOString();

      const answer = await create(lab, { description: "immortal", expires_at: tooLate });

      const ignored = answer.status === 201 && rowOf(answer)["expires_at"] === null;
      if (answer.status === 201) await remove(lab, rowOf(answer));
      expect(answer.status === 400 || ignored, answer.text).toBe(true);
      lab.softly("M", () => expect(ignored).toBe(false));
    },
  ),

  tokens(36, "are not made by a developer → 403", { needs: ["project", "developerToken"] }, async (lab) => {
    const answer = await lab.gitlab.post(triggers(lab), {
      as: lab.have.developerToken,
      form: { description: "trigger" },
    });

    expectMessage(lab, answer, 403, /^403 Forbidden/);
  }),

  tokens(
    36,
    "that fail validation → 400 Bad request with the reason",
    { needs: ["project", "maintainerToken"], unconfirmed: "that a blank description fails validation" },
    async (lab) => {
      const answer = await create(lab, { description: " " });

      const accepted = answer.status === 201 && rowOf(answer)["description"] === " ";
      if (answer.status === 201) await remove(lab, rowOf(answer));
      expect(answer.status === 400 || accepted, answer.text).toBe(true);
      lab.softly("M", () => expectMessage(lab, answer, 400, /^400 Bad request - ./));
    },
  ),

  tokens(37, "are renamed by their owner → 200", { needs: ["project", "maintainerToken"] }, async (lab) => {
    await withToken(lab, async (path) => {
      const answer = await lab.gitlab.put(path, { as: lab.have.maintainerToken, form: { description: "renamed" } });

      expect(answer.status, answer.text).toBe(200);
      expect(rowOf(answer)["description"]).toBe("renamed");
      const after = await lab.gitlab.get(path, { as: lab.have.maintainerToken });
      expect(rowOf(after)["description"]).toBe("renamed");
    });
  }),

  tokens(
    37,
    "of somebody else are not renamed → 403 with the reason",
    { needs: ["project", "developerTriggerToken", "maintainerToken"] },
    async (lab) => {
      const maintainer = { as: lab.have.maintainerToken };
      const username = await usernameOf(lab, lab.have.maintainerToken);
      const rows = rowsOf(await lab.gitlab.get(triggers(lab), { ...maintainer, query: { per_page: "100" } }));
      const foreign = rows.find((row) => rowIn(row, "owner")["username"] !== username);
      const path = `${triggers(lab)}/${numberIn(foreign ?? {}, "id")}`;

      const answer = await lab.gitlab.put(path, { ...maintainer, form: { description: "taken over" } });

      expectMessage(lab, answer, 403, /^403 Forbidden - ./);
      expect(rowOf(await lab.gitlab.get(path, maintainer))["description"]).toBe(foreign?.["description"]);
    },
  ),

  tokens(
    38,
    "are deleted by a maintainer → 204, and then are gone",
    { needs: ["project", "maintainerToken"] },
    async (lab) => {
      const path = `${triggers(lab)}/${numberIn(rowOf(await create(lab, { description: "short-lived" })), "id")}`;

      const answer = await lab.gitlab.delete(path, { as: lab.have.maintainerToken });

      expect(answer.status, answer.text).toBe(204);
      expect(answer.bytes).toHaveLength(0);
      expect((await lab.gitlab.delete(path, { as: lab.have.maintainerToken })).status).toBe(404);
    },
  ),

  tokens(
    38,
    "changed since the date of a conditional delete → 412",
    { needs: ["project", "maintainerToken"] },
    async (lab) => {
      await withToken(lab, async (path) => {
        const answer = await lab.gitlab.delete(path, {
          as: lab.have.maintainerToken,
          headers: { "If-Unmodified-Since": "Mon, 01 Jan 2001 00:00:00 GMT" },
        });

        expect(answer.status).toBe(412);
        expect((await lab.gitlab.get(path, { as: lab.have.maintainerToken })).status).toBe(200);
      });
    },
  ),

  tokens(
    38,
    "are not deleted by a developer → 403, nor by an anonymous caller → 401",
    { needs: ["project", "maintainerToken", "developerToken"] },
    async (lab) => {
      await withToken(lab, async (path) => {
        expect((await lab.gitlab.delete(path, { as: lab.have.developerToken })).status).toBe(403);
        expect((await lab.gitlab.delete(path)).status).toBe(401);
      });
    },
  ),
];

type Managed = Lab<"project" | "maintainerToken">;

function triggers({ have }: Lab<"project">): string {
  return `projects/${have.project}/triggers`;
}

function create(lab: Managed, form: Readonly<Record<string, string>>): Promise<Answer> {
  return lab.gitlab.post(triggers(lab), { as: lab.have.maintainerToken, form });
}

async function remove(lab: Managed, token: Row): Promise<void> {
  await lab.gitlab.delete(`${triggers(lab)}/${numberIn(token, "id")}`, { as: lab.have.maintainerToken });
}

/** Lends a fresh trigger token, by its path, and deletes it afterwards. */
async function withToken(lab: Managed, use: (path: string) => Promise<void>): Promise<void> {
  const created = await create(lab, { description: "trigger" });
  expect(created.status, created.text).toBe(201);
  try {
    await use(`${triggers(lab)}/${numberIn(rowOf(created), "id")}`);
  } finally {
    await remove(lab, rowOf(created));
  }
}
