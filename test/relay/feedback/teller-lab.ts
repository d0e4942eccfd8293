import type { Rounds } from "../../../relay/feedback/rounds.ts";
import { createTeller } from "../../../relay/feedback/teller.ts";
import { connectForges, type ForgeConnections } from "../../../relay/http/forge-exchange.ts";
import { liveConfig, type ReplaceableConfig } from "../../../relay/live-config.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { StatusForgeStandIn } from "../../forge/status-forge.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { TestCompany } from "../support/a-company.ts";
import { aConfig, aGitHubSource, aRoute } from "../support/a-config.ts";
import { SHA } from "./due.ts";
import { FeedbackStore } from "./feedback-store.ts";

export const CONTEXT = "sluice/app";
/** The id of a delivery that was made after that of `aDelivery`. */
export const NEWER = "0198a000-0000-7000-8000-000000000002";

/** Time passes so far at once, before everybody has come to rest again: as far as from round to round. */
const STEP_MS = 1_000;

/** A request that is not answered is given up after so long: longer than any test takes, unless it says otherwise. */
const DEADLINE_MS = 60_000;

/** A teller with two forges, `hub` and `other`, that have the commit SHA. */
export class TellerLab implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly store = new FeedbackStore(this.clock);
  readonly company = new TestCompany(this.clock);
  readonly signals: Signal[] = [];
  readonly hub: StatusForgeStandIn;
  readonly other: StatusForgeStandIn;
  readonly config: ReplaceableConfig;
  readonly teller: Rounds;
  readonly #forges: ForgeConnections;
  readonly #exchanges = new Set<Promise<unknown>>();

  private constructor(hub: StatusForgeStandIn, other: StatusForgeStandIn, deadlineMs: number) {
    this.#forges = connectForges(deadlineMs);
    this.hub = hub;
    this.other = other;
    for (const forge of [hub, other]) forge.commits.add(SHA);
    this.config = liveConfig(this.configOf());
    this.teller = createTeller({
      company: this.company,
      store: this.store,
      config: this.config,
      exchange: (request, signal) => this.#counted(this.#forges.exchange(request, signal)),
      clock: this.clock,
      random: () => 0.5,
      observe: (signal) => void this.signals.push(signal),
      redact: (text) => text,
    });
  }

  static async create(deadlineMs = DEADLINE_MS): Promise<TellerLab> {
    const [hub, other] = [await StatusForgeStandIn.start("github"), await StatusForgeStandIn.start("github")];
    return new TellerLab(hub, other, deadlineMs);
  }

  configOf(token = this.hub.token): RelayConfig {
    const { hub, other } = this;
    return aConfig({
      sources: new Map([
        ["hub", aGitHubSource({ api: { url: hub.url, token: new Secret(token) } })],
        ["other", aGitHubSource({ name: "other", api: { url: other.url, token: new Secret(other.token) } })],
      ]),
      routes: [aRoute({ name: "app", feedback: { context: CONTEXT } })],
    });
  }

  /** Lets the next round come and end. */
  async round(): Promise<void> {
    await this.pass(1_000);
  }

  /** Lets time pass, with all rounds there are in it. */
  async pass(ms: number): Promise<void> {
    this.teller.start();
    await this.#untilQuiet();
    for (let leftMs = ms; leftMs > 0; leftMs -= STEP_MS) {
      await this.clock.advance(Math.min(leftMs, STEP_MS));
      await this.#untilQuiet();
    }
  }

  /** Waits until every forge has answered, or not, and the next round is waited for. */
  async #untilQuiet(): Promise<void> {
    do {
      await Promise.allSettled(this.#exchanges);
      await this.clock.advance(0);
      await this.clock.untilSleeping();
    } while (this.#exchanges.size > 0);
  }

  async #counted<T>(exchange: Promise<T>): Promise<T> {
    this.#exchanges.add(exchange);
    try {
      return await exchange;
    } finally {
      this.#exchanges.delete(exchange);
    }
  }

  /** What has been observed, by kind. */
  kinds(): readonly string[] {
    return this.signals.map(({ kind }) => kind);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.teller.stop();
    this.#forges.close();
    await this.hub[Symbol.asyncDispose]();
    await this.other[Symbol.asyncDispose]();
  }
}
