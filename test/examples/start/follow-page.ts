import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Ended, startChild } from "../../bundles/child.ts";
import { temporaryFolder } from "../../bundles/temporary-folder.ts";
import { type FencedBlock, fencedBlocks } from "../../support/fenced-blocks.ts";
import { ROOT } from "../../support/source-files.ts";

/** A page that is followed as a reader would: its files are written, its commands run by a shell, each in the page's order. */
export interface FollowedPage {
  /** Where the reader stands; it looks like a clone. */
  readonly folder: string;
  /** What the page's shell has exported so far. */
  readonly env: Readonly<Record<string, string>>;
  /** From here on the page's text `shown` stands for `meant`: an address, a token. */
  means(shown: string, meant: string): void;
  /** Takes the next block, which starts with `# NAME`, writes it to that file and returns its text. */
  writesFile(name: string): string;
  /** Takes the next block, which has this text in it, and returns it as it is meant, for something that the test does in its place. */
  shows(within: string): string;
  /** Takes the next block, which has this text in it, and runs it after all that ran before has set. */
  runs(within: string): Promise<Ended>;
  /** The blocks that were not taken, by the first line of each. */
  left(): readonly string[];
}

/** What a page's shell leaves to the next block: variables by `export`, functions and aliases by being said again. */
const LASTING = /^(?:export .*|umask .*|\w+\(\) \{$[\s\S]*?^\})$/gm;

/** Where the page's alias for the command line leads: to the sources, so that no bundle has to be fresh. */
const ALIAS = 'alias sluice="npm run --silent sluice --"\n';

/** Opens a page of docs/start. */
export async function followPage(page: string): Promise<FollowedPage> {
  const folder = await temporaryFolder();
  for (const name of ["test", "examples"]) symlinkSync(join(ROOT, name), join(folder, name));
  const blocks = [...fencedBlocks(readFileSync(join(ROOT, page), "utf8"))];
  const meanings = new Map<string, string>();
  const env: Record<string, string> = {};
  let lasting = "";

  const meant = (text: string) =>
    [...meanings].reduce((sofar, [shown, one]) => sofar.replaceAll(shown, one), text.replace(ALIAS, ""));
  const next = (within: string): FencedBlock => {
    const block = blocks.shift();
    if (block === undefined || !block.text.includes(within))
      throw new Error(`The next block of ${page} has no ${within} in it, but begins ${firstLine(block)}.`);
    return block;
  };

  return {
    folder,
    env,
    means: (shown, one) => void meanings.set(shown, one),
    writesFile: (name) => {
      const text = meant(next(`# ${name}\n`).text);
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
      return text;
    },
    shows: (within) => meant(next(within).text),
    runs: async (within) => {
      const text = meant(next(within).text);
      const said = join(folder, ".said");
      const script = `sluice() { '${process.execPath}' '${join(ROOT, "cli/main.ts")}' "$@"; }\n${lasting}${text}\nenv -0 > '${said}'\n`;
      // Nobody waits here, so nobody minds being asked often.
      const around = {
        SLUICE_POLL_INTERVAL: "100ms",
        PATH: process.env["PATH"] ?? "",
        HOME: folder,
        no_proxy: "127.0.0.1",
        NO_COLOR: "1",
      };
      const ended = await startChild("bash", ["-eu", "-o", "pipefail", "-c", script], {
        cwd: folder,
        env: { ...around, ...env },
      }).ended;
      if (ended.exitCode !== 0)
        throw new Error(`${firstLine({ text })} ended with ${ended.exitCode}:\n${ended.stderr}`);
      const exported = [...text.matchAll(/\b([A-Z_]+)=/g)].map(([, name = ""]) => name);
      const all = readFileSync(said, "utf8").split("\0");
      for (const name of exported) {
        const line = all.find((one) => one.startsWith(`${name}=`));
        if (line !== undefined) env[name] = line.slice(name.length + 1);
      }
      lasting += [...text.matchAll(LASTING)]
        .flatMap(([line]) => (line.startsWith("export ") ? [] : [line, "\n"]))
        .join("");
      return ended;
    },
    left: () => blocks.map(firstLine),
  };
}

function firstLine(block: Pick<FencedBlock, "text"> | undefined): string {
  return block?.text.split("\n", 1)[0] ?? "nowhere: there is none";
}
