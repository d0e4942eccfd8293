import type http from "node:http";
import type { ClientRequest } from "node:http";
import type https from "node:https";
import type { Socket } from "node:net";

/** A request whose progress is noted. */
export interface Sending {
  /** Called once, right before any of the request can leave this machine. */
  leaves(): void;
}

type HttpModule = typeof http | typeof https;

/**
 * Tells each request the moment from which on any of it may have been sent.
 *
 * Node keeps a request back until its connection stands: the TCP connection for http, the finished handshake for https (a
 * certificate that is not trusted ends it before). From that moment on, or from the first moment on a connection that
 * stood already, the request counts as sent.
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
    const stands = (): void => {
      this.#standing.add(socket);
      sending.leaves();
    };
    if (this.#standing.has(socket)) stands();
    else if ("encrypted" in socket) socket.once("secureConnect", stands);
    else if (socket.connecting) socket.once("connect", stands);
    else stands();
  }
}
