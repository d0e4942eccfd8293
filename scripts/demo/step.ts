import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { jobLogLine, say } from "./say.ts";
import { demoSurroundings } from "./surroundings.ts";

/** A job of a GitLab pipeline, as far as the step sees it. */
export interface DemoJob {
  readonly token: string;
  readonly serverUrl: string;
}

/**
 * Runs the command line as a job would, with nothing but the job's own variables, and shows its log while it grows.
 *
 * @returns the exit code; 128 when a signal ended it
 */
export async function runStep(
  root: string,
  folder: string,
  job: DemoJob,
  options: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const env = {
    ...demoSurroundings(process.env),
    GITLAB_CI: "true",
    CI_JOB_TOKEN: job.token,
    CI_SERVER_URL: job.serverUrl,
    CI_API_V4_URL: `${job.serverUrl}/api/v4`,
  };
  return await sluice(root, folder, options, env, false, signal);
}

/**
 * Runs the command line as a person would who has two tokens, on this very terminal where it is one: the tree of pipelines is
 * redrawn on it.
 *
 * @returns as `runStep` does
 */
export async function runAtShell(
  root: string,
  folder: string,
  tokens: { readonly trigger: string; readonly access: string },
  options: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const env = {
    ...demoSurroundings(process.env),
    SLUICE_TRIGGER_TOKEN: tokens.trigger,
    SLUICE_ACCESS_TOKEN: tokens.access,
  };
  return await sluice(root, folder, options, env, process.stdout.isTTY, signal);
}

/**
 * Runs `sluice relay show` as an operator would beside the relay, and shows what it says of the delivery itself.
 *
 * @returns as `runStep` does
 */
export async function showDelivery(
  root: string,
  configPath: string,
  delivery: string,
  signal: AbortSignal,
): Promise<number> {
  say(`$ sluice relay show ${delivery}\n`);
  const args = [join(root, "cli", "main.ts"), "relay", "show", delivery, "--config", configPath];
  const child = spawn(process.execPath, args, {
    env: demoSurroundings(process.env),
    stdio: ["ignore", "pipe", "inherit"],
    signal,
  });
  let ofDelivery = true;
  createInterface({ input: child.stdout }).on("line", (line) => {
    ofDelivery &&= !line.startsWith("event ");
    if (ofDelivery) jobLogLine(line);
  });
  return await new Promise<number>((resolve, reject) =>
    child.on("error", reject).on("close", (code) => resolve(code ?? 128)),
  );
}

async function sluice(
  root: string,
  folder: string,
  options: readonly string[],
  env: NodeJS.ProcessEnv,
  onTerminal: boolean,
  signal: AbortSignal,
): Promise<number> {
  say(`$ sluice trigger ${options.join(" ")}\n`);
  const child = spawn(process.execPath, [join(root, "cli", "main.ts"), "trigger", ...options], {
    cwd: folder,
    env,
    stdio: onTerminal ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
  });
  for (const input of [child.stdout, child.stderr])
    if (input !== null) createInterface({ input }).on("line", jobLogLine);
  const end = () => child.kill("SIGTERM");
  signal.addEventListener("abort", end, { once: true });
  return await new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 128)));
}
