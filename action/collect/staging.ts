import { dirname, join } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Files, Owner } from "./files.ts";

/** A private place on the target's own disk, where everything is made ready before any of it appears. */
export interface Staging {
  /** The target folder, links followed. */
  readonly target: string;
  /** Whether the target folder was there before. */
  readonly targetExists: boolean;
  /** What shall appear in the target, or as the target. */
  readonly ready: string;
  /** For archives on their way. */
  readonly archives: string;
  /** For what has to make room, until it is certain that it may go. */
  readonly aside: string;
  /** Leaves the place standing after a failure: for when what is set aside could not be put back. */
  readonly keep: () => void;
}

const PREFIX = ".sluice-";
const OWNER_NAME = "owner.json";

/** No download takes so long. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1_000;

/**
 * Runs `act` with a staging place for the target folder `into`, and removes the place afterwards, unless told to keep it.
 *
 * It lies inside the target where that exists, else beside it: a rename from it into place never crosses disks. When
 * `act` fails, folders made above a target that was not there go again too.
 */
export async function withStaging<T>(files: Files, into: string, act: (staging: Staging) => Promise<T>): Promise<T> {
  const target = (await files.realPath(into)) ?? into;
  const standing = await files.standing(target);
  if (standing !== undefined && standing !== "folder")
    throw new CodedError("ARTIFACTS_TARGET_OCCUPIED", `Cannot put artifacts into ${printable(into)}: it is no folder.`);
  const parent = standing === "folder" ? target : dirname(target);
  const outermostMade = await files.makeFolder(parent);
  let place: string | undefined;
  let isKept = false;
  const keep = () => {
    isKept = true;
  };
  try {
    place = await files.makeOwnFolder(join(parent, PREFIX));
    const [ready, archives, aside] = [join(place, "ready"), join(place, "archives"), join(place, "aside")];
    for (const folder of [ready, archives, aside]) files.makeFolderNow(folder);
    files.writeNow(join(place, OWNER_NAME), Buffer.from(JSON.stringify(files.owner)));
    await clearLeftOvers(files, parent, place);
    const done = await act({ target, targetExists: standing === "folder", ready, archives, aside, keep });
    await cleanUp(files, { place, parent, outermostMade: undefined });
    return done;
  } catch (error) {
    if (!isKept) await cleanUp(files, { place, parent, outermostMade });
    throw error;
  }
}

/**
 * Removes the staging places of runs that were killed, best effort.
 *
 * One is only known by the owner it names. It goes when that process is gone from this machine, or when it has not been touched for a day;
 * and it stays when it holds what was set aside, since that is nobody's but the user's.
 */
async function clearLeftOvers(files: Files, parent: string, own: string): Promise<void> {
  try {
    const nowMs = (await files.modifiedMs(own)) ?? 0;
    for (const name of await files.names(parent)) {
      const place = join(parent, name);
      if (place === own || !/^\.sluice-[A-Za-z0-9]{6}$/.test(name)) continue;
      if ((await files.standing(place)) === "folder" && (await isAbandoned(files, place, nowMs)))
        await files.remove(place);
    }
  } catch {
    // What is left over harms nobody, and is tried again by the next run.
  }
}

async function isAbandoned(files: Files, place: string, nowMs: number): Promise<boolean> {
  const owner = readOwner(await files.readText(join(place, OWNER_NAME)));
  if (owner === undefined || (await files.names(join(place, "aside"))).length > 0) return false;
  const touchedMs = (await files.modifiedMs(join(place, OWNER_NAME))) ?? nowMs;
  if (nowMs - touchedMs > ABANDONED_AFTER_MS) return true;
  return owner.host === files.owner.host && owner.pid !== files.owner.pid && files.isRunning(owner.pid) === false;
}

function readOwner(text: string | undefined): Owner | undefined {
  const [, pid, host] = /^\{"pid":(\d+),"host":"([^"]*)"\}$/.exec(text ?? "") ?? [];
  return pid === undefined || host === undefined ? undefined : { pid: Number(pid), host };
}

/** Best effort: whether all is in place, or what went wrong before, is what the caller has to hear. */
async function cleanUp(
  files: Files,
  made: { place: string | undefined; parent: string; outermostMade: string | undefined },
): Promise<void> {
  const { place, parent, outermostMade } = made;
  try {
    if (place !== undefined) await files.remove(place);
    if (outermostMade !== undefined) await removeEmptyUpTo(files, parent, outermostMade);
  } catch {
    // The folder begins with `.sluice-`, which says whose it is.
  }
}

async function removeEmptyUpTo(files: Files, from: string, outermost: string): Promise<void> {
  for (let at = from; at.length >= outermost.length && at !== dirname(at); at = dirname(at))
    await files.removeIfEmpty(at);
}
