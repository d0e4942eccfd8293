import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../../cli/run-cli.ts";
import type { RelayEvent } from "../../../relay/model/event.ts";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import type { NewDelivery, Store } from "../../../relay/store/store.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import { anEvent } from "../../relay/support/an-event.ts";
import { aWorld } from "../a-world.ts";

/** A relay's store in a real file, with a relay open on it, and operators' commands beside it. No secret of the configuration is there. */
export class StoreLab implements AsyncDisposable {
  readonly store: Store;
  readonly #folder: string;
  readonly #clock: Clock;
  #config: string;

  private constructor(folder: string, store: Store, clock: Clock) {
    this.#folder = folder;
    this.store = store;
    this.#clock = clock;
    this.#config = configOf(route("app"));
  }

  static async open(clock: Clock): Promise<StoreLab> {
    const folder = mkdtempSync(join(tmpdir(), "sluice-operate-"));
    return new StoreLab(folder, await openSqliteStore(join(folder, "sluice.db"), { clock }), clock);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Gives the configuration these routes, as YAML flow mappings. */
  configure(...routes: readonly string[]): void {
    this.#config = configOf(...routes);
  }

  /** Runs `sluice relay …`. */
  async run(args: readonly string[], answer?: string) {
    const path = join(this.#folder, "relay.yml");
    const world = aWorld({ files: { [path]: this.#config }, ...(answer === undefined ? {} : { answer }) });
    const [command = "", ...rest] = args;
    const exitCode = await runCli(["relay", command, "--config", path, ...rest], { ...world, clock: this.#clock });
    return { exitCode, ...world.printed };
  }

  /** The same with `--json`, and what it printed. */
  async json(args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    return JSON.parse((await this.run([...args, "--json"])).out) as Readonly<Record<string, unknown>>;
  }

  /** Stores event `event-N` with the delivery `ROUTE-N`. */
  async event(n: number, over: Partial<RelayEvent> = {}, delivery: Partial<NewDelivery> = {}): Promise<void> {
    const { change: _, ...event } = anEvent(over.body, {
      id: `event-${n}`,
      receivedAt: this.#clock.now(),
      headers: { "content-type": "application/json", "x-github-event": "push" },
      ...over,
    });
    const name = delivery.route ?? "app";
    const one = { id: `${name}-${n}`, route: name, changeIndex: 0, lane: "main:group/deploy", ...delivery };
    await this.store.persist(event, [one], {});
  }

  /** Carries the oldest delivery that is due: dead, held, or delivered by a pipeline. */
  async carry(end: "dead" | "held" | "delivered"): Promise<void> {
    const [claimed] = await this.store.claim(this.#clock.now(), 1);
    if (claimed === undefined) throw new Error("Nothing is due.");
    const fault = { code: "TRIGGER_REF_NOT_FOUND", text: "GitLab answered 400 (Reference not found).", status: 400 };
    const pipeline = { id: claimed.attempt, projectId: 3, webUrl: "https://gitlab.example.com/g/p/-/pipelines/7" };
    const settlement = end === "delivered" ? ({ kind: end, pipeline } as const) : ({ kind: end, ...fault } as const);
    await this.store.settle(claimed.delivery.id, claimed.attempt, this.#clock.now(), settlement);
  }

  /** The newest deliveries first, as ids and states. */
  async states(): Promise<readonly string[]> {
    return (await this.store.list({ limit: 100 })).map(({ id, state }) => `${id} ${state}`);
  }
}

/** A route of source `hub` as YAML; `rest` goes into it. */
export function route(name: string, rest = "", project = "group/deploy"): string {
  const trigger = `gitlab: main, project: ${project}, ref: "{{ ref.name }}", token: { env: NOT_HERE }`;
  return `{ name: ${name}, from: hub, trigger: { ${trigger} }${rest && `, ${rest}`} }`;
}

function configOf(...routes: readonly string[]): string {
  return [
    "store: sqlite:./sluice.db",
    'gitlab: { main: { url: "https://gitlab.example.com" } }',
    "sources: { hub: { kind: github, secrets: [{ env: NOT_HERE_EITHER }] } }",
    "routes:",
    ...routes.map((text) => `  - ${text}`),
    "",
  ].join("\n");
}
