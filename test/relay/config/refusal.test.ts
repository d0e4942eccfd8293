import { describe, expect, it } from "vitest";
import { broken, HEALTHY } from "../support/broken-config.ts";
import { problemsOf } from "../support/loading.ts";

it("the healthy configuration has no problem", () => {
  expect(problemsOf(HEALTHY.join("\n"))).toEqual({ code: "accepted", lines: [] });
});

describe("secrets that are not there", () => {
  it.each([
    [
      6,
      "  hub: { kind: github, secrets: [{ env: NOT_SET }] }",
      "relay.yml:6:34 sources.hub.secrets[0]: the environment variable NOT_SET is not set: set it to the secret",
    ],
    [
      6,
      "  hub: { kind: github, secrets: [{ env: EMPTY }] }",
      "relay.yml:6:34 sources.hub.secrets[0]: the environment variable EMPTY is empty: an empty secret protects nothing",
    ],
    [
      6,
      "  hub: { kind: github, secrets: [{ env: BLANK }] }",
      "relay.yml:6:34 sources.hub.secrets[0]: the environment variable BLANK is empty: an empty secret protects nothing",
    ],
    [
      16,
      "      token: { file: nowhere }",
      "relay.yml:16:14 routes[0].trigger.token: the file nowhere cannot be read: ENOENT: no such file or directory, open '/etc/sluice/nowhere'",
    ],
  ])("have a code of their own: line %i", (at, line, problem) => {
    expect(broken(at, line)).toEqual({ code: "CONFIG_SECRET_MISSING", lines: [problem] });
  });

  it("are all listed, together with every other problem", () => {
    const text = HEALTHY.with(5, "  hub: { kind: github, secrets: [{ env: A }, { env: B }] }").with(
      9,
      "    from: nowhere",
    );

    expect(problemsOf(text.join("\n"))).toEqual({
      code: "CONFIG_INVALID",
      lines: [
        "relay.yml:6:34 sources.hub.secrets[0]: the environment variable A is not set: set it to the secret",
        "relay.yml:6:46 sources.hub.secrets[1]: the environment variable B is not set: set it to the secret",
        'relay.yml:10:11 routes[0].from: there is no source "nowhere": there are hub, lab',
      ],
    });
  });

  it("may be held by a file with more in it than a token", () => {
    const { lines } = problemsOf(HEALTHY.with(15, "      token: { file: t }").join("\n"), {
      "/etc/sluice/t": "a\nb\n",
    });

    expect(lines).toEqual([
      "relay.yml:16:14 routes[0].trigger.token: the file t holds no usable value: a token has no white space",
    ]);
  });
});

describe("a refusal", () => {
  const literals = HEALTHY.with(5, "  hub: { kind: github, secrets: [canary-1] }")
    .with(6, "  lab: { kind: gitlab, secrets: canary-2, signing-tokens: [{ env: canary 3 }] }")
    .with(15, "      token: { value: canary-4 }");

  it("never quotes what may be a secret", () => {
    expect(problemsOf(literals.join("\n")).lines.join("\n")).not.toMatch(/canary-\d/);
  });

  it("lists duplicate route names at the later one", () => {
    const twice = [...HEALTHY, ...HEALTHY.slice(8)].join("\n");

    expect(problemsOf(twice).lines).toEqual([
      "relay.yml:18:11 routes[1].name: is the name of routes[0] too: give each a name of its own",
    ]);
  });

  it("is in the order of the lines, however the problems were found", () => {
    const { lines } = problemsOf(literals.with(9, "    from: nowhere").join("\n"));
    const at = lines.map((line) => Number(line.split(":")[1]));

    expect(lines.length).toBeGreaterThan(4);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it("is printable, whatever the names in the file", () => {
    const { lines } = problemsOf(HEALTHY.with(9, '    from: "x\\e[2K\\nforged: line"').join("\n"));

    expect(lines).toEqual([
      String.raw`relay.yml:10:11 routes[0].from: there is no source "x\u{1b}[2K\u{a}forged: line": there are hub, lab`,
    ]);
  });
});

describe("a file that is no configuration", () => {
  it.each([
    { what: "empty", text: "", problem: "relay.yml:1:1 the file: must be a map of keys, not empty" },
    { what: "a list", text: "- a", problem: "relay.yml:1:1 the file: must be a map of keys, not a list" },
    {
      what: "two documents",
      text: "a: 1\n---\nb: 2",
      problem: "relay.yml:2:1 a second document begins here: keep one in the file",
    },
    {
      what: "with a tag",
      text: "a: !!js/function x",
      problem: expect.stringContaining("unresolved tag: tag:yaml.org,2002:js/function: leave"),
    },
    {
      what: "with a tab",
      text: "a:\n\tb: 1",
      problem: "relay.yml:2:1 a tab stands here: indent with blanks, YAML takes no tabs",
    },
    {
      what: "cut in a quote",
      text: 'a: 1\nb: "x\nc: 2\n',
      problem: "relay.yml:2:4 a quote is opened here and never closed: write the second one where the text ends",
    },
    {
      what: "with a bracket left open",
      text: "a: { b: [1, { c: 2 }\nd: 3\n",
      problem: "relay.yml:1:9 a bracket is opened here and not closed: write ] where it ends",
    },
    {
      what: "with `<<` and no map",
      text: "a: 1\n<<: sqlite:x\n",
      problem: "relay.yml:2:1 `<<` takes in a map, and this is none: write `<<: *name`",
    },
    {
      what: "with an alias of nothing",
      text: "a: &x 1\nb: *x\nc: [1, *y]\n",
      problem: "relay.yml:3:8 *y has no anchor before it: write &y there",
    },
    {
      what: "with a list for a key",
      text: "? [a]\n: 1",
      problem: "relay.yml:1:3 a key must be text: write it in quotes",
    },
  ])("because it is $what says so", ({ text, problem }) => {
    const { code, lines } = problemsOf(text);

    expect(lines).toContainEqual(problem);
    expect(code).toBe("CONFIG_INVALID");
  });

  it.each([
    { what: "a line indented too far", lines: HEALTHY.with(9, `  ${HEALTHY[9]}`), at: [9] },
    { what: "a line indented too little", lines: HEALTHY.with(10, HEALTHY[10]?.slice(2) ?? ""), at: [11] },
    { what: "a stray bracket", lines: HEALTHY.with(8, "  - name: ]"), at: [9] },
    { what: "a value before its keys", lines: HEALTHY.with(11, "    trigger: x"), at: [12] },
  ])("tells $what once, not again for every line the parser stumbles over", ({ lines, at }) => {
    expect(problemsOf(lines.join("\n")).lines.map((line) => Number(line.split(":")[1]))).toEqual(at);
  });

  it("because its aliases multiply is refused without being unfolded", () => {
    const levels = Array.from(
      { length: 12 },
      (_, at) =>
        `a${at}: &a${at} [${
          at === 0
            ? "x"
            : Array(9)
                .fill(`*a${at - 1}`)
                .join(", ")
        }]`,
    );

    expect(problemsOf(levels.join("\n"))).toEqual({
      code: "CONFIG_INVALID",
      lines: [expect.stringContaining("Excessive alias count")],
    });
  });

  it("because it nests without end is refused in a few lines", () => {
    const { code, lines } = problemsOf("[".repeat(50_000));

    expect(code).toBe("CONFIG_INVALID");
    expect(lines.length).toBeLessThanOrEqual(20);
  });

  it("because it is endless is refused unread", () => {
    expect(problemsOf("a".repeat(1_000_001)).lines).toEqual([
      "relay.yml:1:1 the file is longer than a million characters",
    ]);
  });
});
