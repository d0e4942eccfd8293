import process from "node:process";
import type { WriteStream } from "node:tty";
import type { Screen } from "../action/hosts/live/screen.ts";

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";

/** What is taken where a terminal does not tell its size. */
const USUAL = { columns: 80, rows: 24 } as const;

/** The terminal behind a stream. Whatever ends or suspends the process, the cursor is seen again. */
export function screenOf(stream: WriteStream): Screen {
  return {
    write: (text) => stream.write(text),
    size: () => ({ columns: stream.columns || USUAL.columns, rows: stream.rows || USUAL.rows }),
    onChange: (heard) => {
      const resized = () => heard("resized");
      const resumed = () => heard("resumed");
      stream.on("resize", resized);
      process.on("SIGCONT", resumed);
      return () => {
        stream.off("resize", resized);
        process.off("SIGCONT", resumed);
      };
    },
    hideCursor: () => {
      const show = () => stream.write(SHOW_CURSOR);
      const hide = () => stream.write(HIDE_CURSOR);
      // Ctrl-Z: with a handler of ours the system would not stop the process any more, so that is left to the signal that
      // nobody can handle.
      const suspend = () => {
        show();
        process.kill(process.pid, "SIGSTOP");
      };
      process.on("exit", show);
      process.on("SIGTSTP", suspend);
      process.on("SIGCONT", hide);
      hide();
      return () => {
        process.off("exit", show);
        process.off("SIGTSTP", suspend);
        process.off("SIGCONT", hide);
        show();
      };
    },
  };
}
