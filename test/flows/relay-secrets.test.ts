// A canary in every secret a relay has, on either store, and a search through everything that leaves it.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shownStore } from "../../relay/model/store-config.ts";
import { freshDatabase, type TestDatabase, whyNoPostgres } from "../postgres/databases.ts";
import { leaksIn } from "../support/leaks.ts";
import { type OtlpReceiver, startOtlpReceiver } from "../support/otlp-receiver.ts";
import { until } from "../support/until.ts";
import { type Answer, githubPush, RelayHome, route, SEEING } from "./relay-home.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";
import { json, type SmallServer, startSmallServer } from "./small-server.ts";

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");

/** What the relay is given beside the secrets of every RelayHome. */
const MORE_SECRETS = {
  ADMIN_TOKEN: "admin-canary-acting-0123456789",
  READ_TOKEN: "admin-canary-reading-0123456789",
  FORGE_TOKEN: "ghp_canaryOfTheForge0123456789",
  CALLER_TOKEN: "glptt-canary-of-a-caller-0123",
  DATABASE_PASSWORD: "database-canary-p4ss/word+1",
};
/** What comes with requests and is nobody's business. */
const SENT_ALONG = {
  AUTHORIZATION: "Bearer canary-of-a-header-7777",
  COOKIE: "session=canary-of-a-cookie-8888",
};
const COLLECTOR_KEY = "collector-canary-9999";

const PATH = "/api/v4/projects/group%2Fdeploy/ref/main/trigger/pipeline";
const VIEWS = ["", "/deliveries", "/events", "/sources", "/routes", "/find?q=main"].map((path) => `/dashboard${path}`);
const LISTS = ["overview", "deliveries", "events", "sources", "routes", "openapi.json"].map((path) => `/api/${path}`);

const noPostgres = await whyNoPostgres();

/** A store under search: how relay.yml names it, and all that can be read in it. */
interface SearchedStore {
  readonly yaml?: string;
  contents(home: RelayHome): Promise<Readonly<Record<string, string | Uint8Array>>>;
}

let home: RelayHome;
let receiver: OtlpReceiver;
let forge: SmallServer;
let relay: RelayProcess | undefined;
let database: TestDatabase | undefined;

beforeEach(async () => {
  receiver = await startOtlpReceiver();
  // A forge that sends back what it got.
  forge = await startSmallServer((request, response) =>
    json(response, 403, { message: `No access with ${request.headers.authorization}` }),
  );
});

afterEach(async () => {
  await relay?.end("SIGKILL");
  relay = undefined;
  await receiver.close();
  await forge[Symbol.asyncDispose]();
  await home.dispose();
  await database?.dispose();
  database = undefined;
});

/** The files beside relay.yml, once the relay has ended and put its pages back. */
const sqlite: SearchedStore = {
  contents: ({ folder }) => {
    const names = readdirSync(folder).filter((name) => name.startsWith("sluice.db"));
    return Promise.resolve(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))])));
  },
};

/** Every row of every table, the queue's too, and what the server shows of its connections. */
function postgres({ config, script }: TestDatabase): SearchedStore {
  return {
    yaml: `{ url: "${shownStore(config)}", password: { env: DATABASE_PASSWORD } }`,
    contents: async () => {
      const tables = await script(
        "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname like 'sluice%'",
      );
      const rows = tables.map(async ({ name }) => {
        const found = await script(`select one::text as row from ${String(name)} one`);
        return [String(name), found.map(({ row }) => String(row)).join("\n")] as const;
      });
      const activity = await script("select query, application_name, usename from pg_stat_activity");
      return { ...Object.fromEntries(await Promise.all(rows)), pg_stat_activity: JSON.stringify(activity) };
    },
  };
}

/** `sluice relay …` beside the relay, with all its secrets; everything it prints. */
function sluice(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [CLI, "relay", ...args, "--config", home.configPath], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", ...home.env },
  });
  return stdout + stderr;
}

async function read(path: string, init: RequestInit = {}): Promise<string> {
  const answer = await fetch(`${relay?.url}${path}`, init);
  return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${relay?.url}/dashboard/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ token: MORE_SECRETS.ADMIN_TOKEN }),
  });
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

/** Everything the relay shows by HTTP, of these events and deliveries in particular. */
async function whatItShows(ids: readonly string[]): Promise<Record<string, string>> {
  const bearer = { headers: { authorization: `Bearer ${MORE_SECRETS.READ_TOKEN}` } };
  const seen: Record<string, string> = {
    "a refusal": await read("/api/deliveries", { headers: { authorization: "Bearer canary-wrong" } }),
  };
  for (const path of ["/metrics", ...LISTS]) seen[path] = await read(path, bearer);
  const cookie = await signIn();
  const pages = ids.flatMap((id) => [`/dashboard/deliveries/${id}`, `/dashboard/events/${id}`]);
  for (const path of [...VIEWS, ...pages]) seen[path] = await read(path, { headers: { cookie } });
  return seen;
}

/** An event and its first delivery. */
type Stored = readonly [event: string, delivery: string];

async function storedBy(answer: Response): Promise<Stored> {
  const { event, deliveries } = (await answer.json()) as Answer;
  return [event, deliveries[0] ?? "none"];
}

/** What brings secrets near a log: a refusal that echoes the token, calls with tokens, webhooks that nobody signed. */
async function aDay(url: string, deployToken: string): Promise<{ readonly dead: Stored; readonly called: Stored }> {
  const backlog = async () => await home.look((store) => store.backlog());
  const body = JSON.stringify({ message: `You sent ${deployToken}` });
  home.gitlab.faults.add({ method: "POST", path: /trigger/, fault: { kind: "status", status: 400, body } });
  const along = { authorization: SENT_ALONG.AUTHORIZATION, cookie: SENT_ALONG.COOKIE };

  const push = githubPush(1);
  const headers = [...new Headers(push.headers), ...Object.entries(along)];
  const dead = await storedBy(await fetch(`${url}/hooks/forge`, { ...push, headers }));
  await until(async () => (await backlog()).dead === 1);
  await fetch(`${url}/hooks/forge`, githubPush(2));
  await fetch(`${url}/hooks/forge`, { ...githubPush(3), body: "{}" });
  const guess = { "x-gitlab-token": `${deployToken}-guess` };
  await fetch(`${url}/hooks/lab`, { method: "POST", body: "{}", headers: guess });
  const called = await fetch(`${url}${PATH}?token=${MORE_SECRETS.CALLER_TOKEN}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...along },
    body: JSON.stringify({ token: MORE_SECRETS.CALLER_TOKEN, variables: { A: "1" } }),
  });
  await fetch(`${url}${PATH}?token=${deployToken}-none-of-ours`, { method: "POST" });
  // GitLab does not know the caller's token, so what it called for ends dead as well.
  await until(async () => (await backlog()).dead === 2 && (await backlog()).delivered === 1);
  return { dead, called: await storedBy(called) };
}

describe.each([
  { on: "SQLite", skipped: false },
  { on: "PostgreSQL", skipped: noPostgres !== undefined },
])("a relay on $on", ({ on, skipped }) => {
  it.skipIf(skipped)(
    "lets no secret out by log, metrics, traces, pages, commands, process or store",
    { timeout: 120_000 },
    async () => {
      if (on === "PostgreSQL") database = await freshDatabase();
      const store = database === undefined ? sqlite : postgres(database);
      home = await RelayHome.create(
        {
          ...(store.yaml === undefined ? {} : { store: store.yaml }),
          gitlab: SEEING,
          dropIn: "tokens: [{ env: CALLER_TOKEN }]",
          admin: "tokens: [{ env: ADMIN_TOKEN }], read-tokens: [{ env: READ_TOKEN }]",
          routes: [route("told", "feedback: {}").replace("from: forge", "from: hub"), route("app")],
          sources: [
            `hub: { kind: github, secrets: [{ env: HOOK_SECRET }], api: { url: "${forge.url}", token: { env: FORGE_TOKEN } } }`,
          ],
        },
        MORE_SECRETS,
      );
      const env = {
        ...home.env,
        SLUICE_LOG_LEVEL: "debug",
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_EXPORTER_OTLP_HEADERS: `x-api-key=${COLLECTOR_KEY}`,
        OTEL_BSP_SCHEDULE_DELAY: "10",
      };
      relay = await startRelayProcess(home.configPath, env);
      const { pid, url } = relay;

      const { dead, called } = await aDay(url, home.env["DEPLOY_TOKEN"] ?? "none");
      await fetch(`${url}/hooks/hub`, githubPush(9));
      await until(() => forge.requests.length > 0 && receiver.spans.length > 3);
      const seen: Record<string, string | Uint8Array> = {
        ...(await whatItShows([...dead, ...called])),
        "show of a delivery": sluice("show", dead[1], "--json"),
        "payload of a call": sluice("show", called[0], "--payload"),
        "request of a delivery": sluice("show", dead[1], "--request"),
        deliveries: sluice("deliveries", "--json", "--verbose"),
        check: sluice("check", "--json"),
        "the command line": readFileSync(`/proc/${pid}/cmdline`),
        "the title": readFileSync(`/proc/${pid}/comm`),
        "the store while it runs": JSON.stringify(await store.contents(home)),
      };
      await relay.end("SIGTERM");
      Object.assign(seen, await store.contents(home), {
        "the log": relay.printed(),
        "the traces": receiver.bytes(),
      });

      // Had nothing been looked at, nothing would have been found.
      expect(seen["the log"]).toContain("You sent ***");
      expect(seen["deliveries"]).toContain("group/deploy");
      expect(seen["show of a delivery"]).toContain("You sent ***");
      expect(seen["payload of a call"]).toContain('"variables"');
      expect(seen["request of a delivery"]).toContain('"token": "***"');
      expect(seen["/dashboard/deliveries"]).toContain("group/deploy");
      expect(leaksIn(seen, { ...home.env, ...SENT_ALONG, COLLECTOR_KEY })).toEqual([]);
    },
  );
});
