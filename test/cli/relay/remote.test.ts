import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { startSmallServer } from "../../flows/small-server.ts";
import { ACTING, type AdminLab, openAdminLab, READING } from "../../relay/admin/admin-lab.ts";
import { payload } from "../../relay/support/payloads.ts";
import { aWorld } from "../a-world.ts";

let lab: AdminLab;
beforeEach(async () => {
  lab = await openAdminLab();
});
afterEach(async () => {
  await lab.close();
});

const CONFIG = "/etc/sluice/relay.yml";
const YAML = `
gitlab: { main: { url: https://gitlab.example.com } }
sources: { hub: { kind: github, secrets: [{ env: NONE }] } }
routes:
  - { name: app-to-deploy, from: hub, trigger: { gitlab: main, project: group/deploy, ref: main, token: { env: NONE } } }
`;

/** `sluice relay …` in a shell that has a token of the relay, and a configuration that names its store. */
async function sluice(args: readonly string[], env: Readonly<Record<string, string>> = { SLUICE_RELAY_TOKEN: ACTING }) {
  const files = {
    [CONFIG]: `store: "sqlite:${lab.storePath}"\n${YAML}`,
    "/run/token": `${ACTING}\n`,
    "/run/empty": "\n",
  };
  const world = aWorld({ env, files });
  const exitCode = await runCli(["relay", ...args], world);
  return { exitCode, ...world.printed };
}

/** What was said; of JSON what it says, whichever key comes first. */
function said(args: readonly string[], { exitCode, out, err }: Awaited<ReturnType<typeof sluice>>) {
  return { exitCode, err, out: args.includes("--json") ? (JSON.parse(out) as unknown) : out };
}

const far = async (...args: readonly string[]) => await sluice([...args, "--url", lab.url]);
const near = async (...args: readonly string[]) => await sluice([...args, "--config", CONFIG]);

async function dead(branch = "main"): Promise<string> {
  const { delivery } = await lab.push(branch);
  await lab.settle("dead");
  await lab.clock.advance(1_000);
  return delivery;
}

describe("a relay elsewhere", () => {
  it("is seen as one at hand is: lists, filters, pages, all about one, its payload and its request", async () => {
    const id = await dead("one");
    const { event, delivery } = await lab.push("two");
    const told = {
      id: "told",
      route: "app-to-deploy",
      changeIndex: 0,
      lane: "main:group/deploy",
      feedback: true,
    } as const;
    await lab.store.add(event, [told], lab.clock.now());
    const ping = await lab.send("ping", payload("github-ping.json"));
    await lab.deliver(4711);

    for (const args of [
      ["deliveries", "--json"],
      ["deliveries", "--json", "--state", "dead,held", "--route", "app-to-deploy", "--source", "hub"],
      ["deliveries", "--json", "--ref", "two", "--repository", "acme/app", "--lane", "main:group/deploy"],
      ["deliveries", "--json", "--since", "2026-03-04T12:00:01Z", "--until", "2026-03-05"],
      ["deliveries", "--json", "--event", event, "--before", id],
      ["show", id],
      ["show", id, "--json"],
      ["show", delivery, "--json"],
      ["show", event, "--json"],
      ["show", "told"],
      ["show", "told", "--json"],
      ["show", ping, "--json"],
      ["show", id, "--payload"],
      ["show", id, "--request", "--json"],
      ["show", event, "--request"],
      ["show", "nobody"],
      ["redeliver", id, "--dry-run", "--json"],
      ["redeliver", "--event", event, "--dry-run", "--json"],
      ["redeliver", "--state", "dead", "--dry-run", "--json"],
    ])
      expect(said(args, await far(...args)), args.join(" ")).toEqual(said(args, await near(...args)));
  });

  it("is listed beyond a page of its API", async () => {
    for (const branch of ["1", "2", "3"]) await lab.push(branch);

    const { out } = await far("deliveries", "--limit", "2", "--json");

    expect(JSON.parse(out)).toMatchObject({ deliveries: [{ ref: "refs/heads/3" }, { ref: "refs/heads/2" }] });
  });

  it("is acted on: released, canceled, redelivered, by id and by filter and by event", async () => {
    const [one, two] = [await dead("one"), await dead("two")];

    const released = await far("release", one);
    const canceled = await far("cancel", one, "--reason", "ran by hand");
    const again = await far("redeliver", two, "--json");
    const byFilter = await far("redeliver", "--state", "dead", "--yes", "--json");

    expect([released, canceled, again, byFilter].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect((await lab.store.delivery(one))?.reason?.text).toBe("Canceled by hand: ran by hand");
    expect(JSON.parse(again.out)).toMatchObject({ redelivered: [{ redeliveryOf: two }] });
    expect(JSON.parse(byFilter.out)).toMatchObject({ redelivered: [{ redeliveryOf: two }] });
    expect((await lab.store.list({ limit: 9 })).filter(({ redeliveryOf }) => redeliveryOf === two)).toHaveLength(2);
  });

  it("refuses as one at hand does, with the same words and exit code", async () => {
    const { delivery } = await lab.push();

    for (const args of [
      ["release", delivery, "nobody"],
      ["cancel", "nobody"],
      ["redeliver", delivery],
      ["redeliver", "--event", "nobody"],
    ])
      expect(await far(...args), args.join(" ")).toEqual(await near(...args));
  });

  it("is opened by a token from a file", async () => {
    await lab.push();

    const { exitCode } = await sluice(["deliveries", "--url", `${lab.url}/`, "--token-file", "/run/token"], {});

    expect(exitCode).toBe(0);
  });

  it.each([
    { what: "no token", args: [], env: {}, exitCode: 2, code: "USAGE" },
    { what: "an empty token", args: [], env: { SLUICE_RELAY_TOKEN: " " }, exitCode: 2, code: "USAGE" },
    { what: "an empty file", args: ["--token-file", "/run/empty"], env: {}, exitCode: 2, code: "FILE_UNREADABLE" },
    { what: "no such file", args: ["--token-file", "/run/none"], env: {}, exitCode: 2, code: "FILE_UNREADABLE" },
    {
      what: "a wrong token",
      args: [],
      env: { SLUICE_RELAY_TOKEN: "wrong" },
      exitCode: 3,
      code: "ADMIN_UNAUTHENTICATED",
    },
    { what: "a store too", args: ["--config", CONFIG], exitCode: 2, code: "USAGE" },
    { what: "its token in the open", args: ["--token", ACTING], exitCode: 2, code: "USAGE" },
  ])("with $what is refused: $code", async ({ args, env, exitCode, code }) => {
    const { exitCode: ended, err } = await sluice(["deliveries", "--url", lab.url, ...args], env);

    expect([ended, /\[(\w+)\]/.exec(err)?.[1]]).toEqual([exitCode, code]);
    expect(err).not.toContain(ACTING);
  });

  it("tells who may only look that they may only look", async () => {
    const id = await dead();

    const { exitCode, err } = await sluice(["release", id, "--url", lab.url], { SLUICE_RELAY_TOKEN: READING });

    expect([exitCode, err]).toEqual([3, expect.stringContaining("[ADMIN_READ_ONLY]")]);
  });

  it.each([
    { url: "relay.example.com", code: "USAGE" },
    { url: "ftp://relay.example.com", code: "USAGE" },
    { url: "http://user:pass@127.0.0.1:1", code: "USAGE" },
    { url: "http://127.0.0.1:1", code: "ADMIN_UNREACHABLE" },
  ])("at $url is not spoken to: $code", async ({ url, code }) => {
    const { err } = await sluice(["deliveries", "--url", url]);

    expect(err).toContain(`[${code}]`);
  });

  it.each([
    { what: "no JSON", status: 200, body: "<html>Welcome</html>" },
    { what: "other JSON", status: 200, body: '{"deliveries":[{"id":1}]}' },
    {
      what: "a refusal nobody knows",
      status: 418,
      body: '{"error":{"code":"TEAPOT\\u001b[2J","message":"short and stout"}}',
    },
    { what: "a page of a proxy", status: 502, body: "<h1>Bad Gateway</h1>" },
    { what: "a way elsewhere", status: 302, body: "" },
  ])("that answers $what is none", async ({ status, body }) => {
    await using server = await startSmallServer((_, response) => {
      response.writeHead(status, { location: "https://elsewhere.example.com/" }).end(body);
    });

    const { exitCode, err } = await sluice(["deliveries", "--url", server.url]);

    expect([exitCode, err]).toEqual([4, expect.stringContaining("[ADMIN_ANSWER_INVALID]")]);
    expect(err).not.toContain("\u001b");
  });
});
