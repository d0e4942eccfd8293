import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { whyNoPostgres } from "../../postgres/databases.ts";
import { fill, MoveLab } from "../../relay/store/move/move-lab.ts";
import { HEALTHY } from "../../relay/support/broken-config.ts";
import { aWorld } from "../a-world.ts";

const why = await whyNoPostgres();

/** The healthy configuration with this store. */
function relayYml(store: string): string {
  return HEALTHY.with(1, `store: ${store}`).join("\n");
}

async function migrate(config: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const world = { ...aWorld({ env, files: { "/etc/sluice/relay.yml": config } }), cwd: "/nowhere" };
  const exitCode = await runCli(["relay", "migrate", "--config", "/etc/sluice/relay.yml", ...args], world);
  return { exitCode, ...world.printed };
}

describe("sluice relay migrate", () => {
  it.each([
    {
      store: "sqlite:./sluice.db",
      args: [],
      says: "The configuration names the old store; the new one is not known.",
    },
    {
      store: "postgres://u@127.0.0.1/d",
      args: [],
      says: "The configuration names the new store; the old one is not known.",
    },
    { store: "sqlite:./sluice.db", args: ["--from", "sluice.db"], says: "--from is no SQLite store." },
    {
      store: "sqlite:./sluice.db",
      args: ["--from", "postgres://u@127.0.0.1/d", "--to", "postgres://u@127.0.0.1/d"],
      says: "--from is no SQLite store.",
    },
    {
      store: "sqlite:./sluice.db",
      args: ["--to", "sqlite:./other.db"],
      says: "--to is no address of a database: write it as postgres://USER@HOST:5432/DATABASE.",
    },
    {
      store: "sqlite:./sluice.db",
      args: ["--to", "postgres://u:canary-pw@127.0.0.1/d"],
      says: "--to holds a password, which every user of this machine can read there.",
    },
  ])("asks for what it needs: $args on $store", async ({ store, args, says }) => {
    const { exitCode, out, err } = await migrate(relayYml(store), args);

    expect(exitCode).toBe(2);
    expect(err).toContain(says);
    expect(out + err).not.toContain("canary-pw");
  });

  it("reads the routes, and says what is wrong with them before it touches a store", async () => {
    const config = relayYml("sqlite:./sluice.db").replace("from: hub", "from: hubb");

    const { exitCode, err } = await migrate(config, ["--to", "postgres://u@127.0.0.1/d"]);

    expect(exitCode).toBe(2);
    expect(err).toContain('routes[0].from: there is no source "hubb"');
  });

  describe.skipIf(why !== undefined)("with both stores there", () => {
    let lab: MoveLab;

    beforeEach(async () => {
      lab = await MoveLab.create();
      await lab.before(fill);
    });

    afterEach(async () => lab.dispose());

    it("moves to the store of the configuration, and tells how far it is and what there was", async () => {
      const args = ["--from", `sqlite:${lab.from.path}`];

      const { exitCode, out, err } = await migrate(relayYml(lab.shownTarget), args);

      const [from, to] = [`sqlite:${lab.from.path}`, lab.shownTarget];
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
      expect(out).toContain(`Moving ${from} to ${to}. Before a relay may start there: 38 events with 39 deliveries.\n`);
      expect(out).toContain(`Relays may start on ${to} now. What is done with follows: 5 events with 4 deliveries.\n`);
      expect(out).toMatch(/\nMoved, counted on both sides: 43 events, 84 keys; deliveries: .*33 pending.*\.\n$/);
      expect(await lab.after(async (store) => (await store.backlog()).pending)).toBe(33);
    });

    it("takes both stores from the command line, the password from PGPASSWORD, and prints what it did as JSON", async () => {
      const args = ["--from", `sqlite:${lab.from.path}`, "--to", lab.shownTarget, "--json"];

      const { exitCode, out } = await migrate(relayYml("sqlite:./sluice.db"), args, { PGPASSWORD: "canary-pw" });

      expect(exitCode).toBe(0);
      expect(out).not.toContain("canary-pw");
      expect(JSON.parse(out)).toMatchObject({
        schema: "sluice/relay-migrate-result@1",
        from: `sqlite:${lab.from.path}`,
        to: lab.shownTarget,
        live: { events: 38, deliveries: 39 },
        history: { events: 5, deliveries: 4 },
        states: { pending: 33 },
      });
    });

    it("says that it may be gone on with when it is asked to end", async () => {
      const stop = new AbortController();
      const files = { "/etc/sluice/relay.yml": relayYml(lab.shownTarget) };
      const world = { ...aWorld({ files }), signal: stop.signal, cwd: "/nowhere" };
      const out = world.out;
      world.out = (text) => {
        out(text);
        stop.abort(new Error("Stopped by SIGINT."));
      };
      const args = ["relay", "migrate", "--config", "/etc/sluice/relay.yml", "--from", `sqlite:${lab.from.path}`];

      const exitCode = await runCli(args, world);

      expect(exitCode).not.toBe(0);
      expect(world.printed.err).toContain("The move is not complete: the same command goes on with it.\n");
      expect(await runCli(args, { ...world, out, signal: new AbortController().signal })).toBe(0);
    });

    it("ends with the code of what keeps it from moving", async () => {
      const { exitCode, err } = await migrate(relayYml(lab.shownTarget), [
        "--from",
        `sqlite:${join(lab.folder, "no.db")}`,
      ]);

      expect(exitCode).toBe(2);
      expect(err).toContain("[STORE_INVALID]");
      expect(readFileSync(lab.from.path).length).toBeGreaterThan(0);
    });
  });
});
