import { afterAll } from "vitest";
import type { BringDeps } from "../../../action/collect/bring-archive.ts";
import { openCrew } from "../../../action/collect/crew.ts";
import type { ArchiveStream } from "../../../shared/gitlab/artifacts.ts";
import { streamOf } from "./on-disk.ts";
import { partsServer } from "./parts-server.ts";

/** One of the ways in which an archive may come and be unpacked. */
export interface Way {
  readonly way: string;
  readonly crew: Pick<BringDeps, "crew" | "streamFromBytes">;
  readonly open: (bytes: Buffer) => (signal: AbortSignal) => Promise<ArchiveStream>;
}

/** All of them, for `describe.each`: what holds for archives has to hold for each. Threads end with the test file. */
export function everyWay(): readonly Way[] {
  const crew = openCrew({ worth: { files: 0, bytes: 0 } });
  afterAll(() => crew.close());
  const whole = (bytes: Buffer) => async () => streamOf(bytes);
  // Who does not know how much comes takes it to disk.
  const endless = (bytes: Buffer) => async () => {
    const { lengthBytes: _, ...stream } = streamOf(bytes);
    return stream;
  };
  const parts = (bytes: Buffer) => partsServer(bytes).open;
  return [
    { way: "as a whole", crew: {}, open: whole },
    { way: "as a whole, by threads", crew: { crew }, open: whole },
    { way: "as a whole, unpacked as it comes", crew: { crew, streamFromBytes: 0 }, open: whole },
    { way: "as a whole, by way of the disk", crew: {}, open: endless },
    { way: "in one part", crew: {}, open: parts },
    { way: "in one part, by threads", crew: { crew }, open: parts },
    { way: "in parts", crew: { streamFromBytes: 0 }, open: parts },
    { way: "in parts, by threads", crew: { crew, streamFromBytes: 0 }, open: parts },
  ];
}
