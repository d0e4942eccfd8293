import type { Store } from "../store/store.ts";

const PAGE = 1_000;

/** An event may have come well before the last attempt at it that failed. */
const BEFORE_MS = 24 * 60 * 60 * 1_000;

/** Which of these senders' ids are those of stored events of a source. */
export async function storedIds(
  store: Pick<Store, "listEvents">,
  where: { readonly source: string; readonly repository?: string; readonly since: Date },
  ids: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const { source, repository } = where;
  const since = new Date(where.since.getTime() - BEFORE_MS);
  let before: string | undefined;
  while (found.size < ids.size) {
    const events = await store.listEvents({
      sources: [source],
      since,
      limit: PAGE,
      ...(repository === undefined ? {} : { repository }),
      ...(before === undefined ? {} : { before }),
    });
    for (const { senderId } of events) if (senderId !== undefined && ids.has(senderId)) found.add(senderId);
    if (events.length < PAGE) break;
    before = events.at(-1)?.id;
  }
  return found;
}
