import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import type { BringDeps } from "../../../action/collect/bring-archive.ts";
import { disk } from "../../../action/collect/disk.ts";
import type { CodedError } from "../../../shared/errors/coded-error.ts";
import type { ArchiveStream } from "../../../shared/gitlab/artifacts.ts";
import { silentLog } from "../../../shared/text/log.ts";

/** An empty folder that goes away with the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sluice-collect-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything below a folder: files by their text, links as `→ target`, empty folders as `/`. */
export function contentOf(folder: string, below = ""): Record<string, string> {
  const content: Record<string, string> = {};
  // Not `recursive`: in its synchronous form Node 24 follows links.
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    const path = join(folder, name);
    if (entry.isSymbolicLink()) content[name] = `→ ${readlinkSync(path)}`;
    else if (!entry.isDirectory()) content[name] = readFileSync(path, "utf8");
    else if (readdirSync(path).length === 0) content[`${name}/`] = "";
    else Object.assign(content, contentOf(folder, name));
  }
  return content;
}

/** An archive's bytes as a server would send them, in pieces. */
export function streamOf(bytes: Buffer, overrides: Partial<ArchiveStream> = {}): ArchiveStream {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 16_384) pieces.push(bytes.subarray(at, at + 16_384));
  return { body: Readable.from(pieces), lengthBytes: bytes.length, from: "http://storage.test", ...overrides };
}

/** The real disk, a clock that does not wait but remembers for how long it would have, and no chance. */
export function deps(overrides: Partial<BringDeps> = {}): BringDeps & { readonly sleptMs: number[] } {
  const sleptMs: number[] = [];
  return {
    files: disk,
    clock: {
      now: () => new Date(0),
      monotonicMs: () => 0,
      sleep: async (ms, signal) => {
        signal?.throwIfAborted();
        sleptMs.push(ms);
      },
    },
    random: () => 0,
    log: silentLog,
    ...overrides,
    sleptMs,
  };
}

/** The failure of a promise that has to fail. */
export async function failureOf(promise: Promise<unknown>): Promise<CodedError> {
  return await promise.then(
    (value) => {
      throw new Error(`It succeeded with ${JSON.stringify(value)}.`);
    },
    (error: CodedError) => error,
  );
}

/** A signal nobody aborts. */
export const going = new AbortController().signal;
