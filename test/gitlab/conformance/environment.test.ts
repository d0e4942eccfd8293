import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConformanceCase, putTo } from "./case.ts";
import { environmentSubject, URL_VARIABLE, variableOf } from "./environment.ts";
import { FIXTURE_NAMES } from "./fixtures.ts";
import { type LentSubject, registerCases } from "./register.ts";
import { standInSubject } from "./stand-in-subject.ts";

describe("a GitLab named by the environment", () => {
  it("is none without an address", () => {
    expect(environmentSubject({ [variableOf("project")]: "7" })).toBeUndefined();
    expect(environmentSubject({ [URL_VARIABLE]: " " })).toBeUndefined();
  });

  it("has the fixtures whose variables are set and not blank", () => {
    const subject = environmentSubject({
      SLUICE_CONFORMANCE_URL: "https://gitlab.example.com",
      SLUICE_CONFORMANCE_PROJECT: "7",
      SLUICE_CONFORMANCE_TRIGGER_TOKEN: " glptt-1 ",
      SLUICE_CONFORMANCE_REF: "",
      UNRELATED: "x",
    });

    expect(subject).toMatchObject({ url: "https://gitlab.example.com", exact: false });
    expect(subject?.fixtures).toEqual({ project: "7", triggerToken: "glptt-1" });
  });

  it("skips a case whose fixtures are missing, naming each variable", async () => {
    const one = aCase({ needs: ["project", "jobToken"] });

    const verdict = await putTo(subjectWith({}), one);

    expect(verdict).toEqual({
      kind: "skipped",
      reason: "needs SLUICE_CONFORMANCE_PROJECT, SLUICE_CONFORMANCE_JOB_TOKEN",
    });
  });

  it("turns an unconfirmed expectation that fails into a remark", async () => {
    const one = aCase({
      unconfirmed: "the text",
      run: async ({ softly }) => softly("M", () => expect("left").toBe("right")),
    });

    const verdict = await putTo(subjectWith({}), one);

    expect(verdict).toMatchObject({
      kind: "passed",
      remarks: [expect.stringMatching(/^M: the text: expected 'left'/)],
    });
  });

  it("fails an unconfirmed expectation on a server held to the letter", async () => {
    const one = aCase({
      unconfirmed: "the text",
      run: async ({ softly }) => softly("M", () => expect("left").toBe("right")),
    });

    await expect(putTo({ ...subjectWith({}), exact: true }, one)).rejects.toThrow("expected 'left'");
  });

  it("lets no case be soft without saying what is unconfirmed", async () => {
    const one = aCase({ run: async ({ softly }) => softly("I", () => expect(1).toBe(1)) });

    await expect(putTo(subjectWith({}), one)).rejects.toThrow("does not say what is unconfirmed");
  });
});

describe("the GitLab stand-in, named by the environment like a real one and shared by all cases", () => {
  let lent: LentSubject;

  beforeAll(async () => {
    lent = await standInSubject();
  });

  afterAll(() => lent.close());

  registerCases(async () => {
    const subject = environmentSubject(environmentOf(lent));
    if (subject === undefined) throw new Error("The environment names no GitLab.");
    return { ...subject, close: async () => {} };
  });
});

/** The variables a user would set to point the table at this subject. */
function environmentOf({ url, fixtures }: LentSubject): Readonly<Record<string, string | undefined>> {
  return {
    [URL_VARIABLE]: url,
    ...Object.fromEntries(FIXTURE_NAMES.map((name) => [variableOf(name), fixtures[name]])),
  };
}

function subjectWith(env: Readonly<Record<string, string>>) {
  const subject = environmentSubject({ [URL_VARIABLE]: "https://gitlab.example.com", ...env });
  if (subject === undefined) throw new Error("The environment names no GitLab.");
  return subject;
}

function aCase(overrides: Partial<ConformanceCase>): ConformanceCase {
  return { number: 1, title: "a case", group: "triggering", needs: [], run: async () => {}, ...overrides };
}
