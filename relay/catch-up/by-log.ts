import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { Hook, HookOwner, LoggedDelivery } from "../../shared/forge/delivery-log/delivery-log.ts";
import { type DeliveryLog, deliveryLog } from "../../shared/forge/delivery-log/read-log.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import type { CatchUpGround } from "./ground.ts";
import { emptyReport, type RepositoryReport } from "./report.ts";
import { storedIds } from "./stored-ids.ts";

/** What so many attempts could not bring, another one will not bring either. */
const MOST_TRIES = 5;

/** A forge that refuses so many in a row refuses them all. */
const MOST_REFUSED = 3;

/**
 * Has a forge send again what its log says it could not bring, and what the store has not got.
 *
 * What comes again carries the id it had, so it starts nothing twice, whoever has it sent. One that the forge will not send (GitLab: none to
 * an address the webhook no longer has) does not keep back the others.
 *
 * @param fail hears of each that is not sent again
 * @throws CodedError FORGE_REFUSED, FORGE_UNAVAILABLE, CATCH_UP_IMPOSSIBLE, and those of the store
 */
export async function catchUpByLog(
  ground: CatchUpGround,
  owner: HookOwner,
  fail: (error: Error) => void,
): Promise<RepositoryReport> {
  const { source, settings, options, clock, store } = ground;
  const log = deliveryLog(ground, ground.access, owner, ground.signal);
  const since = new Date(clock.now().getTime() - (options.sinceMs ?? settings.sinceMs));
  const report = emptyReport(source.name, owner.name, "log");
  const hooks = hooksOf(await log.hooks(), ground, owner);
  if (hooks.length === 0) return { ...report, remarks: noHook(ground, owner) };
  const asked: string[] = [];
  const remarks: string[] = [];
  for (const hook of hooks) {
    const { found, isWhole } = await log.deliveries(hook, since);
    if (!isWhole) remarks.push(`its log is long: only the newest ${counted(found.length, "entry")} were looked at`);
    const missed = missedIn(found, options.lost);
    const repository = owner.kind === "repository" ? owner.name : undefined;
    const ids = new Set(missed.map(({ senderId }) => senderId));
    const known = await storedIds(store, { source: source.name, since, ...(repository && { repository }) }, ids);
    const wanted = missed.filter(({ senderId }) => !known.has(senderId));
    remarks.push(...wanted.filter(isHopeless).map(hopeless));
    const hopeful = wanted.filter((one) => !isHopeless(one));
    asked.push(...(options.dryRun ? hopeful.map(({ senderId }) => senderId) : await sendAll(log, hook, hopeful, fail)));
  }
  return { ...report, asked, remarks };
}

/** Has these sent again; resolves with those that will be, by the forge's id of each event. */
async function sendAll(
  log: DeliveryLog,
  hook: Hook,
  missed: readonly Missed[],
  fail: (error: Error) => void,
): Promise<readonly string[]> {
  const asked: string[] = [];
  let refused = 0;
  for (const { senderId, latest } of missed) {
    try {
      await log.sendAgain(hook, latest);
      asked.push(senderId);
      refused = 0;
    } catch (error) {
      if (!isCoded(error, "FORGE_REFUSED") && !isCoded(error, "FORGE_UNAVAILABLE")) throw error;
      fail(error);
      refused += 1;
      if (isCoded(error, "FORGE_UNAVAILABLE") || refused >= MOST_REFUSED) break;
    }
  }
  return asked;
}

function isHopeless({ tries }: Missed): boolean {
  return tries >= MOST_TRIES;
}

function hopeless({ senderId, latest, tries }: Missed): string {
  return `event ${printable(senderId, 100)} failed ${counted(tries, "time")}, last with ${printable(latest.outcome, 100)}: left alone`;
}

interface Missed {
  readonly senderId: string;
  readonly latest: LoggedDelivery;
  readonly tries: number;
}

/** Pushes that were never answered with 2xx, the oldest first; with `lost`, all pushes. */
function missedIn(deliveries: readonly LoggedDelivery[], lost: boolean): readonly Missed[] {
  const pushes = deliveries.filter(({ isPush }) => isPush);
  const byEvent = Map.groupBy(pushes, ({ senderId }) => senderId);
  return [...byEvent]
    .filter(([, attempts]) => lost || !attempts.some(({ answered }) => answered))
    .flatMap(([senderId, attempts]) => {
      const [latest] = attempts;
      const tries = attempts.filter(({ answered }) => !answered).length;
      return latest === undefined ? [] : [{ senderId, latest, tries }];
    })
    .toReversed();
}

/** The webhooks that lead to this source. */
function hooksOf(all: readonly Hook[], { source, settings: { hookUrl } }: CatchUpGround, owner: HookOwner) {
  const leading = all.filter(({ url }) =>
    hookUrl === undefined ? pathOf(url).endsWith(`/hooks/${source.name}`) : bare(url) === bare(hookUrl),
  );
  const urls = [...new Set(leading.map(({ url }) => bare(url)))];
  if (urls.length <= 1) return leading;
  throw new CodedError(
    "CATCH_UP_IMPOSSIBLE",
    `Several webhooks of ${printable(owner.name, 100)} lead to a source ${source.name}: ${urls.map((url) => printable(url, 100)).join(", ")}.`,
    { hint: `Write \`catch-up: { hook-url: … }\` at the source ${source.name}, with the one that is this relay's.` },
  );
}

/** Where an organisation has a webhook, its repositories need none. */
function noHook({ source, settings: { organizations } }: CatchUpGround, { kind, name }: HookOwner): readonly string[] {
  const [account] = name.split("/");
  const isCovered = kind === "repository" && organizations.some((one) => one === account);
  return isCovered ? [] : [`it has no webhook that leads to /hooks/${source.name}`];
}

function pathOf(url: string): string {
  return URL.parse(url)?.pathname.replace(/\/+$/, "") ?? "";
}

function bare(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? url : `${parsed.origin}${pathOf(url)}`;
}
