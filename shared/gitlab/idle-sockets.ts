import type { Agent, IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** Taken off the time a server says it keeps a connection: its clock began before the answer was here. */
const HINT_MARGIN_MS = 1_000;

/**
 * Keeps requests from meeting a connection that is just being closed.
 *
 * A server or a proxy closes connections that nobody uses. What is sent at that moment is lost, and nothing tells whether it was
 * read before. So a connection is let go of before the other side would: after a time of our own, or earlier where an answer has
 * named an earlier one (`Keep-Alive: timeout=`).
 */
export class IdleSockets {
  readonly #keepMs: number;
  readonly #hintsMs = new WeakMap<Socket, number>();
  readonly #freedAtMs = new WeakMap<Socket, number>();

  /** @param keepMs how long an unused connection is kept */
  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  /** Learns from an answer how long its server keeps the connection. */
  answered({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">): void {
    const seconds = /\btimeout=(\d{1,6})\b/i.exec(headers["keep-alive"]?.toString() ?? "")?.[1];
    if (seconds !== undefined) this.#hintsMs.set(socket, Math.max(1, Number(seconds) * 1_000 - HINT_MARGIN_MS));
  }

  /** Counts a connection as unused from now on. */
  freed(socket: Socket, nowMs: number): void {
    this.#freedAtMs.set(socket, nowMs);
    socket.setTimeout(Math.min(this.#keepMs, this.#hintsMs.get(socket) ?? this.#keepMs));
  }

  /** Lets go of the agent's connections that have been unused for longer than that, so that the next request gets none of them. */
  retire(agent: Pick<Agent, "freeSockets">, unusedMs: number, nowMs: number): void {
    for (const socket of Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []))
      if (nowMs - (this.#freedAtMs.get(socket) ?? nowMs) > unusedMs) socket.destroy();
  }
}
