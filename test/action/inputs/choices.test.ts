import { describe, expect, it } from "vitest";
import { CHOICES } from "../../../action/inputs/choices.ts";
import { DECLARED_INPUTS } from "../../../action/inputs/declared.generated.ts";
import { parseInputs } from "../../../action/inputs/parse.ts";

const GIVEN = { project: "group/app", host: "gitlab.example.com", ref: "main", "trigger-token": "glptt-x" };

describe("an input that takes one of a few words", () => {
  it.each(Object.entries(CHOICES))("%s has its default of action.yml among them", (name, words) => {
    const declared: readonly { readonly name: string; readonly default?: string }[] = DECLARED_INPUTS;

    expect(words).toContain(declared.find((input) => input.name === name)?.default);
  });

  it.each([
    {
      raw: { "on-manual": "plya" },
      says: '`on-manual`: "plya" is none of its values. Did you mean play? Write one of',
    },
    { raw: { "cancel-on": "timeuot" }, says: "Did you mean timeout? Write some of" },
    { raw: { "job-logs": "everything" }, says: '`job-logs`: "everything" is none of its values. Write one of' },
  ])("tells what was probably meant by $raw", async ({ raw, says }) => {
    await expect(parseInputs({ ...GIVEN, ...raw })).rejects.toThrow(says);
  });
});
