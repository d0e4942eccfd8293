import { describe, expect, it } from "vitest";
import { expressionFault } from "../../../relay/routes/expression.ts";
import { aChange, judge, ORIGIN } from "./judging.ts";

const PAYLOAD = JSON.parse(`{
  "x": 1, "ratio": 1.5, "id": 12345678901234567890, "nothing": null, "text": "ab", "flag": true,
  "list": [1, 2, 3], "commits": [{ "id": "c1", "message": "fix" }, { "id": "c2", "message": "[deploy]" }],
  "constructor": { "name": "x" }, "__proto__": { "own": true }, "deep": { "constructor": 7, "toString": "s" }
}`) as unknown;

const ask = (expression: string) =>
  judge({ expression }, aChange("main", { message: "fix: x", touched: { paths: ["src/a.ts"], complete: false } }), {
    payload: PAYLOAD,
    origin: { ...ORIGIN, sender: "road-runner", defaultBranch: "main" },
  });

describe("an expression holds", () => {
  it.each([
    'change.ref == "refs/heads/main" && change.ref_name == "main"',
    'change.kind == "branch" && change.action == "update" && change.sha.startsWith("222")',
    'change.message.startsWith("fix") && change.paths == ["src/a.ts"] && !change.paths_complete',
    "change.forced == null",
    'repository == "acme/app" && sender in ["road-runner", "coyote"] && default_branch == change.ref_name',
    'source == "hub" && source_kind == "github" && event == "push" && event_type == "push"',
    'headers["x-github-event"] == "push" && !("x-gitlab-event" in headers)',
    // JSON's numbers are doubles, and compare with whole numbers all the same.
    "payload.x == 1 && payload.x == 1.0 && payload.x in [1, 2] && payload.x >= 1 && payload.x < 1.5",
    "payload.ratio * 2.0 == 3.0 && int(payload.x) + 1 == 2 && string(payload.x) == '1'",
    "payload.id > 12345678901234567000",
    "payload.flag",
    "payload.nothing == null && has(payload.nothing) == true",
    "!has(payload.absent) && has(payload.deep)",
    "payload.list[0] == 1 && size(payload.list) == 3 && payload.list == [1, 2, 3]",
    'payload.commits.exists(c, c.message.contains("[deploy]"))',
    'payload.commits.map(c, c.id) == ["c1", "c2"] && payload.commits.all(c, c.id.startsWith("c"))',
    "payload.commits.filter(c, c.id == 'c1').size() == 1 && payload.commits.exists_one(c, c.id == 'c2')",
    "payload.absent == 1 || true",
    "duration('1h') > duration('5m') && timestamp('2026-11-22T10:00:00Z') > timestamp('2026-01-01T00:00:00Z')",
    "payload.text.split('').size() == 2",
    'cel.bind(who, sender, who == "road-runner")',
    "change.ref_name.matches('^ma.n$') && payload.text.matches('(?i)^AB$') && !sender.matches('^coyote')",
    "payload.commits.exists(c, c.message.matches('\\\\[deploy\\\\]'))",
    // Members that mean something to JavaScript are members like any other.
    'payload["constructor"].name == "x" && payload.__proto__.own && payload.deep.constructor == 7',
    'payload.deep.toString == "s" && !has(payload.hasOwnProperty) && !has(payload.deep.valueOf)',
  ])("%s", (expression) => {
    expect(expressionFault(expression)).toBeUndefined();
    expect(ask(expression)).toBe("matches");
  });

  it("with what the sender does not tell as empty text, an empty list, and null", () => {
    const expression =
      'sender == "" && default_branch == "" && change.message == "" && change.sha == "" && change.paths == [] && change.forced == null';
    const { commit: _, ...deleted } = aChange("main", { action: "delete" });

    expect(judge({ expression, actions: ["delete"] }, deleted)).toBe("matches");
  });
});

describe("an expression that does not hold says why", () => {
  it.each([
    ['change.ref_name == "x"', 'its expression is false: change.ref_name == "x"'],
    ["payload.absent == 1", "its expression fails on this event: no such key: absent"],
    ["payload.absent.further", "its expression fails on this event: no such key: absent"],
    ["payload.text == 'ab' && payload.absent", "its expression fails on this event: no such key: absent"],
    ["payload.text", "its expression gives neither true nor false on this event"],
    [
      "payload.x + 1 == 2",
      "its expression fails on this event: no such overload: dyn<double> + int, in `payload.x + 1`",
    ],
    ["payload.list[7] == 1", expect.stringMatching(/^its expression fails on this event: /)],
    ['headers["x-absent"] == ""', expect.stringContaining("no such key: x-absent")],
    ["payload.text < payload.x", expect.stringContaining("no such overload")],
    ["payload.text.startsWith(payload.x)", expect.stringContaining("no matching overload")],
  ])("%s", (expression, why) => {
    expect(ask(expression)).toEqual(why);
  });

  it("without letting a payload's text forge a line", () => {
    const why = judge({ expression: "bool(payload.a)" }, aChange("main"), {
      payload: { a: "x\n2026 INFO all well\u001b[2K" },
    });

    expect(why).toMatch(/^its expression fails on this event: /);
    // oxlint-disable-next-line no-control-regex
    expect(why).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe("an expression is refused when the configuration is loaded", () => {
  it.each([
    ["change.reff == ''", "no such key: reff: did you mean ref?"],
    ["chnage.ref == ''", "unknown variable: chnage: did you mean change?"],
    ["branch == 'main'", "unknown variable: branch: known are change, repository, sender,"],
    ["change.ref == 1", "no such overload: string == int: write both sides in one type"],
    ["change.paths.exists(p, p == 'a'", "expected ), got the end: write it as in `change.ref_name == 'main'"],
    ["repository.startsWith(1)", "no matching overload"],
    ["change.ref_name", "is of type string, and must be true or false"],
    ["size(change.paths)", "is of type int"],
    ["1 +", "is no sound CEL expression: "],
    ["change.ref == 'a' and true", "is no sound CEL expression: "],
    ["", "is no sound CEL expression: "],
    ["'a' =~ 'b'", "is no sound CEL expression: "],
    ["change.ref_name.matches(sender)", "`matches` takes a pattern that is written out"],
    ["payload.a.matches(payload.b)", "`matches` takes a pattern that is written out"],
    ["change.ref_name.matches('(a')", "the pattern of `matches` is none: a group is not closed"],
    ["change.ref_name.matches('(a)\\\\1')", "back references are not supported"],
    ["[1].exists(x, change.ref.matches('(?=a)'))", "look-around"],
    ["change.matches('a')", "no matching overload for 'Change.matches(string)'"],
    ["change.ref.matches_linearly('a')", "there is no function matches_linearly: write matches"],
    ["env.HOME == ''", "unknown variable: env"],
    ["process.exit(1)", "unknown variable: process"],
    [`[${"1,".repeat(300)}1] == []`, "is no sound CEL expression: "],
    [`${"(".repeat(200)}true${")".repeat(200)}`, "is no sound CEL expression: "],
    [`${"true && ".repeat(600)}true`, "is longer than 4000 characters"],
  ])("%s", (expression, fault) => {
    expect(expressionFault(expression)).toContain(fault);
  });
});

describe("the work of an expression is bounded", () => {
  const numbers = Array.from({ length: 2_000 }, (_, at) => at);
  const cut = "its expression fails on this event: it takes more than 100000 steps";

  it.each([
    "payload.l.all(a, payload.l.all(b, b >= 0))",
    "payload.l.exists(a, payload.l.exists(b, b == a + 0.5))",
    "payload.l.map(a, payload.l.map(b, a)).size() > 0",
    "payload.l.filter(a, payload.l.exists_one(b, b == a)).size() > 0",
    // Elements that fail are passed over by `exists`, and count all the same.
    "payload.l.exists(a, payload.l.exists(b, b.absent))",
    "cel.bind(l, payload.l.map(x, x), l.all(a, l.all(b, true)))",
    "[1].all(z, payload.l.all(a, payload.l.all(b, true)))",
    "payload.l.all(a, payload.l.all(b, true)) || true",
    "has(payload.l) ? payload.l.all(a, payload.l.all(b, true)) : false",
    "{'k': payload.l.all(a, payload.l.all(b, true))}.k",
  ])("over loops within each other: %s", (expression) => {
    expect(judge({ expression }, aChange("main"), { payload: { l: numbers } })).toBe(cut);
  });

  it.each([
    "payload.l.exists(a, (a + 0.5) in payload.l)",
    "payload.l.exists(a, payload.l == payload.m)",
    "payload.l.exists(a, payload.t.contains('z'))",
    "payload.l.exists(a, payload.t.matches('z'))",
    "payload.l.exists(a, size(payload.l + payload.m) == 0)",
    "payload.l.exists(a, payload.t.split('a').size() == 0)",
    "payload.t.matches('^([ab]{1,200})+$')",
  ])("over lists and texts that are looked at again and again: %s", (expression) => {
    const payload = { l: numbers.map((n) => n * 2), m: numbers.map((n) => n * 2), t: "ab".repeat(200_000) };
    // Lists that differ at their ends only, so that comparing them means looking at all of them.
    payload.m[payload.m.length - 1] = -1;
    const many = {
      ...payload,
      l: [...payload.l, ...payload.l, ...payload.l],
      m: [...payload.l, ...payload.l, ...payload.m],
    };

    expect(judge({ expression }, aChange("main"), { payload: many })).toBe(cut);
  });

  it.each([
    ["payload.d < duration('5m')", /no such overload/],
    ["duration(payload.d) < duration('5m')", /a text of 2000000 characters is no duration$/],
    ["payload.t.split('').size() > 0", /takes more than 100000 steps$/],
    [
      "cel.bind(a, payload.t + payload.t, cel.bind(b, a + a + a + a, (b + b + b + b).contains('z')))",
      /takes more than 100000 steps$/,
    ],
  ])("in functions whose work is not in proportion: %s", (expression, why) => {
    const payload = { d: "1".repeat(2_000_000), t: "ab".repeat(4_000_000) };

    expect(judge({ expression }, aChange("main"), { payload })).toMatch(why);
  });

  it("and on texts made to be gone back over", () => {
    const expression = "payload.t.matches('^(a+)+$')";

    expect(judge({ expression }, aChange("main"), { payload: { t: `${"a".repeat(5_000)}!` } })).toMatch(
      /^its expression is false/,
    );
  });

  it("anew for each change: one that was cut short does not spoil the next", () => {
    const expression = "payload.l.all(a, payload.l.all(b, b >= 0))";

    expect(judge({ expression }, aChange("main"), { payload: { l: numbers } })).toBe(cut);
    expect(judge({ expression }, aChange("main"), { payload: { l: [1, 2] } })).toBe("matches");
  });

  it("and leaves room for the largest push there is: 2,048 commits of ten paths each", () => {
    const commits = Array.from({ length: 2_048 }, () => ({
      added: Array.from({ length: 10 }, (_, at) => `docs/${at}`),
    }));

    expect(
      judge({ expression: "payload.commits.exists(c, c.added.exists(p, p.startsWith('src/')))" }, aChange("main"), {
        payload: { commits },
      }),
    ).toMatch(/^its expression is false/);
  });

  it("by refusing payloads with more values than an expression reads, for those that read them", () => {
    const payload = { l: Array.from({ length: 200_001 }, () => 0) };

    expect(judge({ expression: "size(payload.l) > 0" }, aChange("main"), { payload })).toBe(
      "its expression fails on this event: the payload holds more values than an expression reads",
    );
    expect(judge({ expression: "repository == 'acme/app'" }, aChange("main"), { payload })).toBe("matches");
  });
});
