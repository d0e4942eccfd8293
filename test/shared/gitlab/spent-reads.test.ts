import { type EventEmitter, once } from "node:events";
import { createServer, get, IncomingMessage } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { BodyStream } from "../../../shared/gitlab/body.ts";
import { SpentReads } from "../../../shared/gitlab/spent-reads.ts";

describe("what a connection has read", () => {
  it("is given back when it is parsed, and the body comes whole", async () => {
    const sent = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => (index * 31) % 251));
    const server = createServer((_request, response) => response.end(sent)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const [message] = (await once(get({ port: (server.address() as AddressInfo).port, agent: false }), "response")) as [
      IncomingMessage,
    ];

    const body = new BodyStream(message, { stallMs: 30_000, failure: () => new Error("broke") });
    const left: number[] = [];
    message.socket.on("data", (read: Buffer) => left.push(read.byteLength));
    const came = await buffer(body);
    server.close();

    expect(came.equals(sent)).toBe(true);
    // The first ones come before it is known what the parser does, and the last may come when all has ended.
    expect(left.filter((bytes) => bytes === 0).length).toBeGreaterThan(left.length / 2);
  });

  it("is left alone where pieces of the body lie in it", () => {
    const message = new IncomingMessage(new Socket());
    const reads = new SpentReads(message);
    const read = Buffer.from(new ArrayBuffer(100));

    reads.saw(read.subarray(10));
    parsedBetween(message.socket, () => reads.saw(read.subarray(10)), read);

    expect(read.byteLength).toBe(100);
  });

  it("is left alone by a message that has ended", () => {
    const message = new IncomingMessage(new Socket());
    const reads = new SpentReads(message);
    const [own, next] = [Buffer.from(new ArrayBuffer(100)), Buffer.from(new ArrayBuffer(100))];

    parsedBetween(message.socket, () => reads.saw(Buffer.from("a copy")), own);
    message.emit("end");
    message.socket.emit("data", next);

    expect([own.byteLength, next.byteLength]).toEqual([0, 100]);
  });
});

/** Lets a socket read something, of which the parser makes a piece of body at once. */
function parsedBetween(socket: EventEmitter, parse: () => void, read: Buffer): void {
  const [first, ...others] = socket.listeners("data");
  first?.call(socket, read);
  parse();
  for (const other of others) other.call(socket, read);
}
