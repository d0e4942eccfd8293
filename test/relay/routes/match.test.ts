import { describe, expect, it } from "vitest";
import { compileRoutes, matchRoutes } from "../../../relay/routes/match.ts";
import { aRoute } from "../support/a-config.ts";
import { aChange, anOccasion, judge, ORIGIN } from "./judging.ts";

describe("a route", () => {
  it.each([
    { when: {}, change: "main" },
    { when: {}, change: "tags/v1" },
    { when: { branches: ["main"] }, change: "main" },
    { when: { branches: ["main", "release/*"] }, change: "release/1.2" },
    { when: { branches: ["release/**"] }, change: "release/1/2" },
    { when: { branches: ["**", "!wip/**"] }, change: "feature/x" },
    { when: { branches: ["!wip/*"] }, change: "main" },
    { when: { tags: ["v*"] }, change: "tags/v1.2" },
    { when: { branches: ["main"], tags: ["v*"] }, change: "main" },
    { when: { branches: ["main"], tags: ["v*"] }, change: "tags/v1" },
    { when: { repository: ["acme/*"] }, change: "main" },
    { when: { repository: ["other/x", "acme/app"] }, change: "main" },
    { when: { branches: ["feature/{a,b}"] }, change: "feature/b" },
    { when: { branches: ["**"] }, change: ".github-update" },
    { when: { branches: ["$HOME/(x)+y"] }, change: "$HOME/(x)+y" },
  ])("with $when takes $change", ({ when, change }) => {
    expect(judge(when, aChange(change))).toBe("matches");
  });

  it.each([
    { when: { branches: ["main"] }, change: "maintenance", why: 'branch "maintenance" does not match "main"' },
    { when: { branches: ["main"] }, change: "Main", why: 'branch "Main" does not match "main"' },
    { when: { branches: ["*"] }, change: "feature/x", why: 'branch "feature/x" does not match "*"' },
    { when: { branches: ["**", "!wip/**"] }, change: "wip/x", why: 'branch "wip/x" does not match "**", "!wip/**"' },
    { when: { branches: ["main"] }, change: "tags/main", why: "it is a tag, but the route names only branches" },
    { when: { tags: ["v*"] }, change: "v1", why: "it is a branch, but the route names only tags" },
    { when: { tags: ["v*"] }, change: "tags/1.0", why: 'tag "1.0" does not match "v*"' },
    { when: { repository: ["acme/lib"] }, change: "main", why: 'repository "acme/app" does not match "acme/lib"' },
  ])("with $when leaves $change out and says why", ({ when, change, why }) => {
    expect(judge(when, aChange(change))).toBe(why);
  });

  it.each([
    {
      actions: ["create", "update"],
      action: "delete",
      why: "the branch was deleted, but the route's actions are create, update",
    },
    { actions: ["create"], action: "update", why: "the branch was updated, but the route's actions are create" },
    { actions: ["create", "update"], action: "create", why: "matches" },
    { actions: ["delete"], action: "delete", why: "matches" },
  ] as const)("for $actions and a branch that was to $action: $why", ({ actions, action, why }) => {
    expect(judge({ actions }, aChange("main", { action }))).toBe(why);
  });

  it("takes events only from its own source", () => {
    expect(judge({}, aChange("main"), { source: "lab" })).toBe("it takes events from hub, not from lab");
  });

  it("names the first condition that failed, not all of them", () => {
    const all = {
      repository: ["acme/lib"],
      branches: ["main"],
      actions: ["delete"],
      sender: ["coyote"],
      defaultBranch: false,
      skipCi: true,
      paths: ["docs/**"],
      expression: "false",
    } as const;
    const change = aChange("x", { message: "[skip ci]", touched: { paths: ["src/a"], complete: true } });
    const origin = { ...ORIGIN, defaultBranch: "main", sender: "road-runner" };
    const why = (when: object, moved = change) => judge({ ...all, ...when }, moved, { origin });

    expect(why({})).toMatch(/^repository/);
    const app = { repository: ["acme/app"] };
    expect(why(app)).toMatch(/^branch/);
    const main = { ...change, ref: "refs/heads/main", refName: "main" };
    expect(why(app, main)).toMatch(/^the branch was updated/);
    expect(why({ ...app, actions: ["update"] }, main)).toMatch(/pushed, who does not match/);
    const by = { ...app, actions: ["update"], sender: ["**"] };
    expect(why(by, main)).toBe('"main" is the default branch');
    expect(why({ ...by, defaultBranch: true }, main)).toMatch(/^its commit message asks for no pipeline/);
    expect(why({ ...by, defaultBranch: true, skipCi: false }, main)).toMatch(/^none of the 1 path/);
    expect(why({ ...by, defaultBranch: true, skipCi: false, paths: ["src/*"] }, main)).toMatch(/^its expression/);
  });

  it("does not let a hostile name forge a line of its explanation", () => {
    const why = judge({ branches: ["main"] }, aChange("x\n2026 INFO all well\u001b[2K"));

    expect(why).toContain(String.raw`"x\u{a}2026 INFO all well\u{1b}[2K"`);
  });
});

describe("several routes", () => {
  it("may take one change together; each of the others says why not", () => {
    const routes = compileRoutes([
      aRoute({ name: "all" }),
      aRoute({ name: "main", when: { branches: ["main"] } }),
      aRoute({ name: "tags", when: { tags: ["*"] } }),
      aRoute({ name: "lab", from: "lab" }),
    ]);

    const matched = matchRoutes(routes, anOccasion(), ORIGIN, aChange("main"));

    expect(matched.routes.map(({ route }) => route.name)).toEqual(["all", "main"]);
    expect(matched.others).toEqual([
      { route: "tags", why: "it is a branch, but the route names only tags" },
      { route: "lab", why: "it takes events from lab, not from hub" },
    ]);
  });
});
