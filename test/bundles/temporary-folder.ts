import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A new empty folder that goes away with the test; its real path, without links in between. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "sluice-bundles-")));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return folder;
}
