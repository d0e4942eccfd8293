import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { loadConfig } from "../../relay/config/load.ts";
import { aWorld } from "../cli/a-world.ts";
import { anApp } from "../relay/support/an-app.ts";
import { payload } from "../relay/support/payloads.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "examples/relay");
const FILES = readdirSync(FOLDER);

/** Secrets that have a form of their own; any other text will do for the rest. */
const FORMED: Readonly<Record<string, string>> = {
  LAB_SIGNING_TOKEN: "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
  GITLAB_SIGNING_TOKEN: "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
  SIGNED_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
};

/** The environment and the files that an example names, each with a secret of its own. */
function surroundings(text: string) {
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);
  const secret = (name: string) => FORMED[name] ?? `secret of ${name}`.replaceAll(" ", "-");
  const under = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, secret(name)]));
  return { env: under(named(/\benv: (\w+)/g)), files: under(named(/\bfile: ([\w./-]+)/g)) };
}

/** Runs `sluice relay …` on an example, beside a payload. */
async function relay(file: string, command: string, body: Uint8Array | string = "") {
  const text = readFileSync(join(FOLDER, file), "utf8");
  const { env, files } = surroundings(text);
  const world = aWorld({ env, files: { ...files, "/etc/relay.yml": text, "/etc/payload": body } });
  const exitCode = await runCli(["relay", ...command.split(" "), "--config", "/etc/relay.yml"], world);
  return { exitCode, ...world.printed };
}

interface ToldRoute {
  readonly route: string;
  readonly matches: string;
  readonly why?: string;
  readonly request?: { readonly url: string; readonly body: string };
}

/** The routes of the first change, and the call of each that matches: what `sluice relay explain --json` says. */
async function explain(file: string, source: string, body: Uint8Array | string) {
  const { exitCode, out } = await relay(file, `explain --source ${source} --json /etc/payload`, body);
  const told = JSON.parse(out) as { changes: readonly { readonly routes: readonly ToldRoute[] }[] };
  const [routes = []] = told.changes.map((change) => change.routes);
  const calls = routes.flatMap(({ route, request }) =>
    request === undefined
      ? []
      : [{ route, url: new URL(request.url).pathname, body: JSON.parse(request.body) as object }],
  );
  return { exitCode, routes, calls };
}

const TAG = "github-tag-annotated.json";
const SHA = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** A push as senders without a kind of their own may tell it. */
const SIGNED_PUSH = JSON.stringify({ data: { ref: "refs/heads/main", sha: SHA, repository: "acme/app" } });
const OTHER_PUSH = JSON.stringify({ ref: "refs/heads/main", after: SHA, repository: { full_name: "acme/app" } });

describe("the configurations in examples/relay", () => {
  it.each(FILES)("%s is sound once its secrets are there, and warns of nothing", async (file) => {
    const { exitCode, out, err } = await relay(file, "check");

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toMatch(/^\/etc\/relay\.yml is sound: .*\.\n$/);
  });

  it.each(FILES)("%s says on its first line how an editor checks it", (file) => {
    const [first] = readFileSync(join(FOLDER, file), "utf8").split("\n");

    expect(first).toBe("# yaml-language-server: $schema=../../docs/relay.schema.json");
  });

  it.each(FILES)("%s is listed among the examples", (file) => {
    expect(readFileSync(join(ROOT, "examples/README.md"), "utf8")).toContain(`(relay/${file})`);
  });

  it.each([
    ["hub", "github-push.json"],
    ["lab", "gitlab-push.json"],
    ["old-lab", "gitlab-push.json"],
    ["tea", "gitea-push.json"],
    ["forge", "forgejo-push-sha256.json"],
    ["gogs", "gogs-push.json"],
    ["bucket", "bitbucket-cloud-push.json"],
    ["stash", "bitbucket-datacenter-push.json"],
    ["azure", "azure-push.json"],
    ["signed", SIGNED_PUSH],
    ["other", OTHER_PUSH],
  ])("every-forge.yml: a push of %s starts the pipeline of its route", async (source, push) => {
    const body = push.startsWith("{") ? push : payload(push);

    const { calls } = await explain("every-forge.yml", source, body);

    expect(calls).toMatchObject([
      {
        route: `from-${source}`,
        url: "/api/v4/projects/group%2Fdeploy/ref/main/trigger/pipeline",
        body: { ref: "main", variables: { SLUICE_REF: "refs/heads/main", SLUICE_SOURCE: source } },
      },
    ]);
  });

  it.each([
    ["deploys-in-order.yml", "hub", "github-push.json", ["staging"]],
    ["deploys-in-order.yml", "hub", TAG, ["release"]],
    ["results-on-commits.yml", "hub", "github-push.json", ["deploy"]],
    ["results-on-commits.yml", "tea", "gitea-push.json", ["deploy-from-gitea"]],
    ["results-on-commits.yml", "hub", TAG, []],
    ["same-branch.yml", "tea", "gitea-push.json", ["integration"]],
    ["monorepo.yml", "hub", "github-push.json", ["catapult"]],
    ["monorepo.yml", "hub", TAG, []],
    ["server.yml", "hub", "github-push.json", ["deploy"]],
    ["server.yml", "hub", TAG, []],
  ])("%s: %s's %s goes along %j", async (file, source, push, matching) => {
    const { routes } = await explain(file, source, payload(push));

    expect(routes.filter(({ matches }) => matches !== "no").map(({ route }) => route)).toEqual(matching);
    expect(routes.filter(({ matches, why }) => matches === "no" && (why ?? "") === "")).toEqual([]);
  });

  it("deploys-in-order.yml lets a push wait for a newer one, and sends releases one after the other", async () => {
    const push = await explain("deploys-in-order.yml", "hub", payload("github-push.json"));
    const tag = await explain("deploys-in-order.yml", "hub", payload(TAG));

    expect(push.routes).toMatchObject([{ debounceMs: 30_000, order: "any" }, { route: "release" }]);
    expect(tag.routes).toMatchObject([{ lane: "main:group/production", order: "arrival" }, { route: "staging" }]);
    expect(tag.calls).toMatchObject([{ body: { variables: { VERSION: "1.4.0" } } }]);
  });

  it("results-on-commits.yml names the status of each route", async () => {
    const hub = await explain("results-on-commits.yml", "hub", payload("github-push.json"));
    const tea = await explain("results-on-commits.yml", "tea", payload("gitea-push.json"));

    expect([...hub.routes, ...tea.routes]).toMatchObject([
      { route: "deploy", feedback: { context: "sluice/deploy" } },
      { route: "deploy-from-gitea", feedback: { context: "ci/deploy" } },
    ]);
  });

  it("same-branch.yml tries the branch of the same name and then main, with inputs and no variables", async () => {
    const push = payload("gitea-push.json").toString("utf8").replace('"refs/heads/main"', '"refs/heads/feature/sling"');

    const { routes, calls } = await explain("same-branch.yml", "tea", push);

    expect(routes).toMatchObject([{ refs: ["feature/sling", "main"] }]);
    expect(calls).toMatchObject([{ url: "/api/v4/projects/group%2Fintegration/ref/feature%2Fsling/trigger/pipeline" }]);
    expect(calls[0]?.body).not.toHaveProperty("variables");
    expect(calls[0]?.body).toMatchObject({ inputs: { repository: "acme/app", commit: SHA } });
  });

  it.each([
    ["what its author marked [skip ci]", "Aim higher (#42)", "Aim higher (#42) [skip ci]", []],
    ["what its author marked [deploy]", "Aim higher (#42)", "Aim higher (#42) [deploy]", ["catapult", "on-demand"]],
    ["a push to a release by one of its team", '"refs/heads/main"', '"refs/heads/release/1"', ["catapult"]],
    // Which paths a rewritten history has dropped is in no list, so the condition on them says maybe.
    ["a rewritten history", '"forced":false', '"forced":true', ["audit", "catapult", "handbook"]],
  ])("monorepo.yml judges %s", async (_, was, becomes, matching) => {
    const push = payload("github-push.json").toString("utf8");
    const body = push.replaceAll(was, becomes);

    const { routes } = await explain("monorepo.yml", "hub", body);

    expect(body).not.toBe(push);
    expect(
      routes
        .filter(({ matches }) => matches !== "no")
        .map(({ route }) => route)
        .sort(),
    ).toEqual(matching);
  });

  it("schedules.yml says when each schedule comes next", async () => {
    const { exitCode, out } = await relay("schedules.yml", "schedules");

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^nightly: 30 0 \* \* \* \(Europe\/Berlin\), missed: latest\n {2}next /);
    expect(out).toMatch(/^every-quarter-of-an-hour: /m);
  });

  it("drop-in.yml takes a call with one of its tokens as GitLab would, and no other", async () => {
    const { env } = surroundings(readFileSync(join(FOLDER, "drop-in.yml"), "utf8"));
    const { dropIn } = loadConfig(join(FOLDER, "drop-in.yml"), { env, readFile: (path) => readFileSync(path, "utf8") });
    if (dropIn === undefined) throw new Error("The example has no drop-in.");
    const { send, store } = anApp({ dropIn });
    const path = "/api/v4/projects/group%2Fdeploy/ref/main/trigger/pipeline";
    const json = { "content-type": "application/json" };

    const answers = [];
    for (const token of [env["DEPLOY_TRIGGER_TOKEN"], env["CONSUMER_TRIGGER_TOKEN"], "a guess"])
      answers.push((await send(`${path}?token=${token}`, "{}", json)).status);

    expect(answers).toEqual([202, 202, 404]);
    expect(store.deliveries.map(({ lane }) => lane)).toEqual(["main:group/deploy", "main:group/deploy"]);
  });
});
