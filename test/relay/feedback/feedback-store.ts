import type { Delivery } from "../../../relay/model/delivery.ts";
import type { FeedbackDue, FeedbackNote, ListedDelivery } from "../../../relay/model/listed.ts";
import type { Store } from "../../../relay/store/store.ts";
import type { Clock } from "../../../shared/time/clock.ts";

/** As much of a store as telling commits uses, in memory, with what it holds laid open. */
export class FeedbackStore implements Pick<Store, "feedbackDue" | "noteFeedback" | "list"> {
  readonly notes: (FeedbackNote & { readonly id: string })[] = [];
  /** What the next call rejects with. */
  failure: Error | undefined;
  /** Called when a note arrives, before it is taken. */
  beforeNote: (() => void) | undefined;
  readonly #rows = new Map<string, { due: FeedbackDue; dueAtMs: number }>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Stores a delivery, or moves it on: it is due. */
  put(due: FeedbackDue): void {
    const before = this.#rows.get(due.delivery.id)?.due;
    const revision = (before?.revision ?? 0) + 1;
    const sent = before?.sent === undefined ? {} : { sent: before.sent };
    const row = { ...due, ...sent, revision, tries: 0 };
    this.#rows.set(due.delivery.id, { due: row, dueAtMs: this.#clock.now().getTime() });
  }

  sentOf({ id }: Pick<Delivery, "id">): string | undefined {
    return this.#rows.get(id)?.due.sent;
  }

  async feedbackDue(now: Date, limit: number, busySources: readonly string[] = []): Promise<readonly FeedbackDue[]> {
    if (this.failure !== undefined) throw this.failure;
    const due = [...this.#rows.values()].filter(
      ({ due, dueAtMs }) => dueAtMs <= now.getTime() && !busySources.includes(due.event.source),
    );
    return due
      .toSorted((one, other) => one.dueAtMs - other.dueAtMs)
      .slice(0, limit)
      .map((row) => row.due);
  }

  async noteFeedback(id: string, note: FeedbackNote): Promise<void> {
    this.beforeNote?.();
    this.notes.push({ id, ...note });
    const row = this.#rows.get(id);
    if (row === undefined) return;
    const { sent = row.due.sent, tries } = note;
    row.due = { ...row.due, tries, ...(sent === undefined ? {} : { sent }) };
    if (row.due.revision === note.revision) row.dueAtMs = note.dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  }

  async list(filter: Parameters<Store["list"]>[0]): Promise<readonly ListedDelivery[]> {
    return [...this.#rows.values()]
      .map(({ due }) => listed(due))
      .filter(({ route, repository }) => filter.routes?.includes(route) === true && filter.repository === repository)
      .filter(({ createdAt, id }) => createdAt >= (filter.since ?? createdAt) && id < (filter.before ?? "~"))
      .toSorted((one, other) => (one.id < other.id ? 1 : -1))
      .slice(0, filter.limit);
  }
}

function listed({ delivery, event, change }: FeedbackDue): ListedDelivery {
  const { source, sourceKind, type, repository, receivedAt } = event;
  return {
    ...delivery,
    source,
    sourceKind,
    type,
    receivedAt,
    ref: change.ref,
    ...(repository === undefined ? {} : { repository }),
    ...(change.commit === undefined ? {} : { commit: change.commit }),
  };
}
