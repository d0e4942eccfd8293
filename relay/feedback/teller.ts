import { oneLine } from "../../shared/errors/describe.ts";
import type { Exchange } from "../../shared/forge/exchange.ts";
import { statusDialectOf } from "../../shared/forge/statuses/dialect-of.ts";
import { type StatusSent, sendStatus } from "../../shared/forge/statuses/send-status.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { LiveConfig } from "../live-config.ts";
import type { FeedbackDue, FeedbackNote } from "../model/listed.ts";
import type { Observe } from "../observe/signal.ts";
import type { Company } from "../store/company.ts";
import type { Store } from "../store/store.ts";
import { isOutdone } from "./is-outdone.ts";
import { Resting, restMs } from "./resting.ts";
import { type Ends, type Rounds, rounds } from "./rounds.ts";
import { SideBySide } from "./side-by-side.ts";
import { type Tell, tellOf } from "./tell.ts";

/** What telling commits stands on. */
export interface TellerDeps {
  readonly store: Pick<Store, "feedbackDue" | "noteFeedback" | "list">;
  readonly company: Pick<Company, "duties" | "knows">;
  readonly config: LiveConfig;
  readonly exchange: Exchange;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly observe: Observe;
  /** Hides secrets in texts that are about to be stored. */
  readonly redact: (text: string) => string;
}

/** As many as are read at once. */
const AT_ONCE = 64;

/** So long a round waits for forges that are slow, before it looks what others are to be told meanwhile. */
const PATIENCE_MS = 1_000;

/** When it is looked again whether a relay that knows the route has told its commit. */
const STRANGE_MS = 10_000;

/** About a day of pauses; what nobody has taken by then is of no use. */
const MOST_TRIES = 100;

/** Tells commits what becomes of their deliveries; nothing until started. */
export function createTeller(deps: TellerDeps): Rounds {
  const teller = new Teller(deps);
  return rounds({
    ...deps,
    doing: "telling commits",
    round: (ends) => teller.round(ends),
    ended: () => teller.ended(),
  });
}

/**
 * Reads what is due, works out what each commit is to be told as things stand at that moment, and tells it.
 *
 * One after the other per source: forges ask for that, and so no status of a commit overtakes another. Of relays that share a store one has a
 * source in hand, and reads what is due there only after it has got it. Sources do not wait for each other: what is
 * due at one that is slow is passed over while it is busy.
 * A forge that fails as a whole rests, with all that is due there; a commit that it refuses is let go of, with the reason. Whatever
 * moves in the meantime is due again (`revision`), so the last word is always told; and a kill between telling and noting
 * it only tells the same once more.
 */
class Teller {
  readonly #deps: TellerDeps;
  readonly #resting: Resting;
  readonly #telling: SideBySide;
  /** Sources that another relay has in hand. */
  readonly #elsewhere = new Set<string>();
  /** What has been complained of in the log, by source and code. */
  readonly #complained = new Set<string>();

  constructor(deps: TellerDeps) {
    this.#deps = deps;
    this.#resting = new Resting(deps.random);
    this.#telling = new SideBySide(deps.clock);
    deps.config.onReplace(() => {
      this.#resting.forget();
      this.#complained.clear();
    });
  }

  async round(ends: Ends): Promise<"more" | "done"> {
    const { store, clock, company } = this.#deps;
    for (const source of this.#elsewhere)
      if ((await company.duties.take(dutyAt(source))) !== "elsewhere") this.#elsewhere.delete(source);
    const due = await store.feedbackDue(clock.now(), AT_ONCE, [...this.#telling.busy, ...this.#elsewhere]);
    const bySource = Map.groupBy(due, ({ event }) => event.source);
    let isMore = due.length === AT_ONCE;
    for (const [source, rows] of bySource) {
      const hand = await company.duties.take(dutyAt(source));
      if (hand === "mine") this.#telling.begin(source, () => this.#tellAll(rows, ends));
      else if (hand === "elsewhere") this.#elsewhere.add(source);
      else isMore = true;
    }
    await this.#telling.settle(PATIENCE_MS);
    return isMore && !ends.stopping.aborted ? "more" : "done";
  }

  /** Resolves once nothing is being told any more. */
  async ended(): Promise<void> {
    await this.#telling.settle();
  }

  async #tellAll(rows: readonly FeedbackDue[], { stopping, signal }: Ends): Promise<void> {
    for (const [at, due] of rows.entries()) {
      if (stopping.aborted) return;
      const untilMs = this.#resting.untilMs(due.event.source, this.#nowMs());
      if (untilMs !== undefined) {
        await Promise.all(rows.slice(at).map((row) => this.#putOff(row, new Date(untilMs))));
        return;
      }
      await this.#tell(due, signal);
    }
  }

  /** To wait for a forge that rests counts as a try: none of those behind the first would ever be let go of otherwise. */
  async #putOff(due: FeedbackDue, dueAt: Date): Promise<void> {
    const tries = due.tries + 1;
    if (tries < MOST_TRIES) return await this.#note(due, { tries, dueAt });
    await this.#giveUp(due, due.event.source, "FEEDBACK_FAILED", "The forge has taken no status for a day.", undefined);
  }

  async #tell(due: FeedbackDue, signal: AbortSignal): Promise<void> {
    const { company, config } = this.#deps;
    const tell = tellOf(due, config.current);
    if (tell.kind === "silent" && tell.isStrange === true && (await company.knows(due.delivery.route)))
      return await this.#note(due, { tries: due.tries, dueAt: new Date(this.#nowMs() + STRANGE_MS) });
    const hasNews = tell.kind === "tell" && tell.words !== due.sent;
    if (!hasNews || (await isOutdone(this.#deps.store, due))) return await this.#note(due, { tries: 0 });
    // Nothing is waited for between this and the request.
    if (!company.duties.holds(dutyAt(due.event.source))) return;
    const sent = await this.#send(tell, signal);
    if (signal.aborted && sent.kind === "passing") return;
    await this.#heard(due, tell, sent);
  }

  async #send(tell: Extract<Tell, { kind: "tell" }>, signal: AbortSignal): Promise<StatusSent> {
    const { exchange, clock } = this.#deps;
    try {
      return await sendStatus({ exchange, now: () => clock.now() }, tell.forge, tell.place, tell.status, signal);
    } catch (error) {
      return { kind: "passing", everybody: true, words: oneLine(error) };
    }
  }

  async #heard(due: FeedbackDue, tell: Extract<Tell, { kind: "tell" }>, sent: StatusSent): Promise<void> {
    const { observe, random } = this.#deps;
    const { source } = tell;
    const { id: delivery, route } = due.delivery;
    switch (sent.kind) {
      case "accepted":
        if (this.#resting.works(source)) observe({ kind: "forge-recovered", source });
        observe({ kind: "commit-told", delivery, route, source, state: tell.status.state });
        return await this.#note(due, { sent: tell.words, tries: 0 });
      case "refused": {
        const why = `${answered(sent)} Give the token ${statusDialectOf(tell.forge).permission}.`;
        return await this.#giveUp(
          due,
          source,
          "FEEDBACK_REFUSED",
          mayBeToken(sent) ? why : answered(sent),
          sent.status,
        );
      }
      case "passing": {
        const tries = due.tries + 1;
        if (tries >= MOST_TRIES) return await this.#giveUp(due, source, "FEEDBACK_FAILED", answered(sent), sent.status);
        const pauseMs = sent.everybody ? this.#rest(source, sent) : restMs(tries, random(), sent.pauseMs);
        const dueAt = new Date(this.#nowMs() + pauseMs);
        return await this.#note(due, { tries, dueAt, fault: this.#deps.redact(answered(sent)) });
      }
    }
  }

  #rest(source: string, sent: Extract<StatusSent, { kind: "passing" }>): number {
    const { pauseMs, first } = this.#resting.fail(source, this.#nowMs(), sent.pauseMs);
    if (first) this.#deps.observe({ kind: "forge-failing", source, why: answered(sent), pauseMs });
    return pauseMs;
  }

  async #giveUp(
    due: FeedbackDue,
    source: string,
    code: "FEEDBACK_REFUSED" | "FEEDBACK_FAILED",
    why: string,
    status: number | undefined,
  ): Promise<void> {
    const { id: delivery, route } = due.delivery;
    const complaint = `${source} ${code} ${status ?? ""}`;
    const first = !this.#complained.has(complaint);
    this.#complained.add(complaint);
    const answer = status === undefined ? {} : { status };
    this.#deps.observe({ kind: "commit-not-told", delivery, route, source, code, why, first, ...answer });
    await this.#note(due, { tries: 0, fault: this.#deps.redact(`${why} [${code}]`) });
  }

  async #note({ delivery, revision }: FeedbackDue, note: Omit<FeedbackNote, "revision">): Promise<void> {
    await this.#deps.store.noteFeedback(delivery.id, { ...note, revision });
  }

  #nowMs(): number {
    return this.#deps.clock.now().getTime();
  }
}

/** Telling the commits of a source, as a duty. */
function dutyAt(source: string): string {
  return `tell ${source}`;
}

function mayBeToken({ status }: StatusSent): boolean {
  return status === 401 || status === 403 || status === 404;
}

function answered(sent: Exclude<StatusSent, { kind: "accepted" }>): string {
  if (sent.status === undefined) return `${sent.words}.`.replace(/\.\.$/, ".");
  return `The forge answered ${sent.status}${sent.words === "" ? "" : ` (${sent.words})`} to the status of a commit.`;
}
