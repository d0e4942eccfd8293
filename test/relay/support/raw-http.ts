import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** Headers in the order they are written; one name may stand there several times. */
export type RawHeaders = readonly (readonly [name: string, value: string])[];

/** A connection to the relay on which bytes are written by hand. Its breaking off is nobody's error. */
export async function dial(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** The head of a POST, byte for byte as Latin-1. */
export function headOf(path: string, headers: RawHeaders): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.from(`POST ${path} HTTP/1.1\r\nHost: relay\r\n${lines}\r\n`, "latin1");
}

/** Bytes as one chunk of a chunked body. */
export function chunk(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
}

/** What the relay answers on this connection, up to the end of the first answer's body or of the connection. */
export async function firstAnswer(socket: Socket): Promise<string> {
  let received = "";
  try {
    for await (const bytes of socket) {
      // A letter for each byte, so that lengths can be compared.
      received += (bytes as Buffer).toString("latin1");
      const length = /content-length: (\d+)\r\n/i.exec(received)?.[1];
      const bodyAt = received.indexOf("\r\n\r\n") + 4;
      if (length !== undefined && bodyAt > 3 && received.length >= bodyAt + Number(length)) break;
    }
  } catch {
    // Reset: what had come by then is the answer.
  }
  return received;
}

/** The status of the first answer to a whole request that is written by hand; NaN when the connection is ended without one. */
export async function statusOf(url: string, path: string, headers: RawHeaders, body: Uint8Array): Promise<number> {
  const socket = await dial(url);
  socket.write(Buffer.concat([headOf(path, headers), body]));
  const answer = await firstAnswer(socket);
  socket.destroy();
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
}
