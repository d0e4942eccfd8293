import process from "node:process";
import type { WriteStream } from "node:tty";
import type { Screen } from "../action/hosts/live/screen.ts";

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";

/** What is taken where a terminal does not tell its size. */
const USUAL = { columns: 80, rows: 24 } as const;

/** The terminal behind a stream. Whatever ends or suspends the process, the cursor is seen again. */
export function screenOf(stream: WriteStream): Screen {
  const listeners = new Set<(what: "resized" | "resumed") => void>();
  const tell = (what: "resized" | "resumed") => {
    for (const heard of listeners) heard(what);
  };
  return {
    write: (text) => stream.write(text),
    size: () => ({ columns: stream.columns || USUAL.columns, rows: stream.rows || USUAL.rows }),
    onChange: (heard) => {
      const resized = () => heard("resized");
      listeners.add(heard);
      stream.on("resize", resized);
      return () => {
        listeners.delete(heard);
        stream.off("resize", resized);
      };
    },
    hideCursor: () => {
      const show = () => stream.write(SHOW_CURSOR);
      const hide = () => stream.write(HIDE_CURSOR);
      let told = false;
      const resume = () => {
        hide();
        // A process that was stopped from outside gets here first; one that stopped itself has told already.
        if (!told) tell("resumed");
        told = false;
      };
      const suspend = () => {
        show();
        // Ctrl-Z: with a handler of ours the system would not stop the process any more, so that is left to the signal that
        // nobody can handle. What follows runs when the process goes on, before any timer draws over what others wrote.
        process.kill(process.pid, "SIGSTOP");
        hide();
        told = true;
        tell("resumed");
      };
      process.on("exit", show);
      process.on("SIGTSTP", suspend);
      process.on("SIGCONT", resume);
      hide();
      return () => {
        process.off("exit", show);
        process.off("SIGTSTP", suspend);
        process.off("SIGCONT", resume);
        show();
      };
    },
  };
}
