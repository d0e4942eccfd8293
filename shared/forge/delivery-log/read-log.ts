import { CodedError } from "../../errors/coded-error.ts";
import { printable } from "../../text/printable.ts";
import { type CallDeps, callForge } from "../api/call-forge.ts";
import type { ForgeAccess, ForgeKind } from "../api/forge-access.ts";
import { MOST_PAGES, readPages } from "../api/read-pages.ts";
import type { Hook, HookOwner, LogDialect, LoggedDelivery } from "./delivery-log.ts";
import { githubLog } from "./github.ts";
import { gitlabLog } from "./gitlab.ts";

/** Whether a kind of forge has a log of deliveries that can be read, and asked to send one of them again. */
export function hasDeliveryLog(kind: string): kind is "github" | "gitlab" {
  return kind === "github" || kind === "gitlab";
}

/** The log of somebody's webhooks. */
export interface DeliveryLog {
  /** Their webhooks. */
  hooks(): Promise<readonly Hook[]>;
  /**
   * Deliveries of one of them, the newest first, until they are older than `since`; all where the forge does not say when they were. A log
   * that goes on beyond the most pages is read so far, and not whole.
   */
  deliveries(
    hook: Hook,
    since: Date,
  ): Promise<{ readonly found: readonly LoggedDelivery[]; readonly isWhole: boolean }>;
  /** Has one of them sent again. */
  sendAgain(hook: Hook, delivery: Pick<LoggedDelivery, "id">): Promise<void>;
}

/**
 * The log of the webhooks of a repository or an organisation. Its methods reject with FORGE_REFUSED and FORGE_UNAVAILABLE.
 *
 * @throws CodedError FORGE_REFUSED where the forge can have no such thing
 */
export function deliveryLog(deps: CallDeps, access: ForgeAccess, owner: HookOwner, signal: AbortSignal): DeliveryLog {
  const dialect = dialectOf(access.kind);
  const hooks = dialect?.hooks(owner);
  const name = printable(owner.name, 100);
  if (dialect === undefined || hooks === undefined)
    throw new CodedError("FORGE_REFUSED", `"${name}" can be no ${owner.kind} of this forge.`);
  return {
    async hooks() {
      const found: Hook[] = [];
      const what = `listing the webhooks of ${name}`;
      for await (const { json } of readPages(deps, access, { path: hooks, what }, signal))
        found.push(...dialect.readHooks(json));
      return found;
    },
    async deliveries(hook, since) {
      const found: LoggedDelivery[] = [];
      const list = {
        path: dialect.deliveries(hooks, hook),
        what: `reading the deliveries of webhook ${hook.id} of ${name}`,
      };
      let pages = 0;
      for await (const { json } of readPages(deps, access, list, signal)) {
        pages += 1;
        const page = dialect.readDeliveries(json);
        found.push(...page.filter(({ at }) => at === undefined || at >= since));
        if (page.length === 0 || page.some(({ at }) => at !== undefined && at < since)) break;
        if (pages === MOST_PAGES) return { found, isWhole: false };
      }
      return { found, isWhole: true };
    },
    async sendAgain(hook, delivery) {
      const what = `sending delivery ${delivery.id} of ${name} again`;
      await callForge(deps, access, { method: "POST", path: dialect.again(hooks, hook, delivery), what }, signal);
    },
  };
}

function dialectOf(kind: ForgeKind): LogDialect | undefined {
  if (!hasDeliveryLog(kind)) return undefined;
  return { github: githubLog, gitlab: gitlabLog }[kind];
}
