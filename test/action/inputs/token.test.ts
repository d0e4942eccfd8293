import { describe, expect, it } from "vitest";
import { readToken, type TokenInput } from "../../../action/inputs/token.ts";
import { reading } from "./complaints.ts";

const token = (name: TokenInput, text: string | undefined) => reading((complain) => readToken(name, text, complain));

describe("readToken", () => {
  it.each([
    { name: "trigger-token", text: "glptt-0123456789abcdef", value: "glptt-0123456789abcdef" },
    { name: "trigger-token", text: "0123456789abcdef0123456789abcd", value: "0123456789abcdef0123456789abcd" },
    { name: "access-token", text: "glpat-abc\n", value: "glpat-abc" },
    { name: "access-token", text: "glpat-abc\r\n\r\n", value: "glpat-abc" },
    { name: "job-token", text: "eyJhbGciOi.eyJzdWIi.c2ln", value: "eyJhbGciOi.eyJzdWIi.c2ln" },
  ] as const)("takes $text for $name as a secret", async ({ name, text, value }) => {
    const read = await token(name, text);

    expect(read.problems).toEqual([]);
    expect(read.value?.reveal()).toBe(value);
    expect(String(read.value)).toBe("***");
  });

  it.each([undefined, "", "\n"])("takes %j as no token at all", async (text) => {
    expect(await token("access-token", text)).toEqual({ value: undefined, problems: [] });
  });

  it.each([
    { name: "trigger-token", text: "glpat-abc", says: /access token.*belongs in `access-token`.*glptt-/ },
    { name: "trigger-token", text: "glcbt-abc", says: /belongs in `job-token`/ },
    { name: "access-token", text: "glptt-abc", says: /belongs in `trigger-token`/ },
    { name: "access-token", text: "gldt-abc", says: /a deploy token, which does not work here/ },
    { name: "trigger-token", text: "ghp_abc", says: /a GitHub token, which does not work here/ },
    { name: "access-token", text: "gloas-abc", says: /is an OAuth application secret, which does not work here/ },
    { name: "job-token", text: "glpat-abc", says: /belongs in `access-token`/ },
    { name: "trigger-token", text: "glptt-abc def", says: /a blank, a line break/ },
    { name: "trigger-token", text: "glptt-abc\nglptt-def", says: /a blank, a line break/ },
    { name: "trigger-token", text: " glptt-abc", says: /a blank, a line break/ },
    { name: "access-token", text: "“glpat-abc”", says: /another character that no token has/ },
    { name: "trigger-token", text: "$DEPLOY_TOKEN", says: /the variable is not defined here/ },
    { name: "trigger-token", text: "${DEPLOY_TOKEN}", says: /the variable is not defined here/ },
  ] as const)("refuses $text for $name without repeating it", async ({ name, text, says }) => {
    const { value, problems } = await token(name, text);

    expect(value).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(says)]);
    expect(problems[0]).not.toContain("abc");
  });
});
