import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect, type Server } from "node:net";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { onTestFinished } from "vitest";
import { ROOT } from "./bundle-lab.ts";

const FIXTURES = join(ROOT, "test/fixtures/tls");

/** The authority that signed the front's certificate. */
export const CA_FILE = join(FIXTURES, "ca.pem");

/** Puts TLS before a plain server, with a certificate for `localhost` and `gitlab.test`; the port it listens on. */
export async function tlsFront(url: string): Promise<number> {
  const [key, cert] = [await readFile(join(FIXTURES, "server.key")), await readFile(join(FIXTURES, "server.pem"))];
  const { port } = new URL(url);
  return await listening(
    createTlsServer({ key, cert }, (secure) => {
      const plain = connect(Number(port), "127.0.0.1");
      secure.pipe(plain).pipe(secure);
      secure.on("error", () => plain.destroy());
      plain.on("error", () => secure.destroy());
    }),
  );
}

/**
 * A proxy whose tunnels all lead to one port of this machine; its URL, and the tunnels it was asked for.
 *
 * @param login `user:password` without which it opens none
 */
export async function tunnelProxy(
  port: number,
  login?: string,
): Promise<{ readonly url: string; readonly tunnels: readonly string[] }> {
  const tunnels: string[] = [];
  const proxy = createHttpServer().on("connect", (request, socket) => {
    tunnels.push(String(request.url));
    const given = request.headers["proxy-authorization"];
    if (login !== undefined && given !== `Basic ${Buffer.from(login).toString("base64")}`) {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      return;
    }
    const target = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(target).pipe(socket);
    });
    socket.on("error", () => target.destroy());
    target.on("error", () => socket.destroy());
  });
  return { url: `http://127.0.0.1:${await listening(proxy)}`, tunnels };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
