import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { postgresBinaries, startPostgres } from "../../test/postgres/real-postgres.ts";
import type { Ground, Server } from "./ground.ts";

/** The program that is measured: the bundle, as users run it, unless `RELAY` names another one, such as cli/main.ts. */
export const RELAY = resolve(process.env["RELAY"] ?? join(import.meta.dirname, "..", "..", "dist", "cli.js"));

/** Projects a push goes to where dispatch is measured. */
export const PROJECTS = 8;

/** A bare server: see bare.ts. */
export function startBare(ground: Ground, name: string, mode: "plain" | "hmac" | "hono"): Promise<Server> {
  return ground.node(name, [join(import.meta.dirname, "bare.ts"), mode]);
}

/** A relay whose GitLab takes a call and never answers, so that deliveries wait and only receiving is measured. */
export async function startReceiving(ground: Ground, name: string, store: string): Promise<Server> {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  silent.unref();
  const address = silent.address();
  const port = typeof address === "object" ? address?.port : 0;
  const dispatch = "dispatch: { concurrency: 1, deadline: 1h }";
  return await startRelay(ground, name, store, `http://127.0.0.1:${port}`, 1, dispatch);
}

/** A relay that carries what is in its store to a GitLab. */
export function startDispatching(ground: Ground, name: string, store: string, gitlab: string): Promise<Server> {
  const dispatch = `dispatch: { concurrency: 64, per-project: 64 }`;
  return startRelay(ground, name, store, gitlab, PROJECTS, dispatch);
}

async function startRelay(
  ground: Ground,
  name: string,
  store: string,
  gitlab: string,
  projects: number,
  dispatch: string,
): Promise<Server> {
  const config = join(ground.folder, `${name.replaceAll(/\W/g, "-")}.yml`);
  const routes = Array.from(
    { length: projects },
    (_, n) =>
      `  - { name: app-${n}, from: forge, trigger: { gitlab: main, project: group/deploy-${n}, ref: main, token: { env: TOKEN } } }`,
  );
  writeFileSync(
    config,
    `listen: { port: 0 }
store: ${store}
gitlab: { main: { url: "${gitlab}" } }
sources: { forge: { kind: github, secrets: [{ env: HOOK_SECRET }] } }
routes:
${routes.join("\n")}
${dispatch}
`,
  );
  return await ground.node(name, [RELAY, "relay", "--config", config]);
}

/** adnanh/webhook with a rule that verifies the signature and runs nothing; undefined where it is not installed. */
export async function startWebhook(ground: Ground): Promise<Server | undefined> {
  if (spawnSync("webhook", ["-version"]).error !== undefined) return undefined;
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  const port = typeof address === "object" ? String(address?.port) : "";
  probe.close();
  await once(probe, "close");
  const hooks = join(ground.folder, "hooks.json");
  const parameter = { source: "header", name: "X-Hub-Signature-256" };
  const rule = { match: { type: "payload-hmac-sha256", secret: "bench-hook-secret", parameter } };
  const hook = { id: "forge", "execute-command": "", "success-http-response-code": 202, "trigger-rule": rule };
  writeFileSync(hooks, JSON.stringify([hook]));
  const args = ["-hooks", hooks, "-ip", "127.0.0.1", "-port", port];
  return await ground.program("adnanh/webhook", "webhook", args, `http://127.0.0.1:${port}`);
}

/** A PostgreSQL server on the load's core, whose commits wait for the disk; undefined where the platform has none. */
export async function startDatabases(ground: Ground): Promise<Databases | undefined> {
  const binaries = await postgresBinaries();
  if (binaries === undefined) return undefined;
  const server = await startPostgres(binaries, { durable: true });
  ground.later(() => server.dispose());
  const script = async (database: string, text: string) => {
    const client = new Client({ host: "127.0.0.1", port: server.port, user: "postgres", database });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };
  return {
    port: server.port,
    create: async (name) => {
      await script("postgres", `create database ${name} template template0`);
      return server.url(name);
    },
    script,
  };
}

/** Databases of one server. */
export interface Databases {
  readonly port: number;
  /** Makes an empty one; gives its URL. */
  readonly create: (name: string) => Promise<string>;
  readonly script: (database: string, text: string) => Promise<void>;
}
