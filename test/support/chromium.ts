import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** Where a Chromium is on this machine: `SLUICE_CHROMIUM`, or one on the PATH; undefined where there is none. */
export function chromiumPath(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const onPath = (env["PATH"] ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [env["SLUICE_CHROMIUM"], ...onPath].find((path) => path !== undefined && path !== "" && existsSync(path));
}

/** Why tests in a browser are left out, where they are: stands in the name of the suite. */
export const NO_CHROMIUM =
  chromiumPath() === undefined
    ? " (left out: no chromium on the PATH; apt-get install chromium, or set SLUICE_CHROMIUM)"
    : "";

/** Starts the machine's own Chromium, without a window. `more` are switches of its command line. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error("There is no chromium on the PATH.");
  // Containers run as root and give no privileges that its sandbox could be made of; it loads nothing but our own pages here.
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", ...more];
  return await chromium.launch({ executablePath, args });
}
