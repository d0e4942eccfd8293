import { vi } from "vitest";
import { databaseAt, type TestDatabase } from "../postgres/databases.ts";
import { postgresBinaries, type RealPostgres, startPostgres } from "../postgres/real-postgres.ts";
import { Crowd } from "./relay-crowd.ts";
import { RelayHome, type RelayYaml, SEEING, variable } from "./relay-home.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

/** Far beyond what a test takes, however busy the machine; one that gets here has failed. */
export const WITHIN_MS = 180_000;

/** A little less, so that it can be said what there was. */
const DRAINED_WITHIN_MS = 150_000;

/** What has become of a delivery, and what GitLab has seen of it. */
export interface Fate {
  readonly id: string;
  readonly state: string;
  readonly pipelines: number;
}

/** A PostgreSQL that survives a crash, and relays of one configuration as processes of their own before a GitLab stand-in. */
export class ThreeRelays implements AsyncDisposable {
  readonly server: RealPostgres;
  readonly home: RelayHome;
  readonly crowd = new Crowd();
  readonly relays: RelayProcess[] = [];
  readonly #database: TestDatabase;

  private constructor(server: RealPostgres, database: TestDatabase, home: RelayHome) {
    this.server = server;
    this.#database = database;
    this.home = home;
  }

  /** Starts the database and, where nothing else is said, three relays. */
  static async start(yaml: RelayYaml = {}, count = 3): Promise<ThreeRelays> {
    const binaries = await postgresBinaries();
    if (binaries === undefined) throw new Error("There is no PostgreSQL for this platform.");
    const server = await startPostgres(binaries, { durable: true });
    const database = await databaseAt(server.port);
    const store = `"${server.url(database.config.database)}?sslmode=disable"`;
    const home = await RelayHome.create({ gitlab: SEEING, ...yaml, store });
    const three = new ThreeRelays(server, database, home);
    await Promise.all(Array.from({ length: count }, async () => three.add()));
    return three;
  }

  /** The configuration of relays that are started from now on. */
  configure(yaml: RelayYaml): void {
    this.home.configure({
      gitlab: SEEING,
      ...yaml,
      store: `"${this.server.url(this.#database.config.database)}?sslmode=disable"`,
    });
  }

  /** Starts one more relay, and leads the crowd to it. */
  async add(env: Readonly<Record<string, string>> = {}, program?: string): Promise<RelayProcess> {
    const relay = await startRelayProcess(this.home.configPath, { ...this.home.env, ...env }, program);
    this.relays.push(relay);
    this.crowd.lead(relay);
    return relay;
  }

  /** Ends a relay as a crash of it does. The balancer learns of it at once; what was on its way to it is not accepted. */
  async kill(relay: RelayProcess | undefined): Promise<void> {
    if (relay === undefined) throw new Error("There is no such relay.");
    this.crowd.avoid(relay);
    await relay.end("SIGKILL");
  }

  /** Resolves once nothing waits and nothing is under way; rejects with what still does when that never comes. */
  async drained(): Promise<void> {
    const isDrained = async () => {
      const { pending, dispatching } = await this.home.look((store) => store.backlog());
      return pending + dispatching === 0;
    };
    // What a relay had in hand that was killed goes on when its lease is over.
    await vi.waitUntil(isDrained, { timeout: DRAINED_WITHIN_MS, interval: 100 }).catch(async (cause: unknown) => {
      const left = await this.home.look(async (store) => {
        const open = await store.list({ states: ["pending", "dispatching"], limit: 20 });
        return Promise.all(open.map(async (delivery) => ({ delivery, attempts: await store.attempts(delivery.id) })));
      });
      throw new Error(`Not drained: ${JSON.stringify(left, null, 1)}\n${this.printed().slice(-20_000)}`, { cause });
    });
  }

  /** Every stored delivery, with how many pipelines carry its marker. */
  async fates(): Promise<readonly Fate[]> {
    const stored = await this.home.look((store) => store.list({ limit: 1_000_000 }));
    const pipelines = Map.groupBy(this.home.pipelines(), (pipeline) => variable(pipeline, "SLUICE_DELIVERY"));
    return stored.map(({ id, state }) => ({ id, state, pipelines: pipelines.get(id)?.length ?? 0 }));
  }

  /** Everything all relays have printed. */
  printed(): string {
    return this.relays.map(({ printed }) => printed()).join("\n");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.relays.map(async (relay) => relay.end("SIGKILL")));
    await this.home.dispose();
    await this.server.dispose();
  }
}

/** What every test ends with: whatever was accepted is stored once, and is exactly one pipeline, or is held and at most one. */
export function balanceOf(three: ThreeRelays, fates: readonly Fate[]) {
  const accepted = [...three.crowd.accepted.values()].flat().toSorted();
  const stored = fates.map(({ id }) => id).toSorted();
  const known = new Set(stored);
  return {
    unaccepted: three.crowd.sent - three.crowd.accepted.size,
    acceptedAndNotStored: accepted.filter((id) => !known.has(id)),
    storedMoreThanSent: stored.length - three.crowd.sent,
    lost: fates.filter(({ state, pipelines }) => state === "delivered" && pipelines === 0),
    doubled: fates.filter(({ pipelines }) => pipelines > 1),
    otherwise: fates.filter(({ state }) => state !== "delivered" && state !== "held"),
  };
}

/** The balance there should be. */
export const EVEN = {
  unaccepted: 0,
  acceptedAndNotStored: [],
  storedMoreThanSent: 0,
  lost: [],
  doubled: [],
  otherwise: [],
};
