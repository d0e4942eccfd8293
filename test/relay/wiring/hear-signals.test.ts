import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { hearSignals, type Wish } from "../../../relay/wiring/hear-signals.ts";

/** A process that signals are sent to, at times of its own, on a terminal or not. */
function aProcess({ terminalClosed = false } = {}) {
  const signals = new EventEmitter();
  const wishes: Wish[] = [];
  let nowMs = 0;
  const heard = hearSignals({
    on: (name, listener) => {
      signals.on(name, listener);
      return () => void signals.off(name, listener);
    },
    monotonicMs: () => nowMs,
    terminalClosed: () => terminalClosed,
  });
  const send = (name: NodeJS.Signals, afterMs = 0) => {
    nowMs += afterMs;
    return signals.emit(name);
  };
  return { wishes, send, listen: () => heard.tell((wish) => wishes.push(wish)), stop: () => heard.stop() };
}

describe("signals to a relay", () => {
  it("SIGHUP asks for a reload, again and again", () => {
    const { wishes, send, listen } = aProcess();
    listen();

    send("SIGHUP");
    send("SIGHUP");

    expect(wishes).toEqual(["reload", "reload"]);
  });

  it("SIGHUP from a terminal that was closed asks to end", () => {
    const { wishes, send, listen } = aProcess({ terminalClosed: true });
    listen();

    send("SIGHUP");

    expect(wishes).toEqual(["end"]);
  });

  it("a second request to end is one to end at once, and a third is left to the system", () => {
    const { wishes, send, listen } = aProcess();
    listen();

    send("SIGTERM");
    send("SIGINT", 600);

    expect(wishes).toEqual(["end", "end-now"]);
    expect(send("SIGTERM")).toBe(false);
  });

  it("one that others have passed on counts once", () => {
    const { wishes, send, listen } = aProcess();
    listen();

    send("SIGINT");
    send("SIGINT", 3);
    send("SIGTERM", 100);

    expect(wishes).toEqual(["end"]);
  });

  it("what comes before anybody listens is not lost", () => {
    const { wishes, send, listen } = aProcess();

    send("SIGHUP");
    send("SIGTERM");
    listen();

    expect(wishes).toEqual(["reload", "end"]);
  });

  it("after it has stopped, signals do what they do to any process", () => {
    const { send, stop } = aProcess();

    stop();

    expect(["SIGTERM", "SIGINT", "SIGHUP"].map((name) => send(name as NodeJS.Signals))).toEqual([false, false, false]);
  });
});
