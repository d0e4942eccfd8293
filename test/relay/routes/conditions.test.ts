import { describe, expect, it } from "vitest";
import { aChange, judge, ORIGIN } from "./judging.ts";

describe("paths", () => {
  const touching = (paths: readonly string[], complete: boolean) => aChange("main", { touched: { paths, complete } });
  const wanted = { paths: ["src/**", "!src/**/*.md"] };

  it.each([
    { paths: ["README.md", "src/a.ts"], complete: true },
    { paths: ["src/deep/er/b.ts"], complete: true },
    { paths: ["src/.hidden"], complete: true },
    // One that matches is enough, however many the sender left out.
    { paths: ["src/a.ts"], complete: false },
  ])("hold for $paths (all there are: $complete)", ({ paths, complete }) => {
    expect(judge(wanted, touching(paths, complete))).toBe("matches");
  });

  it.each([
    {
      paths: ["docs/a.md", "src/a.md"],
      complete: true,
      answer: 'none of the 2 paths it touches matches "src/**", "!src/**/*.md"',
    },
    { paths: [], complete: true, answer: 'it touches no path, and the route wants "src/**", "!src/**/*.md"' },
    {
      paths: ["docs/a.md"],
      complete: false,
      answer:
        'maybe: the sender lists 1 path and perhaps not all, and none of them matches; the route wants "src/**", "!src/**/*.md"',
    },
    {
      paths: [],
      complete: false,
      answer: 'maybe: the sender does not tell which paths it touches; the route wants "src/**", "!src/**/*.md"',
    },
  ])("answer for $paths (all there are: $complete): $answer", ({ paths, complete, answer }) => {
    expect(judge(wanted, touching(paths, complete))).toBe(answer);
  });

  it("are a maybe where the sender tells none, and a no for a deletion", () => {
    expect(judge(wanted, aChange("main"))).toMatch(/^maybe: the sender does not tell which paths/);
    expect(judge({ ...wanted, actions: ["delete"] }, aChange("main", { action: "delete" }))).toBe(
      "it is a deletion, which touches no path",
    );
  });

  it("that are a maybe do not outvote a condition that fails", () => {
    expect(judge({ ...wanted, expression: "change.ref_name != 'main'" }, aChange("main"))).toMatch(/^its expression/);
  });
});

describe("sender", () => {
  it.each([
    { sender: "dependabot[bot]", globs: ["**", "!dependabot*"], answer: /^"dependabot\[bot\]" pushed, who does not/ },
    { sender: "dependabot[bot]", globs: ["!*[bot]"], answer: /^"dependabot\[bot\]" pushed, who does not/ },
    { sender: "robert", globs: ["!*[bot]"], answer: /^matches$/ },
    { sender: "coyote", globs: ["**", "!dependabot*"], answer: /^matches$/ },
    { sender: "Coyote", globs: ["coyote"], answer: /does not match/ },
    { sender: undefined, globs: ["**"], answer: /^the sender of the webhook does not tell who pushed$/ },
    { sender: undefined, globs: ["!x"], answer: /does not tell who pushed/ },
  ])("$sender against $globs", ({ sender, globs, answer }) => {
    const origin = { ...ORIGIN, ...(sender === undefined ? {} : { sender }) };

    expect(judge({ sender: globs }, aChange("main"), { origin })).toMatch(answer);
  });
});

describe("default-branch", () => {
  it.each([
    { wanted: true, name: "trunk", told: "trunk", answer: "matches" },
    { wanted: true, name: "main", told: "trunk", answer: '"main" is not the default branch, which is "trunk"' },
    { wanted: false, name: "trunk", told: "trunk", answer: '"trunk" is the default branch' },
    { wanted: false, name: "main", told: "trunk", answer: "matches" },
    { wanted: true, name: "tags/trunk", told: "trunk", answer: "it is a tag, but the route wants the default branch" },
    { wanted: false, name: "tags/trunk", told: "trunk", answer: "matches" },
    {
      wanted: true,
      name: "main",
      told: undefined,
      answer: "the sender does not tell the default branch: name the branch under `branches` instead",
    },
    {
      wanted: false,
      name: "main",
      told: undefined,
      answer: "the sender does not tell the default branch: name the branch under `branches` instead",
    },
  ])("$wanted, a push to $name, where it is $told: $answer", ({ wanted, name, told, answer }) => {
    const origin = { ...ORIGIN, ...(told === undefined ? {} : { defaultBranch: told }) };

    expect(judge({ defaultBranch: wanted }, aChange(name), { origin })).toBe(answer);
  });
});

describe("skip-ci", () => {
  const says = (message: string, skipCi = true) => judge({ skipCi }, aChange("main", { message }));

  it.each([
    "docs [skip ci]",
    "[ci skip] docs",
    "first line\n\nbody\n[Skip CI]",
    "[CI-SKIP]",
    "[skip_ci]",
    "x[ci_skip]y",
  ])("honoured keeps back %j, as GitLab reads it", (message) => {
    expect(says(message)).toMatch(/^its commit message asks for no pipeline: /);
  });

  it.each(["skip ci", "[skip  ci]", "[ skip ci ]", "[no ci]", "[skip ci", ""])("honoured takes %j", (message) => {
    expect(says(message)).toBe("matches");
  });

  it("honoured keeps back a push with GitLab's option ci.skip, and nothing that tells no message", () => {
    expect(judge({ skipCi: true }, aChange("main", { skipAsked: true }))).toBe(
      "the push asked for no pipeline, by its option ci.skip",
    );
    expect(judge({ skipCi: true }, aChange("main"))).toBe("matches");
  });

  it("ignored looks at none of it", () => {
    expect(says("[skip ci]", false)).toBe("matches");
    expect(judge({ skipCi: false }, aChange("main", { skipAsked: true }))).toBe("matches");
  });
});
