import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { stopSignal } from "../../cli/stop-signal.ts";

/** A process that signals are sent to, at times of its own. */
function aProcess() {
  const signals = new EventEmitter();
  const ended: NodeJS.Signals[] = [];
  const told: string[] = [];
  let nowMs = 0;
  const { signal, letGo } = stopSignal({
    on: (name, heard) => {
      signals.on(name, heard);
      return () => void signals.off(name, heard);
    },
    monotonicMs: () => nowMs,
    err: (text) => told.push(text),
    exit: (by) => ended.push(by),
  });
  const send = (name: NodeJS.Signals, afterMs = 0) => {
    nowMs += afterMs;
    signals.emit(name);
  };
  return { signal, letGo, ended, told, send };
}

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s asks to end, and leaves time to end well", (name) => {
  const { signal, ended, send } = aProcess();

  send(name);

  expect(signal.reason).toEqual(new Error(`Stopped by ${name}.`));
  expect(ended).toEqual([]);
});

it("ends at once when asked again, and says what that may mean", () => {
  const { ended, told, send } = aProcess();

  send("SIGINT");
  send("SIGINT", 600);

  expect(ended).toEqual(["SIGINT"]);
  expect(told.join("")).toContain("may still run");
});

it("takes a signal that others have passed on for the one it is", () => {
  const { signal, ended, send } = aProcess();

  send("SIGINT");
  send("SIGINT", 3);
  send("SIGTERM", 100);

  expect(signal.reason).toEqual(new Error("Stopped by SIGINT."));
  expect(ended).toEqual([]);
});

it("hears nothing any more once signals are left to somebody else", () => {
  const { signal, letGo, ended, send } = aProcess();

  letGo();
  send("SIGHUP");
  send("SIGHUP", 600);

  expect(signal.aborted).toBe(false);
  expect(ended).toEqual([]);
});
