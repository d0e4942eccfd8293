import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseInputs } from "../../../action/inputs/parse.ts";
import { homeOfCommandLine } from "../../../action/orchestrate/file/home.ts";
import { loadGraph } from "../../../action/orchestrate/file/load-graph.ts";
import { STATE_SCHEMA } from "../../../action/orchestrate/state/record.ts";
import { replay } from "../../../action/orchestrate/state/replay.ts";
import { planText } from "../../../action/plan/plan-text.ts";
import { loadConfig } from "../../../relay/config/load.ts";
import { readPostgresAddress } from "../../../relay/config/postgres-address.ts";
import { expressionFault } from "../../../relay/routes/expression.ts";
import type { ErrorCode } from "../../../shared/errors/catalogue.ts";
import { isCoded } from "../../../shared/errors/coded-error.ts";
import { aChange, judge } from "../../relay/routes/judging.ts";
import { holds, movesCursor, PARTED, parts, type Target } from "../target.ts";

const EXAMPLES = join(import.meta.dirname, "../../../examples");
const example = (path: string) => readFileSync(join(EXAMPLES, path));
const YAML_WORDS = [
  "\n",
  "  ",
  "- ",
  ": ",
  "{",
  "}",
  "[",
  "]",
  "&x ",
  "*x",
  "<<: *x",
  '"',
  "'",
  "|\n",
  ">-\n",
  "? ",
  "!!binary ",
  "!!js/function ",
  "%YAML 1.1\n",
  "---\n",
  "# ",
  "\t",
  "~",
  "0x1F",
  "1_000",
  "yes",
  ".inf",
];
const SECRET = "glpat-never-shown-to-anybody";
const ENV = new Proxy<Record<string, string>>(
  {},
  {
    get: (_all, name) => (name === "EMPTY" ? "" : SECRET),
    has: () => true,
  },
);
const TRACE = { project: "group/a", ref: "main", marker: "m-1", sentAt: "2026-03-04T12:00:00.000Z" };
const STATE = [
  { kind: "run", schema: STATE_SCHEMA, runId: "r1", graph: "0".repeat(64), at: 0 },
  { kind: "part", pid: 7, host: "here", at: 1 },
  { kind: "leaving", node: "a", attempt: 1, readyAt: 1, startedAt: 2, trace: TRACE, at: 3 },
  {
    kind: "pipeline",
    node: "a",
    attempt: 1,
    readyAt: 1,
    startedAt: 2,
    pipeline: { id: 5, projectId: 1, webUrl: "https://gitlab.example.com/p/5" },
    isNew: true,
    at: 4,
  },
  { kind: "finished", verdict: "failed", at: 10 },
].map((record) => JSON.stringify(record));

/** Refused by one of these codes with a place for each problem, and without the secret. */
function refusedBy(error: unknown, ...codes: ErrorCode[]): void {
  if (!isCoded(error, ...codes)) throw error;
  holds(!error.message.includes(SECRET), () => "shows a secret");
  holds(!movesCursor(error.message.replaceAll("\n", "")), () => `prints controls: ${JSON.stringify(error.message)}`);
}

/** Files that are written by hand, and one that is not. */
export const FILES: readonly Target[] = [
  {
    name: "relay-yml",
    promise: "is a configuration, or refused with all its problems and no secret",
    seeds: [
      "relay.yml",
      "relay/every-forge.yml",
      "relay/monorepo.yml",
      "relay/drop-in.yml",
      "relay/same-branch.yml",
    ].map(example),
    words: [
      ...YAML_WORDS,
      "sources:",
      "routes:",
      "gitlab:",
      "store:",
      "admin:",
      "schedules:",
      "env: X",
      "file: /x",
      "kind: github",
      "when:",
      "refs:",
      "trigger:",
      "postgres://u@h/d",
      "{{ ref.name }}",
      "0 3 * * *",
      "5m",
    ],
    check(input) {
      const text = input.toString("utf8");
      try {
        loadConfig("/etc/sluice/relay.yml", { readFile: () => text, env: ENV });
      } catch (error) {
        refusedBy(error, "CONFIG_INVALID", "CONFIG_SECRET_MISSING");
      }
    },
    share: 25,
  },
  {
    name: "pipelines-yml",
    promise: "is a graph, or refused with all its problems and no secret",
    seeds: ["graph/leg-by-leg.yml", "graph/roll-back.yml", "graph/trigger-tokens.yml", "graph/two-servers.yml"].map(
      example,
    ),
    words: [
      ...YAML_WORDS,
      "pipelines:",
      "defaults:",
      "needs:",
      "matrix:",
      "project: a/b",
      "ref: main",
      "variables:",
      "{{ needs.a.outputs.B }}",
      "{{ matrix.A }}",
      "exclude:",
      "policy:",
      "max-parallel:",
      "retry: 3",
      "when: always",
    ],
    async check(input) {
      const deps = {
        env: { SLUICE_ACCESS_TOKEN: SECRET },
        cwd: "/job",
        readFile: () => SECRET,
        home: homeOfCommandLine({}),
      };
      try {
        await loadGraph({ name: "pipelines.yml", text: input.toString("utf8") }, deps);
      } catch (error) {
        refusedBy(error, "GRAPH_INVALID", "GRAPH_SECRET_MISSING");
      }
    },
    share: 25,
  },
  {
    name: "graph-state",
    promise: "is a run to go on with, or unusable by its code",
    seeds: [`${STATE.join("\n")}\n`, `${STATE.slice(0, 3).join("\n")}\n{"kind":"le`, ""],
    words: ["\n", '"kind":', '"run"', '"leaving"', '"ended"', '"retrying"', '"node":"b"', "{", "}", ","],
    check(input) {
      try {
        const past = replay(input.toString("utf8"), "run.state");
        holds(past === undefined || past.runId !== "", () => "is a run without an id");
      } catch (error) {
        refusedBy(error, "GRAPH_STATE_UNUSABLE");
      }
    },
  },
  {
    name: "step-inputs",
    promise: "are inputs with a plan, or refused by INPUT_INVALID with no secret",
    seeds: [
      "project=group/app\n--\nref=main\n--\naccess-token=glpat-never-shown-to-anybody\n--\nvariables=A: b\nC: d",
      'project=https://gitlab.com/a/b\n--\nref=same-branch\n--\ninputs={"a": [1]}\n--\ntimeout=1h\n--\nartifacts=build: out/**',
    ],
    words: [
      PARTED,
      "=",
      "variables=",
      "file-variables=",
      "inputs=",
      "wait=",
      "timeout=",
      "pipeline=",
      "play=",
      "artifacts=",
      "trigger-token=",
      "{",
      "}",
      "\n",
      ": ",
      "$",
    ],
    async check(input) {
      const given = Object.fromEntries(
        input
          .toString("utf8")
          .split(PARTED)
          .map((line) => [line.slice(0, Math.max(0, line.indexOf("="))), line.slice(line.indexOf("=") + 1)]),
      );
      try {
        const inputs = await parseInputs(given, { GITHUB_REF_NAME: "dev" });
        holds(
          !planText(inputs).join("\n").includes(SECRET) || !String(given["access-token"]).includes(SECRET),
          () => "plans with a secret in sight",
        );
      } catch (error) {
        if (!isCoded(error, "INPUT_INVALID")) throw error;
      }
    },
    share: 40,
  },
  {
    name: "expression",
    promise: "is refused in words, or judges any payload in bounded work",
    seeds: [
      'payload.commits.exists(c, c.message.contains("x"))\n--\n{"commits":[{"message":"x"}]}',
      'change.ref_name.matches("^(a+)+$")',
      'headers["x"] == "y" || payload.a.b[0] > 1.5\n--\n{"a":{"b":[2]}}',
      "cel.bind(x, payload, size(x) > 1)",
    ],
    words: [
      "payload",
      ".",
      "[",
      "]",
      "(",
      ")",
      "exists",
      "all",
      "map",
      "filter",
      "c, ",
      "==",
      "&&",
      "||",
      "!",
      "?",
      ":",
      '"',
      "matches",
      "size",
      "int",
      "string",
      "timestamp",
      "has",
      "in",
      "{",
      "}",
      "0",
      "1u",
      "b'x'",
      PARTED,
    ],
    check(input) {
      const part = parts(input);
      if (expressionFault(part(0)) !== undefined) return;
      let payload: unknown;
      try {
        payload = JSON.parse(part(1));
      } catch {
        payload = { commits: [{ message: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab" }] };
      }
      const verdict = judge({ expression: part(0) }, aChange("main"), { payload });
      holds(verdict !== "" && verdict.length < 2_000, () => `says ${verdict.length} characters`);
    },
  },
  {
    name: "postgres-address",
    promise: "is refused in words that do not quote it, or read as an address",
    seeds: ["postgres://sluice:secret-word@db.example.com:5432/sluice?sslmode=require", "postgresql://u@[::1]/d"],
    words: ["postgres://", "@", ":", "/", "?", "sslmode=", "&", "%", "%00", "host=", "["],
    check(input) {
      const read = readPostgresAddress(input.toString("utf8"));
      if ("fault" in read) holds(!read.fault.includes("secret-word"), () => `quotes the password: ${read.fault}`);
    },
  },
];
