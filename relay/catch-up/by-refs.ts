import { readRefs, readRepository } from "../../shared/forge/refs/read-refs.ts";
import type { StoredHead } from "../model/listed.ts";
import { planDeliveries } from "../receive/plan-deliveries.ts";
import { compileRoutes } from "../routes/match.ts";
import { compareRefs, type RefMove } from "./compare-refs.ts";
import type { CatchUpGround } from "./ground.ts";
import { noteEvent, reconcileEvent } from "./reconcile-event.ts";
import { emptyReport, type MoveReport, type RepositoryReport } from "./report.ts";

/** Events of pushes that happen just now are on their way. */
const GRACE_MS = 3_000;

const PAGE = 1_000;
/** So many refs are noted by one event. */
const NOTED_AT_ONCE = 500;

/**
 * Compares the branches and tags of a repository with the newest stored push of each, and makes an event of every one that stands elsewhere.
 *
 * Whatever no event has told for some seconds counts as missed. Should the forge's own event come later still, or just while this one is
 * stored, the store takes the later of the two for seen before.
 *
 * @throws CodedError FORGE_REFUSED, FORGE_UNAVAILABLE, and those of the store
 */
export async function catchUpByRefs(ground: CatchUpGround, repository: string): Promise<RepositoryReport> {
  const { source, access, store, clock, options, signal } = ground;
  const at = clock.now();
  const stored = await headsOf(ground, repository);
  const read = await readRefs(ground, access, repository, signal);
  const isKnown = options.all || (await store.comparedAt(source.name, repository)) !== undefined;
  const { moved, unknown, doubt } = compareRefs(stored, read, isKnown);
  const moves = moved.length === 0 ? [] : await makeUp(ground, repository, moved);
  if (!options.dryRun) {
    await noteAll(ground, repository, unknown);
    await store.noteCompared(source.name, repository, at);
  }
  return {
    ...emptyReport(source.name, repository, "refs"),
    moves,
    noted: unknown.length,
    remarks: doubt === undefined ? [] : [doubt],
  };
}

async function makeUp(
  ground: CatchUpGround,
  repository: string,
  moved: readonly RefMove[],
): Promise<readonly MoveReport[]> {
  await ground.clock.sleep(GRACE_MS, ground.signal);
  const heads = new Map((await headsOf(ground, repository)).map((head) => [head.ref, head]));
  const missed = moved.filter(({ ref, action, before }) => {
    const head = heads.get(ref);
    return action === "create" ? head === undefined : head?.after === before;
  });
  const certain = await withoutDoubtfulEnds(ground, repository, missed);
  if (certain.length === 0) return [];
  const told = await readRepository(ground, ground.access, repository, ground.signal);
  const reports: MoveReport[] = [];
  for (const move of certain) reports.push(await makeEvent(ground, repository, told, move, heads.get(move.ref)));
  return reports;
}

/** Where a ref comes or goes while pages are read, others move along to a page that was read already: who is missing once is not gone yet. */
async function withoutDoubtfulEnds(
  ground: CatchUpGround,
  repository: string,
  moves: readonly RefMove[],
): Promise<readonly RefMove[]> {
  if (!moves.some(({ action }) => action === "delete")) return moves;
  const { refs } = await readRefs(ground, ground.access, repository, ground.signal);
  const present = new Set(refs.map(({ ref }) => ref));
  return moves.filter(({ action, ref }) => action !== "delete" || !present.has(ref));
}

async function makeEvent(
  { source, config, store, clock, newId, onStored, options: { dryRun } }: CatchUpGround,
  repository: string,
  told: Parameters<typeof reconcileEvent>[2],
  move: RefMove,
  head: StoredHead | undefined,
): Promise<MoveReport> {
  const { ref, action, before, after } = move;
  const made = { id: newId(), at: clock.now() };
  const { event, reading, payload } = reconcileEvent(source, repository, told, move, made);
  const { deliveries } = planDeliveries(compileRoutes(config.routes), { ...event, payload }, reading, newId);
  const report = { ref, action, before, after };
  if (dryRun) return { ...report, deliveries: deliveries.length };
  // A source's name has no slash, so no sender's id can be taken for this. A ref may come back to a commit, and be missed again.
  const since = head?.receivedAt.getTime() ?? 0;
  const id = `reconcile/${source.name}:${repository}:${ref}:${before}:${after}:${since}`;
  const persisted = await store.persist(event, deliveries, { id, reconciled: true });
  if (persisted.kind === "stored" && deliveries.length > 0) onStored();
  const count = persisted.kind === "stored" ? deliveries.length : 0;
  return { ...report, event: persisted.eventId, deliveries: count };
}

async function noteAll(
  { source, store, clock, newId }: CatchUpGround,
  repository: string,
  refs: readonly RefMove[],
): Promise<void> {
  for (let from = 0; from < refs.length; from += NOTED_AT_ONCE) {
    const some = refs.slice(from, from + NOTED_AT_ONCE);
    await store.persist(noteEvent(source, repository, some, { id: newId(), at: clock.now() }), [], {});
  }
}

async function headsOf({ store, source }: CatchUpGround, repository: string): Promise<readonly StoredHead[]> {
  const heads: StoredHead[] = [];
  for (;;) {
    const after = heads.at(-1);
    const page = await store.headsOf(source.name, {
      repository,
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    heads.push(...page);
    if (page.length < PAGE) return heads;
  }
}
