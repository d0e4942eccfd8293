import * as fc from "fast-check";
import { expect, it } from "vitest";
import { DECLARED_INPUTS, INPUT_ALIASES } from "../../../action/inputs/declared.generated.ts";
import { parseInputs } from "../../../action/inputs/parse.ts";
import { planRun } from "../../../action/plan/plan.ts";
import { planText } from "../../../action/plan/plan-text.ts";
import { isCoded } from "../../../shared/errors/coded-error.ts";

const NAMES = [...DECLARED_INPUTS, ...INPUT_ALIASES].map(({ name }) => name);
const WORDS = fc.constantFrom(
  ..."true false none never all play default same-branch main 7 0 5m 1h gitlab.com a/b A=1 $X glptt-x glpat-x".split(
    " ",
  ),
  ..."https://gitlab.com/a/b https://gitlab.com/a/b/-/pipelines/7 {} [] { ` \0 A: A:\t".split(" "),
  '{"A": {"B": "c"}}',
  "A: 1",
  "A:\n  - b",
  "build: x",
  "job-*, !other",
);
const SECRET = "Vk3_hush-hush";
const SECRETS = fc.constantFrom(SECRET, `glpat-${SECRET}`, `glptt-${SECRET}`, `${SECRET} `, `a\n${SECRET}`);

const raw = fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(WORDS, fc.string({ unit: "binary" }), fc.string()), {
  maxKeys: 12,
});
const env = fc.dictionary(
  fc.constantFrom(
    "GITHUB_ACTIONS",
    "GITLAB_CI",
    "CI_SERVER_URL",
    "GITHUB_REF_NAME",
    "GITHUB_RUN_ATTEMPT",
    "CI_JOB_TOKEN",
  ),
  fc.oneof(WORDS, fc.string()),
);

it("takes whatever is written, or refuses it by INPUT_INVALID, and has a plan for all it takes", async () => {
  await fc.assert(
    fc.asyncProperty(raw, env, async (written, around) => {
      const said = await parseInputs(written, around).then(
        (inputs) => [...planText(inputs), ...Object.keys(planRun(inputs))],
        (error: unknown) => (isCoded(error, "INPUT_INVALID") ? [error.message] : []),
      );

      expect(said.join("")).not.toBe("");
    }),
    { numRuns: 1_000 },
  );
});

const HOLDING_SECRETS = NAMES.filter((name) => /token$/i.test(name) && name !== "if-no-token");

it("shows no token in what it refuses, nor in the plan", async () => {
  const tokens = fc.dictionary(fc.constantFrom(...HOLDING_SECRETS), SECRETS);
  await fc.assert(
    fc.asyncProperty(raw, tokens, async (written, secret) => {
      const shown = await parseInputs({ project: "a/b", ref: "main", ...written, ...secret }).then(
        (inputs) => planText(inputs).join("\n"),
        (error: unknown) => String(error),
      );

      expect(shown).not.toContain(SECRET);
    }),
    { numRuns: 500 },
  );
});

it("shows no value of a variable, wherever it is given", async () => {
  const maps = fc.constantFrom(
    JSON.stringify({ A: SECRET, B: [SECRET] }),
    JSON.stringify({ A: SECRET }),
    `A: ${SECRET}\nB: c`,
    `A: ${SECRET}\nA: ${SECRET}`,
    `A=${SECRET}\nB="${SECRET}"`,
    `A=x,B=${SECRET}`,
    `A=${SECRET}\n${SECRET}`,
    `A: {B: ${SECRET}}`,
  );
  const given = fc.record({ variables: maps, "file-variables": maps, inputs: maps }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(given, async (written) => {
      const base = { project: "a/b", ref: "main", "access-token": "glpat-a" };
      const shown = await parseInputs({ ...base, ...written }).then(
        (inputs) => planText(inputs).join("\n"),
        (error: unknown) => String(error),
      );

      expect(shown).not.toContain(SECRET);
    }),
  );
});
