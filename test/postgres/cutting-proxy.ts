import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";

/** Where a connection is cut when its next commit passes. */
export type Cut = "before it arrives" | "before its answer arrives";

/** What stands between a relay and PostgreSQL, and loses commits or their answers. */
export interface CuttingProxy {
  readonly port: number;
  /** Cuts the next connection on which a commit passes; resolves once it has. */
  readonly cutNextCommit: (where: Cut) => Promise<void>;
  /** Refuses every new connection from now on, or no more. */
  readonly refuse: (refuses: boolean) => void;
  readonly close: () => Promise<void>;
}

/** The commit by the name of its prepared statement, as it stands in the messages that prepare and run it. */
const COMMIT = "commit\0";

export async function cuttingProxy(serverPort: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let next: { readonly where: Cut; readonly done: () => void } | undefined;
  let refuses = false;

  const proxy = createServer((client) => {
    if (refuses) {
      client.destroy();
      return;
    }
    const server = createConnection(serverPort, "127.0.0.1");
    const end = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", end).on("close", () => {
        sockets.delete(socket);
        end();
      });
    }
    let loses = false;
    client.on("data", (data) => {
      const cut = next !== undefined && data.includes(COMMIT) ? next : undefined;
      if (cut === undefined) {
        server.write(data);
        return;
      }
      next = undefined;
      if (cut.where === "before it arrives") end();
      else {
        loses = true;
        server.write(data);
        server.once("data", end);
      }
      cut.done();
    });
    server.on("data", (data) => {
      if (!loses) client.write(data);
    });
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return {
    port: address.port,
    cutNextCommit: (where) =>
      new Promise((done) => {
        next = { where, done };
      }),
    refuse: (now) => {
      refuses = now;
    },
    close: async () => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
      await once(proxy, "close");
    },
  };
}
