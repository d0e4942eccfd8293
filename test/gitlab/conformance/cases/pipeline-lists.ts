import { expect } from "vitest";
import { expectMessage, expectPaged, freshPipeline, pipelinePath, trigger } from "../arrange.ts";
import { type Answer, numberIn, type Pairs, type Row, rowOf, rowsOf, textIn } from "../call.ts";
import { casesOf, type Lab } from "../case.ts";

const pipelines = casesOf("pipelines");

const LISTED_KEYS = [
  "id",
  "iid",
  "project_id",
  "sha",
  "ref",
  "status",
  "source",
  "created_at",
  "updated_at",
  "web_url",
  "name",
];

const OWN = ["project", "ref", "triggerToken", "maintainerToken"] as const;

const DAY_MS = 86_400_000;

/** Lists of pipelines: what a row has and what the filters let through. */
export const PIPELINE_LISTS = [
  pipelines(39, "are listed, paged, with exactly the documented keys", { needs: OWN }, async (lab) => {
    const pipeline = await freshPipeline(lab);

    const answer = await list(lab, {});

    expect(answer.status, answer.text).toBe(200);
    expectPaged(answer);
    const [newest] = rowsOf(answer);
    expect(newest?.["id"]).toBe(pipeline["id"]);
    expect(Object.keys(newest ?? {})).toEqual(expect.arrayContaining(LISTED_KEYS));
    if (lab.exact) expect(Object.keys(newest ?? {}).sort()).toEqual(LISTED_KEYS.toSorted());
  }),

  ...(
    [
      ["running", ["running"]],
      ["pending", ["pending"]],
      ["finished", ["success", "failed", "canceled"]],
    ] as const
  ).map(([scope, statuses]) =>
    pipelines(40, `of scope ${scope} are only those that are ${statuses.join(", ")}`, { needs: OWN }, (lab) =>
      expectFiltered(lab, { scope }, (row) => (statuses as readonly string[]).includes(textIn(row, "status"))),
    ),
  ),

  ...["scope", "status", "source", "sort"].map((filter) =>
    pipelines(41, `with an unknown ${filter} → 400`, { needs: ["project", "maintainerToken"] }, async (lab) => {
      const answer = await list(lab, { [filter]: "invalid" });

      expect(answer.status).toBe(400);
      expect(answer.json).toHaveProperty("error");
    }),
  ),

  ...[{ ref: "invalid-ref" }, { username: "no-such-user-1f9" }].map((query) =>
    pipelines(
      42,
      `by an unknown ${Object.keys(query).join()} → 200 and none`,
      { needs: ["project", "maintainerToken"] },
      async (lab) => {
        const answer = await list(lab, query);

        expect(answer.status).toBe(200);
        expect(answer.json).toEqual([]);
      },
    ),
  ),

  pipelines(43, "updated between two instants are only those", { needs: OWN }, async (lab) => {
    const now = await newestUpdate(lab);
    const [from, to] = [new Date(now - 3 * DAY_MS), new Date(now - DAY_MS)];

    await expectFiltered(
      lab,
      { updated_before: to.toISOString(), updated_after: from.toISOString() },
      (row) => updatedAt(row) > from.getTime() && updatedAt(row) < to.getTime(),
    );
  }),

  ...(["web", "trigger", "pipeline"] as const).map((source) =>
    pipelines(44, `of source ${source} are only those`, { needs: OWN }, (lab) =>
      expectFiltered(lab, { source }, (row) => row["source"] === source),
    ),
  ),

  pipelines(44, "of one name are only those", { needs: OWN }, async (lab) => {
    const pipeline = await freshPipeline(lab);
    const name = `Build pipeline ${numberIn(pipeline, "id")}`;
    const renamed = await lab.gitlab.put(`${pipelinePath(lab, pipeline)}/metadata`, {
      as: lab.have.maintainerToken,
      form: { name },
    });
    expect(renamed.status, renamed.text).toBe(200);

    const rows = rowsOf(await list(lab, { name }));

    expect(rows.map(({ id }) => id)).toEqual([pipeline["id"]]);
    expect(rows[0]?.["name"]).toBe(name);
  }),

  pipelines(
    45,
    "are hidden from a user who is no member → 404 Project Not Found",
    { needs: ["project", "ref", "triggerToken", "strangerToken"] },
    async (lab) => {
      const path = pipelinePath(lab, await freshPipeline(lab));
      const all = `projects/${lab.have.project}/pipelines`;
      const stranger = { as: lab.have.strangerToken };

      for (const hidden of [all, `${all}/latest`, path, `${path}/jobs`, `${path}/bridges`, `${path}/variables`]) {
        expectMessage(lab, await lab.gitlab.get(hidden, stranger), 404, "404 Project Not Found");
      }
      for (const action of ["retry", "cancel"]) {
        expectMessage(lab, await lab.gitlab.post(`${path}/${action}`, stranger), 404, "404 Project Not Found");
      }
      expectMessage(lab, await lab.gitlab.delete(path, stranger), 404, "404 Project Not Found");
    },
  ),

  pipelines(46, "unknown by id → 404 Not found", { needs: ["project", "maintainerToken"] }, async (lab) => {
    const answer = await lab.gitlab.get(pipelinePath(lab, "999999999"), { as: lab.have.maintainerToken });

    expectMessage(lab, answer, 404, "404 Not found");
  }),

  pipelines(
    47,
    "of a dangling source are shown by id",
    { needs: ["project", "danglingPipeline", "maintainerToken"] },
    async (lab) => {
      const answer = await lab.gitlab.get(pipelinePath(lab, lab.have.danglingPipeline), {
        as: lab.have.maintainerToken,
      });

      expect(answer.status, answer.text).toBe(200);
      expect(rowOf(answer)["id"]).toBe(Number(lab.have.danglingPipeline));
    },
  ),

  pipelines(
    48,
    "latest is the newest of the default branch, or of the ref asked for",
    { needs: ["project", "ref", "branch", "triggerToken", "maintainerToken"] },
    async (lab) => {
      const onDefault = await freshPipeline(lab);
      const onBranch = rowOf(await trigger(lab, lab.have.triggerToken, lab.have.branch));
      expect(onBranch["id"]).not.toBe(onDefault["id"]);

      const latest = (query: Pairs) =>
        lab.gitlab.get(`projects/${lab.have.project}/pipelines/latest`, { as: lab.have.maintainerToken, query });

      expect(rowOf(await latest({}))["id"]).toBe(onDefault["id"]);
      expect(rowOf(await latest({ ref: lab.have.branch }))["id"]).toBe(onBranch["id"]);
    },
  ),
];

type Reader = Lab<"project" | "maintainerToken">;
type Maker = Lab<"project" | "ref" | "triggerToken" | "maintainerToken">;

function list({ have, gitlab }: Reader, query: Pairs): Promise<Answer> {
  return gitlab.get(`projects/${have.project}/pipelines`, { as: have.maintainerToken, query });
}

/** Expects a filter to let through exactly those of the hundred newest pipelines that `fits` says, and some if seeded. */
async function expectFiltered(lab: Maker, query: Record<string, string>, fits: (row: Row) => boolean): Promise<void> {
  const fresh = await freshPipeline(lab);
  const all = rowsOf(await list(lab, { per_page: "100" }));
  expect(ids(all)).toContain(fresh["id"]);

  const answer = await list(lab, { ...query, per_page: "100" });

  expect(answer.status, answer.text).toBe(200);
  const rows = rowsOf(answer);
  expect(rows.every(fits)).toBe(true);
  const [seen, wanted] = [ids(rows), ids(all.filter(fits))];
  expect(wanted.filter((id) => !seen.includes(id))).toEqual([]);
  if (lab.exact) {
    expect(seen).toEqual(wanted);
    expect(seen.length, "the stand-in is seeded with at least one").toBeGreaterThan(0);
    expect(seen.length, "and with others").toBeLessThan(all.length);
  }
}

/** The server's own idea of "now", near enough to count days from. */
async function newestUpdate(lab: Reader): Promise<number> {
  return Math.max(...rowsOf(await list(lab, { per_page: "100" })).map(updatedAt));
}

function updatedAt(row: Row): number {
  return Date.parse(textIn(row, "updated_at"));
}

function ids(rows: readonly Row[]): readonly number[] {
  return rows.map((row) => numberIn(row, "id"));
}
