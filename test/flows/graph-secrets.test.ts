// A canary in every secret of a graph's run, from the environment and from files, and a search through everything that leaves it.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Child, type Ended, startChild } from "../bundles/child.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { type StandIn, startStandIn } from "../gitlab/stand-in.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import { leaksIn } from "../support/leaks.ts";
import { until } from "../support/until.ts";

const CLI = join(import.meta.dirname, "../../cli/main.ts");
const MASKED = "dotenv-canary-1111";
const VARIABLE = "variable-canary-2222";
const STATE = "run.state";

const LIBS: CiFile = {
  jobs: [
    { name: "build", runMs: 300, artifacts: { "a.txt": "a" }, reports: { dotenv: `VERSION=1\nTOKEN=${MASKED}\n` } },
  ],
};
const FAILING: CiFile = { jobs: [{ name: "deploy", runMs: 300, result: "failed" }] };

let gitlab: StandIn;
let folder: string;
let secrets: Record<string, string>;

beforeEach(async () => {
  gitlab = await startStandIn();
  folder = await temporaryFolder();
  const user = gitlab.world.user("dora");
  const members = { dora: "maintainer" } as const;
  gitlab.world.project({ path: "group/libs", members, ci: LIBS, reportDownloads: true });
  const app = gitlab.world.project({ path: "group/app", members, ci: FAILING });
  const trigger = gitlab.world.triggerToken(app, user).token;
  secrets = {
    LAB_TOKEN: gitlab.world.accessToken(user),
    TRIGGER_TOKEN: trigger,
    // Of the run itself: wrong ones, that no server may be given.
    SLUICE_OAUTH_TOKEN: "oauth-canary-3333",
    SLUICE_TRIGGER_TOKEN: "glptt-canary-4444-4444",
    MASKED,
    VARIABLE,
  };
  writeFileSync(join(folder, "trigger-token"), trigger);
  writeFileSync(
    join(folder, "pipelines.yml"),
    `gitlab: { main: { url: "${gitlab.url}", access-token: { env: LAB_TOKEN } } }
defaults: { gitlab: main, ref: main, poll-interval: 200ms }
pipelines:
  libs:
    project: group/libs
    artifacts: build
    artifacts-path: out
    dotenv-from: true
    dotenv-mask: TOKEN
    variables: { PASSWORD: ${VARIABLE} }
  app:
    project: group/app
    trigger-token: { file: trigger-token }
    needs: [libs]
    variables: { TOKEN: "{{ needs.libs.outputs.TOKEN }}" }
`,
  );
});

afterEach(async () => {
  await gitlab.close();
});

function start(...args: readonly string[]): Child {
  const { MASKED: _masked, VARIABLE: _variable, TRIGGER_TOKEN: _inFile, ...given } = secrets;
  return startChild(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", ...given },
  });
}

const printed = ({ stdout, stderr }: Ended) => stdout + stderr;

/** Everything the run has left, but for what it was given. */
function left(): Record<string, Uint8Array> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => !["pipelines.yml", "trigger-token"].includes(name) && statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]));
}

it("the run of a graph lets no secret out by what it prints, its state, its process or an address", async () => {
  const drawn = await start("graph", "pipelines.yml", "--json").ended;
  const dry = await start("run", "pipelines.yml", "--dry-run", "--verbose").ended;
  const running = start("run", "pipelines.yml", "--state", STATE, "--json", "--verbose");
  await until(() => gitlab.requests.some(({ method, path }) => method === "POST" && path.endsWith("/pipeline")));
  const process = {
    "the command line": readFileSync(`/proc/${running.pid}/cmdline`),
    "the title": readFileSync(`/proc/${running.pid}/comm`),
  };
  const ended = await running.ended;
  const again = await start("run", "pipelines.yml", "--state", STATE, "--verbose").ended;

  const addresses = gitlab.requests.map(({ path, query }) => `${path}?${JSON.stringify(query)}`).join("\n");
  const seen = {
    ...process,
    ...left(),
    "a graph drawn": printed(drawn),
    "a dry run": printed(dry),
    "a run": printed(ended),
    "a run gone on with": printed(again),
    addresses,
  };
  // Had nothing been looked at, nothing would have been found.
  expect([drawn.exitCode, dry.exitCode, ended.exitCode, again.exitCode]).toEqual([0, 0, 1, 1]);
  expect(Object.keys(seen)).toEqual(expect.arrayContaining([STATE, "out/libs/build/a.txt"]));
  expect(gitlab.requests.map(({ body }) => body.toString()).join()).toContain(MASKED);
  expect(leaksIn(seen, secrets)).toEqual([]);
});

it("a graph's mistakes are told without the secrets that stand beside them", async () => {
  const broken = readFileSync(join(folder, "pipelines.yml"), "utf8")
    .replace("{ env: LAB_TOKEN }", `${secrets["LAB_TOKEN"]}`)
    .replace("{ file: trigger-token }", `{ env: "${secrets["TRIGGER_TOKEN"]}" }`);
  writeFileSync(join(folder, "pipelines.yml"), broken);

  const ended = [await start("run", "pipelines.yml").ended, await start("run", "pipelines.yml", "--json").ended];

  expect(ended.map(({ exitCode }) => exitCode)).toEqual([2, 2]);
  expect(leaksIn({ "what is said": ended.map(printed).join("") }, secrets)).toEqual([]);
});
