import { Readable } from "node:stream";
import type { Part, PartAsk } from "../../../shared/gitlab/archive-part.ts";
import type { ArchiveStream } from "../../../shared/gitlab/artifacts.ts";
import { streamOf } from "./on-disk.ts";

/** One answer of a server that gives parts, and everything that can be wrong with it. */
export interface Twist {
  /** Other bytes than it is asked for, or none that it tells. */
  readonly part?: Part | "unclear" | undefined;
  readonly validator?: string | undefined;
  /** After so many bytes the connection breaks. */
  readonly breaksAfter?: number;
  /** What opening fails with. */
  readonly fails?: Error;
  /** All of it comes, whatever was asked for. */
  readonly isWhole?: boolean;
  /** The archive as it is from this answer on. */
  readonly bytes?: Buffer;
}

/** An archive on a server that gives parts of it. */
export interface PartsServer {
  readonly open: (signal: AbortSignal, ask?: PartAsk) => Promise<ArchiveStream>;
  /** What it was asked for, in order; undefined for all. */
  readonly asked: (PartAsk | undefined)[];
  /** Bytes that were read of its answers. */
  readonly sent: () => number;
}

/** @param twist what is wrong with the answer of that number, from 0 */
export function partsServer(
  bytes: Buffer,
  twist: (answer: number, ask: PartAsk | undefined) => Twist = () => ({}),
): PartsServer {
  const asked: (PartAsk | undefined)[] = [];
  let present = bytes;
  let sentBytes = 0;
  const open = async (_signal: AbortSignal, ask?: PartAsk): Promise<ArchiveStream> => {
    const wrong = twist(asked.length, ask);
    asked.push(ask);
    if (wrong.fails !== undefined) throw wrong.fails;
    present = wrong.bytes ?? present;
    const validator = "validator" in wrong ? wrong.validator : `"${present.length}"`;
    const told = validator === undefined ? {} : { validator };
    const hasChanged = ask?.of !== undefined && ask.of !== validator;
    if (ask === undefined || wrong.isWhole === true || hasChanged || present.length === 0)
      return { ...streamOf(present), ...told };
    const from = ask.from < 0 ? Math.max(0, present.length + ask.from) : ask.from;
    const to = Math.min(present.length, ask.to ?? present.length);
    const part = "part" in wrong ? wrong.part : { from, to, totalBytes: present.length };
    const pieces = async function* () {
      for (let at = from; at < to; at += 16_384) {
        const piece = present.subarray(at, Math.min(to, at + 16_384));
        const left = (wrong.breaksAfter ?? Number.POSITIVE_INFINITY) - (at - from);
        sentBytes += Math.min(left, piece.length);
        if (left > 0) yield piece.subarray(0, left);
        if (left < piece.length) throw new Error("The connection broke.");
      }
    };
    const body = Readable.from(pieces(), { highWaterMark: 1 });
    return {
      body,
      lengthBytes: to - from,
      from: "http://storage.test",
      ...told,
      ...(part === undefined ? {} : { part }),
    };
  };
  return { open, asked, sent: () => sentBytes };
}
