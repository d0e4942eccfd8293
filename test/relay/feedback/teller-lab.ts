import type { Rounds } from "../../../relay/feedback/rounds.ts";
import { createTeller } from "../../../relay/feedback/teller.ts";
import { connectForges, type ForgeConnections } from "../../../relay/http/forge-exchange.ts";
import { liveConfig, type ReplaceableConfig } from "../../../relay/live-config.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { StatusForgeStandIn } from "../../forge/status-forge.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aConfig, aGitHubSource, aRoute } from "../support/a-config.ts";
import { SHA } from "./due.ts";
import { FeedbackStore } from "./feedback-store.ts";

export const CONTEXT = "sluice/app";
/** The id of a delivery that was made after that of `aDelivery`. */
export const NEWER = "0198a000-0000-7000-8000-000000000002";

/** A request that is not answered is given up after so long. */
const DEADLINE_MS = 200;

/** A teller with two forges, `hub` and `other`, that have the commit SHA. */
export class TellerLab implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly store = new FeedbackStore(this.clock);
  readonly signals: Signal[] = [];
  readonly hub: StatusForgeStandIn;
  readonly other: StatusForgeStandIn;
  readonly config: ReplaceableConfig;
  readonly teller: Rounds;
  readonly #forges: ForgeConnections = connectForges(DEADLINE_MS);

  private constructor(hub: StatusForgeStandIn, other: StatusForgeStandIn) {
    this.hub = hub;
    this.other = other;
    for (const forge of [hub, other]) forge.commits.add(SHA);
    this.config = liveConfig(this.configOf());
    this.teller = createTeller({
      store: this.store,
      config: this.config,
      exchange: this.#forges.exchange,
      clock: this.clock,
      random: () => 0.5,
      observe: (signal) => void this.signals.push(signal),
      redact: (text) => text,
    });
  }

  static async create(): Promise<TellerLab> {
    return new TellerLab(await StatusForgeStandIn.start("github"), await StatusForgeStandIn.start("github"));
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
    await this.clock.untilSleeping();
    await this.clock.advance(ms);
    await this.clock.untilSleeping();
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
