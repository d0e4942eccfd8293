import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AttemptResult } from "../../../relay/dispatch/decide.ts";
import type { LookResult } from "../../../relay/dispatch/decide-look.ts";
import { createDispatcher, type Dispatcher } from "../../../relay/dispatch/dispatcher.ts";
import { liveConfig, type ReplaceableConfig } from "../../../relay/live-config.ts";
import type { DispatchConfig, GitLabConfig, RelayConfig } from "../../../relay/model/relay-config.ts";
import type { Errand } from "../../../relay/model/route-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import type { NewDelivery, Store } from "../../../relay/store/store.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { aDelivery, anEvent } from "../../contracts/store-samples.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { until } from "../../support/until.ts";
import { TestCompany } from "../support/a-company.ts";
import { aConfig, aDispatch, aRoute } from "../support/a-config.ts";

/** GitLab has made a pipeline. */
export const CREATED: AttemptResult = {
  kind: "created",
  pipeline: { id: 7, projectId: 3, webUrl: "https://gl.example/7" },
};
/** Nothing has left. */
export const UNREACHABLE: Extract<AttemptResult, { kind: "failed" }> = {
  kind: "failed",
  error: new CodedError("GITLAB_UNREACHABLE", "No route to it."),
};
/** A pipeline may exist. */
export const LOST: AttemptResult = { kind: "failed", error: new CodedError("GITLAB_DEADLINE", "No answer in time.") };

/** What is different about a lab's configuration. */
export interface LabConfig {
  /** Its routes, each to the project of its own name; `app` alone by default. */
  readonly routes?: readonly (string | (Partial<Errand> & { readonly name: string }))[];
  readonly dispatch?: Partial<DispatchConfig>;
  readonly gitlab?: Partial<GitLabConfig>;
}

/** A dispatcher over a real store, with calls and looks that wait for the test to answer them. */
export class DispatchLab {
  readonly clock: ManualClock;
  readonly store: Store;
  readonly signals: Signal[] = [];
  readonly company: TestCompany;
  /** Deliveries with a call or look under way, in the order they began. */
  readonly open = new Map<string, (result: AttemptResult & LookResult) => void>();
  /** Every call and look so far: `app-1`, `?app-1`. */
  readonly made: string[] = [];
  /** How long before each look its call was made. */
  readonly agoMs: number[] = [];
  readonly config: ReplaceableConfig;
  dispatcher: Dispatcher | undefined;
  readonly #folder: string;

  private constructor(folder: string, clock: ManualClock, store: Store, config: RelayConfig) {
    this.#folder = folder;
    this.clock = clock;
    this.company = new TestCompany(clock);
    this.store = store;
    this.config = liveConfig(config);
  }

  static async create(config: LabConfig = {}): Promise<DispatchLab> {
    const folder = mkdtempSync(join(tmpdir(), "sluice-dispatch-"));
    const clock = new ManualClock(new Date("2026-11-22T12:00:00Z"));
    const store = await openSqliteStore(join(folder, "sluice.db"), { clock });
    return new DispatchLab(folder, clock, store, labConfig(config));
  }

  /** Starts the dispatcher, over `store` when it is another one than the lab's own, with another clock when one is given. */
  start({
    store = this.store,
    clock = this.clock,
  }: {
    readonly store?: Store;
    readonly clock?: ManualClock;
  } = {}): void {
    this.dispatcher = createDispatcher({
      store,
      company: this.company,
      clock,
      config: this.config,
      random: () => 0,
      observe: (signal) => this.signals.push(signal),
      redact: (text) => text.replaceAll("swordfish", "***"),
      attempt: ({ delivery }, signal) => this.#ask(delivery.id, delivery.id, signal),
      look: (delivery, agoMs, signal) => {
        this.agoMs.push(agoMs());
        return this.#ask(delivery.id, `?${delivery.id}`, signal);
      },
    });
    this.dispatcher.start();
  }

  /** Stores an event with one delivery and rings, as the app does. */
  async add(n: number, over: Partial<NewDelivery> = {}): Promise<void> {
    await this.store.persist(anEvent(n), [aDelivery(n, over)], {});
    this.dispatcher?.wake();
  }

  /** The same, along a route and on the lane of the same name. */
  async addTo(route: string, n: number, over: Partial<NewDelivery> = {}): Promise<void> {
    await this.add(n, { id: `${route}-${n}`, route, lane: `main:${route}`, ...over });
  }

  async answer(delivery: string, result: AttemptResult | LookResult): Promise<void> {
    await until(() => this.open.has(delivery));
    const answer = this.open.get(delivery);
    this.open.delete(delivery);
    answer?.(result as AttemptResult & LookResult);
  }

  /** Waits until a delivery is in a state, its signal told, and so many others are under way. */
  async state(delivery: string, expected: string, othersUnderWay = 0): Promise<void> {
    await until(async () => (await this.store.delivery(delivery))?.state === expected);
    await until(() => this.dispatcher?.inFlight === othersUnderWay);
  }

  /** Lets time pass in steps, until something holds. */
  async passUntil(what: () => boolean | Promise<boolean>, stepMs = 1_000): Promise<void> {
    await until(async () => {
      if (await what()) return true;
      await this.clock.advance(stepMs);
      return false;
    });
  }

  /** Whatever could be claimed now has been. */
  async atRest(): Promise<void> {
    await this.clock.advance(0);
    this.dispatcher?.wake();
    await this.clock.advance(0);
    await this.clock.untilSleeping();
  }

  kinds(): readonly string[] {
    return this.signals.map(({ kind }) => kind);
  }

  async dispose(): Promise<void> {
    const stopping = this.dispatcher?.stop();
    this.dispatcher?.abort(new Error("The test is over."));
    for (const answer of this.open.values()) answer(CREATED as AttemptResult & LookResult);
    await stopping;
    await this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #ask<T>(id: string, name: string, signal: AbortSignal): Promise<T> {
    this.made.push(name);
    const { promise, resolve } = Promise.withResolvers<AttemptResult & LookResult>();
    this.open.set(id, resolve);
    signal.addEventListener("abort", () => {
      this.open.delete(id);
      resolve({ kind: "failed", error: signal.reason });
    });
    return promise as Promise<T>;
  }
}

/** The configuration of a lab: every route leads to the project of its own name at `main`. */
export function labConfig({ routes = ["app"], dispatch, gitlab }: LabConfig = {}): RelayConfig {
  return aConfig({
    gitlab: new Map([["main", { name: "main", url: "https://gitlab.example.com", ...gitlab }]]),
    routes: routes.map((route) => {
      const { name, ...rest } = typeof route === "string" ? { name: route } : route;
      return aRoute({ ...rest, name, trigger: { project: name, ...rest.trigger } });
    }),
    dispatch: aDispatch({
      concurrency: 2,
      perProject: 100,
      maxAttempts: 3,
      baseDelayMs: 10_000,
      maxDelayMs: 60_000,
      ...dispatch,
    }),
  });
}

/** An access token, so that deliveries can be looked up. */
export const SEEING: Partial<GitLabConfig> = { accessToken: new Secret("glpat-0123456789abcdef") };
