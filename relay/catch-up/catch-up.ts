import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { hasDeliveryLog } from "../../shared/forge/delivery-log/read-log.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { CatchUpConfig, SourceConfig } from "../model/source-config.ts";
import { catchUpByLog } from "./by-log.ts";
import { catchUpByRefs } from "./by-refs.ts";
import type { CatchUpDeps, CatchUpGround, CatchUpOptions } from "./ground.ts";
import type { ForgeSource } from "./reconcile-event.ts";
import type { CatchUpFailure, RepositoryReport } from "./report.ts";

/** How catching up goes where the configuration says nothing of it. */
const DEFAULTS: CatchUpConfig = { sinceMs: 24 * 60 * 60 * 1_000, repositories: [], organizations: [] };

/** So many repositories in a row that cannot be reached mean that the forge cannot. */
const MOST_UNREACHED = 3;

/** Comes after every name of a ref. */
const AFTER_REFS = "\u{10ffff}";

/** Hears what came of each repository, as soon as it is known. */
export interface CatchUpListener {
  readonly report: (report: RepositoryReport) => void;
  readonly fail: (failure: CatchUpFailure) => void;
}

/**
 * Finds what a source's forge could not bring, and makes up for it, repository by repository. One that cannot be looked at does not keep
 * back the others.
 *
 * @throws CodedError CATCH_UP_IMPOSSIBLE when the source cannot be asked at all; those of the store; the signal's reason
 */
export async function catchUp(
  deps: CatchUpDeps,
  config: RelayConfig,
  source: SourceConfig,
  options: CatchUpOptions,
  listener: CatchUpListener,
  signal: AbortSignal,
): Promise<void> {
  const ground = groundOf(deps, config, source, options, signal);
  let unreached = 0;
  for (const look of await looksOf(ground, listener)) {
    try {
      listener.report(await look.take());
      unreached = 0;
    } catch (error) {
      signal.throwIfAborted();
      if (!isForgeFault(error)) throw error;
      listener.fail({ source: source.name, repository: look.name, error });
      unreached = isCoded(error, "FORGE_UNAVAILABLE") ? unreached + 1 : 0;
      if (unreached >= MOST_UNREACHED) return listener.fail({ source: source.name, error: gaveUp(source.name) });
    }
  }
}

/** Whether a source can be asked what was missed. */
export function canCatchUp(source: SourceConfig): source is ForgeSource {
  switch (source.kind) {
    case "azure-devops":
    case "standard-webhooks":
    case "generic":
      return false;
    default:
      return source.api !== undefined;
  }
}

function groundOf(
  deps: CatchUpDeps,
  config: RelayConfig,
  source: SourceConfig,
  options: CatchUpOptions,
  signal: AbortSignal,
): CatchUpGround {
  if (!canCatchUp(source) || source.api === undefined)
    throw new CodedError(
      "CATCH_UP_IMPOSSIBLE",
      `The source ${source.name}, of kind ${source.kind}, has no API to ask.`,
    );
  const access = { kind: source.kind, ...source.api };
  return { ...deps, config, source, access, settings: source.catchUp ?? DEFAULTS, options, signal };
}

interface Look {
  /** The repository's name, or the organisation's. */
  readonly name: string;
  readonly take: () => Promise<RepositoryReport>;
}

async function looksOf(ground: CatchUpGround, { fail }: CatchUpListener): Promise<readonly Look[]> {
  const { access, settings, options } = ground;
  const repositories = options.repositories ?? (await repositoriesOf(ground));
  const hasLog = hasDeliveryLog(access.kind);
  const by = options.by ?? settings.by ?? (hasLog ? "log" : "refs");
  if (by === "refs") return repositories.map((name) => ({ name, take: async () => catchUpByRefs(ground, name) }));
  if (!hasLog)
    throw new CodedError(
      "CATCH_UP_IMPOSSIBLE",
      `The source ${ground.source.name}, of kind ${access.kind}, has no log of deliveries that can be read.`,
      { hint: "Leave out `--by log`: branches and tags are compared instead." },
    );
  const organizations = options.repositories === undefined ? settings.organizations : [];
  return [
    ...organizations.map((name) => ({ kind: "organization" as const, name })),
    ...repositories.map((name) => ({ kind: "repository" as const, name })),
  ].map((owner) => {
    const { name } = owner;
    const failed = (error: Error) => fail({ source: ground.source.name, repository: name, error });
    return { name, take: async () => catchUpByLog(ground, owner, failed) };
  });
}

/** All repositories that ever sent a push to the source, and those of the configuration. */
async function repositoriesOf({ store, source, settings }: CatchUpGround): Promise<readonly string[]> {
  const names = new Set(settings.repositories);
  let last: string | undefined;
  for (;;) {
    const after = last === undefined ? {} : { after: { repository: last, ref: AFTER_REFS } };
    const [head] = await store.headsOf(source.name, { ...after, limit: 1 });
    if (head === undefined) return [...names];
    last = head.repository;
    names.add(last);
  }
}

/** Faults of one repository's look; all others end catching up. */
function isForgeFault(error: unknown): error is CodedError {
  return (
    isCoded(error, "FORGE_REFUSED") || isCoded(error, "FORGE_UNAVAILABLE") || isCoded(error, "CATCH_UP_IMPOSSIBLE")
  );
}

function gaveUp(source: string): CodedError {
  const text = `The forge of ${source} could not be reached ${MOST_UNREACHED} times in a row: the rest is left for another time.`;
  return new CodedError("FORGE_UNAVAILABLE", text);
}
