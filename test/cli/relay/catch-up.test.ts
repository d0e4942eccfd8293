import { describe, expect, it } from "vitest";
import { catchUpJson, catchUpLines, catchUpSum } from "../../../cli/relay/catch-up-page.ts";
import { runCli } from "../../../cli/run-cli.ts";
import { emptyReport, type RepositoryReport } from "../../../relay/catch-up/report.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { aWorld } from "../a-world.ts";

const [FROM, TO, ZERO] = ["6113728f27ae", "4c1b9e0d5a77", "000000000000"].map((begin) => begin.padEnd(40, "0"));
const MOVE = { ref: "refs/heads/main", action: "update", before: FROM ?? "", after: TO ?? "", deliveries: 1 } as const;

function report(over: Partial<RepositoryReport>): RepositoryReport {
  return { ...emptyReport("hub", "acme/app", "refs"), ...over };
}

describe("what was missed", () => {
  it.each<[Partial<RepositoryReport>, boolean, readonly string[]]>([
    [{}, false, []],
    [{ asked: ["a", "b", "c"] }, false, ["hub: acme/app: asked the forge to send 3 failed deliveries again"]],
    [{ asked: ["a"] }, true, ["hub: acme/app: 1 failed delivery would be asked for again"]],
    [
      { moves: [MOVE] },
      false,
      ["hub: acme/app: refs/heads/main has moved from 6113728f27ae to 4c1b9e0d5a77, and no event said so: 1 delivery"],
    ],
    [
      { moves: [{ ...MOVE, action: "delete", after: ZERO ?? "", deliveries: 0 }], noted: 2 },
      false,
      [
        "hub: acme/app: refs/heads/main was deleted, and no event said so: 0 deliveries",
        "hub: acme/app: 2 refs not known before: noted, and starting nothing",
      ],
    ],
  ])("of %j, dry run: %s, is told in lines", (over, dryRun, lines) => {
    expect(catchUpLines(report(over), dryRun)).toEqual(lines);
  });

  it("shows a forge's names as harmless lines", () => {
    const hostile = "x\r\n\u001b[2J";
    const lines = catchUpLines(report({ repository: hostile, moves: [{ ...MOVE, ref: hostile }] }), false);

    for (const line of lines) expect(line).toMatch(/^[\u0020-\u007e]+$/);
  });

  it("is summed up, and told to scripts with what could not be looked at", () => {
    const reports = [report({ asked: ["a"] }), report({ moves: [MOVE] })];
    const error = new CodedError("FORGE_REFUSED", "The forge refused.");

    expect(catchUpSum(reports, false)).toBe(
      "2 repositories looked at: 1 delivery asked for again, 1 event made up for.",
    );
    expect(catchUpJson(reports, [{ source: "hub", repository: "acme/web", error }], false)).toMatchObject({
      schema: "sluice/relay-catch-up-result@1",
      repositories: [{ asked: ["a"] }, { moves: [{ ref: "refs/heads/main" }] }],
      failures: [{ source: "hub", repository: "acme/web", code: "FORGE_REFUSED" }],
    });
  });
});

describe("sluice relay catch-up", () => {
  const CONFIG = [
    "store: sqlite:./none.db",
    'gitlab: { main: { url: "https://gitlab.example.com" } }',
    "sources:",
    "  hub: { kind: github, secrets: [{ env: A }] }",
    "  any: { kind: generic, token: { auth: bearer }, secrets: [{ env: A }], defaults: { ref: main, repository: a/b } }",
    "routes: []",
    "",
  ].join("\n");

  it.each([
    [[], "No source of the configuration has an API to ask. [CATCH_UP_IMPOSSIBLE]"],
    [["--source", "hubb"], 'The configuration has no source "hubb". [USAGE]'],
    [["--by", "guess"], '"guess" is neither log nor refs. [USAGE]'],
    [["--since", "soon"], '--since: "soon" is no time. [USAGE]'],
  ])("with %j says what is wrong before it asks anybody", async (args, words) => {
    const world = aWorld({ files: { "/etc/sluice/relay.yml": CONFIG } });

    const exitCode = await runCli(["relay", "catch-up", "--config", "/etc/sluice/relay.yml", ...args], world);

    expect(exitCode).toBe(2);
    expect(world.printed.err).toContain(words);
  });
});
