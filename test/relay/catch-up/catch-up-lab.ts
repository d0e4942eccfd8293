import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catchUp } from "../../../relay/catch-up/catch-up.ts";
import type { CatchUpOptions } from "../../../relay/catch-up/ground.ts";
import type { CatchUpFailure, RepositoryReport } from "../../../relay/catch-up/report.ts";
import { connectForges } from "../../../relay/http/forge-exchange.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { RouteConditions } from "../../../relay/model/route-config.ts";
import type { CatchUpConfig, SourceConfig } from "../../../relay/model/source-config.ts";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import type { Store } from "../../../relay/store/store.ts";
import { Secret } from "../../../shared/text/secret.ts";
import type { CatchUpForgeKind } from "../../forge/catch-up/rows.ts";
import { CatchUpForge } from "../../forge/catch-up-forge.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aConfig, aRoute } from "../support/a-config.ts";

export const REPOSITORY = "acme/app";
export const OPTIONS: CatchUpOptions = { dryRun: false, lost: false, all: false };

/** A commit's id, of one digit. */
export const sha = (digit: string | number) => String(digit).repeat(40);

/** What catching up told. */
export interface Told {
  readonly reports: readonly RepositoryReport[];
  readonly failures: readonly CatchUpFailure[];
}

/** A forge, a real store and a source `hub` between them, on a clock that passes over every pause. */
export class CatchUpLab implements AsyncDisposable {
  readonly forge: CatchUpForge;
  readonly store: Store;
  readonly clock = new ManualClock(new Date());
  /** How long was slept, in order. */
  readonly slept: number[] = [];
  readonly #folder: string;
  readonly #forges = connectForges(2_000);
  settings: CatchUpConfig = { sinceMs: 86_400_000, repositories: [], organizations: [] };
  when: Partial<RouteConditions> = {};
  #made = 0;

  private constructor(forge: CatchUpForge, store: Store, folder: string) {
    this.forge = forge;
    this.store = store;
    this.#folder = folder;
  }

  static async open(kind: CatchUpForgeKind): Promise<CatchUpLab> {
    const folder = mkdtempSync(join(tmpdir(), "sluice-catch-up-"));
    const store = await openSqliteStore(join(folder, "sluice.db"), { clock: new ManualClock(new Date()) });
    return new CatchUpLab(await CatchUpForge.start(kind), store, folder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#forges.close();
    await this.store.close();
    await this.forge[Symbol.asyncDispose]();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get source(): SourceConfig {
    const { kind, url, token } = this.forge;
    const common = { name: "hub", maxBodyBytes: 1_000_000, dedupeWindowMs: 0, secrets: [new Secret("s")] };
    const rest = { ...common, api: { url, token: new Secret(token) }, catchUp: this.settings };
    if (kind === "gitlab") return { ...rest, kind, auth: "token", signingTokens: [], toleranceMs: 1 };
    if (kind === "bitbucket-datacenter") return { ...rest, kind, auth: { kind: "signature" } };
    return { ...rest, kind };
  }

  get config(): RelayConfig {
    return aConfig({ sources: new Map([["hub", this.source]]), routes: [aRoute({ name: "app", when: this.when })] });
  }

  /** Catches up; sleeping takes no time. `onSleep` is what happens in the meantime. */
  async catchUp(options: Partial<CatchUpOptions> = {}, onSleep = async () => {}): Promise<Told> {
    const reports: RepositoryReport[] = [];
    const failures: CatchUpFailure[] = [];
    const { clock, store, slept } = this;
    const sleepless = {
      now: () => clock.now(),
      monotonicMs: () => clock.monotonicMs(),
      sleep: async (ms: number) => {
        slept.push(ms);
        clock.jump(ms);
        await onSleep();
      },
    };
    const newId = () => `made-${++this.#made}`;
    const deps = { store, exchange: this.#forges.exchange, clock: sleepless, newId, onStored: () => {} };
    await catchUp(
      deps,
      this.config,
      this.source,
      { ...OPTIONS, ...options },
      { report: (one) => void reports.push(one), fail: (one) => void failures.push(one) },
      new AbortController().signal,
    );
    return { reports, failures };
  }

  /** Stores a push as the forge's webhook brings it. */
  async received(ref: string, after: string, over: { readonly id?: string; readonly before?: string } = {}) {
    const { id = `own-${++this.#made}`, before = "0".repeat(40) } = over;
    const refName = ref.replace(/^refs\/(heads|tags)\//, "");
    const kind = ref.startsWith("refs/tags/") ? "tag" : "branch";
    const change = {
      index: 0,
      kind,
      action: "update",
      ref,
      refName,
      before,
      after,
      commit: after,
      forced: null,
    } as const;
    const reading = { kind: "push", origin: { repository: REPOSITORY }, changes: [change] } as const;
    const about = { source: "hub", sourceKind: this.forge.kind, type: "push", senderId: id } as const;
    const rest = { receivedAt: this.clock.now(), headers: {}, body: Buffer.from("{}"), payloadSha256: id };
    const one = { id: `delivery-${id}`, route: "app", changeIndex: 0, lane: "main:group/deploy" };
    this.clock.jump(1_000);
    return await this.store.persist({ id, ...about, ...rest, reading }, [one], { id: `hub:${id}` });
  }

  /** `REF COMMIT` of every delivery that was made of an event nobody has sent, oldest first. */
  async madeUp(): Promise<readonly string[]> {
    const rows = await this.store.list({ limit: 1_000 });
    return rows
      .filter(({ type }) => type === "reconcile")
      .map(({ ref, commit = "none" }) => `${ref} ${commit.slice(0, 1)}`)
      .toReversed();
  }
}
