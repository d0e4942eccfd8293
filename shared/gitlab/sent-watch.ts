import type http from "node:http";
import type { ClientRequest } from "node:http";
import type https from "node:https";
import type { Socket } from "node:net";

/** A request whose progress is noted. */
export interface Sending {
  /** Called once, right before any of the request can leave this machine: whether it may. It is kept back until that is known. */
  leaves(): boolean | Promise<boolean>;
}

type HttpModule = typeof http | typeof https;

/**
 * Tells each request the moment from which on any of it may have been sent.
 *
 * Node keeps a request back until its connection stands: the TCP connection for http, the finished handshake for https (a
 * certificate that is not trusted ends it before). From that moment on, or from the first moment on a connection that
 * stood already, the request counts as sent. What decides by a promise whether it may leave finds the request held back by a cork in
 * its connection, which is drawn in the very turn of the event loop in which the promise resolves.
 */
export class SentWatch {
  readonly #standing = new WeakSet<Socket>();

  /** Node's http or https module, with a `request` that notes the progress of what it starts. */
  watching(module: HttpModule, sending: Sending): HttpModule {
    const request = (
      options: http.RequestOptions,
      onAnswer?: (answer: http.IncomingMessage) => void,
    ): ClientRequest => {
      const started = module.request(options, onAnswer);
      started.once("socket", (socket) => this.#watch(socket, sending));
      return started;
    };
    // On top of the module, not a copy: to read all its properties would load Node's WebSocket, at the price of 25 ms.
    // http-client calls `request` with options and a callback only; its type has more overloads.
    return Object.assign(Object.create(module), { request }) as HttpModule;
  }

  #watch(socket: Socket, sending: Sending): void {
    // Before Node hands anything to the socket: what a socket has taken while it connects could not be held back any more.
    socket.cork();
    const letGo = (may: boolean): void => {
      if (may) socket.uncork();
    };
    const stands = (): void => {
      this.#standing.add(socket);
      const may = sending.leaves();
      if (typeof may === "boolean") letGo(may);
      else void may.then(letGo);
    };
    if (this.#standing.has(socket)) stands();
    else if ("encrypted" in socket) socket.once("secureConnect", stands);
    else if (socket.connecting) socket.once("connect", stands);
    else stands();
  }
}
