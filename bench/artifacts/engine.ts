import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { bringArchive } from "../../action/collect/bring-archive.ts";
import { openCrew } from "../../action/collect/crew.ts";
import { disk } from "../../action/collect/disk.ts";
import { DEFAULT_LIMITS } from "../../action/collect/limits.ts";
import type { PartAsk } from "../../shared/gitlab/archive-part.ts";
import { openRefArchive } from "../../shared/gitlab/artifacts.ts";
import { ANONYMOUS } from "../../shared/gitlab/auth.ts";
import { connectGitLab } from "../../shared/gitlab/http.ts";
import { silentLog } from "../../shared/text/log.ts";
import { bounded } from "../../shared/time/bounded.ts";
import { systemClock } from "../../shared/time/clock.ts";

const world = { clock: systemClock, random: Math.random, log: silentLog };

/** Brings the first file of an archive, and tells how much was moved for it. */
export async function oneFileOf(origin: string, job: string, out: string) {
  const [brought] = await bring(origin, job, out, { count: 1, atOnce: 1 }, (path) => path.endsWith("-4.bin"));
  const packedBytes = brought?.files[0]?.sizeBytes ?? Number.NaN;
  return { packedBytes, movedBytes: brought?.movedBytes ?? Number.NaN };
}

/** Brings an archive several times, so many at once. */
export async function severalOf(
  origin: string,
  job: string,
  out: string,
  how: { readonly count: number; readonly atOnce: number },
): Promise<void> {
  await bring(origin, job, out, how, () => true);
}

async function bring(
  origin: string,
  job: string,
  out: string,
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
  wanted: (path: string) => boolean,
) {
  const gitlab = connectGitLab({ url: origin }, world);
  const crew = openCrew();
  const signal = new AbortController().signal;
  const open = (until: AbortSignal, ask?: PartAsk) => openRefArchive(gitlab, ANONYMOUS, 1, "main", job, until, ask);
  try {
    return await bounded(Array.from({ length: count }).fill(0), atOnce, signal, async (_, index, until) => {
      const into = join(out, String(index));
      mkdirSync(into, { recursive: true });
      const order = { into, spool: join(out, `${index}.zip`), wanted, isPart: count === 1, limits: DEFAULT_LIMITS };
      return await bringArchive({ ...world, files: disk, crew }, { what: "the archive", open }, order, until);
    });
  } finally {
    await crew.close();
    gitlab.close();
  }
}
