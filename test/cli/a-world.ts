import type { World } from "../../cli/world.ts";
import { systemClock } from "../../shared/time/clock.ts";

/** A world without a process: what a command line prints is kept, and files are those given. */
export function aWorld(
  parts: {
    readonly env?: World["env"];
    readonly files?: Readonly<Record<string, string | Uint8Array>>;
    readonly nodeVersion?: string;
    /** What whoever sits at the terminal answers. */
    readonly answer?: string;
  } = {},
): World & { readonly printed: { out: string; err: string }; readonly made: Map<string, string> } {
  const printed = { out: "", err: "" };
  const made = new Map<string, string>();
  const { answer } = parts;
  const bytesAt = (path: string): Uint8Array => {
    const content = parts.files?.[path];
    if (content === undefined)
      throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: "ENOENT" });
    return typeof content === "string" ? Buffer.from(content) : content;
  };
  return {
    printed,
    made,
    env: parts.env ?? {},
    cwd: "/home/ci",
    nodeVersion: parts.nodeVersion ?? "24.21.0",
    clock: systemClock,
    random: () => 0,
    out: (text) => {
      printed.out += text;
    },
    outBytes: (bytes) => {
      printed.out += Buffer.from(bytes).toString("latin1");
    },
    err: (text) => {
      printed.err += text;
    },
    colors: { out: false, err: false },
    screens: {},
    signal: new AbortController().signal,
    letGoOfSignals: () => {},
    readFile: (path) => Buffer.from(bytesAt(path)).toString("utf8"),
    readBytes: bytesAt,
    sizeOf: () => 0,
    appendFile: () => {},
    newPrivateFile: (path) => {
      if (made.has(path) || parts.files?.[path] !== undefined)
        throw Object.assign(new Error(`EEXIST: file already exists, open '${path}'`), { code: "EEXIST" });
      made.set(path, "");
      return { write: (text) => void made.set(path, text), discard: () => void made.delete(path) };
    },
    ...(answer === undefined
      ? {}
      : {
          ask: async (question) => {
            printed.err += question;
            return answer;
          },
        }),
  };
}
