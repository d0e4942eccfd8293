import type { Problem } from "../../../shared/yaml/problem.ts";
import { isSameServer, readServer } from "../../inputs/server.ts";
import type { TokenInput, TokenSource } from "../model.ts";
import type { Home } from "./home.ts";
import type { ShapedFile } from "./read-shape.ts";
import type { ServerEntry } from "./schema.ts";
import { tokenSources } from "./token-sources.ts";

/** A server that pipelines of the file are on. */
export interface FileServer {
  /** As under `gitlab`; absent where the file names no server. */
  readonly name?: string;
  /** Absent where neither the file nor the run says one. */
  readonly url?: string;
  readonly tokens: Readonly<Partial<Record<TokenInput, TokenSource>>>;
  readonly "ca-file"?: string;
  readonly insecure?: string;
  /** Whether the run's own tokens are for it. */
  readonly isHome: boolean;
}

/** A server that was looked for by its name. `left`: keys of it that are wrong; `broken`: too much is wrong with it. */
export type FoundServer =
  | { readonly kind: "found"; readonly server: FileServer; readonly left: ReadonlySet<string> }
  | { readonly kind: "unknown" | "broken" };

/** The servers of a file, and how one is found. */
export interface FileServers {
  readonly home: Home;
  readonly names: readonly string[];
  /** The server of a name; of none, the only one there is. */
  readonly find: (name: string | undefined) => FoundServer;
}

/**
 * The servers that a file and the run's own inputs tell of.
 *
 * The run's own tokens go to one of them at most: the one that its `host` is; else the one that the defaults name; else the only one.
 *
 * @param preferred the server that `defaults` names
 */
export function fileServers(entries: ShapedFile["servers"], preferred: string | undefined, home: Home): FileServers {
  if (entries === undefined) {
    const { host, tokens: _, ...connection } = home;
    const server: FileServer = {
      ...(host === undefined ? {} : { url: host }),
      tokens: {},
      ...connection,
      isHome: true,
    };
    return {
      home,
      names: [],
      find: (name) => (name === undefined ? { kind: "found", server, left: new Set() } : { kind: "unknown" }),
    };
  }
  const names = [...entries.keys()];
  const homeName = nameOfHome(entries, preferred, home.host);
  return {
    home,
    names,
    find: (name) => {
      const wanted = name ?? (names.length === 1 ? names[0] : undefined);
      if (wanted === undefined || !entries.has(wanted)) return { kind: "unknown" };
      const shaped = entries.get(wanted);
      if (shaped === undefined) return { kind: "broken" };
      return { kind: "found", server: serverOf(wanted, shaped.entry, wanted === homeName), left: shaped.left };
    },
  };
}

/** What is wrong with the addresses of a file's servers, also of those that no pipeline is on yet. */
export function addressProblems(entries: ShapedFile["servers"]): readonly Problem[] {
  return [...(entries ?? [])].flatMap(([name, shaped]): Problem[] => {
    const problems: Problem[] = [];
    if (shaped !== undefined && !shaped.left.has("url"))
      readServer(shaped.entry.url, undefined, (text) => problems.push({ path: ["gitlab", name, "url"], text }));
    return problems;
  });
}

function nameOfHome(
  entries: NonNullable<ShapedFile["servers"]>,
  preferred: string | undefined,
  host: string | undefined,
): string | undefined {
  if (host !== undefined) {
    const home = readServer(host, undefined, () => {});
    return [...entries].find(([, shaped]) => {
      const server = shaped === undefined ? undefined : readServer(shaped.entry.url, undefined, () => {});
      return server !== undefined && home !== undefined && isSameServer(server, home) && !isDowngrade(home, server);
    })?.[0];
  }
  return preferred ?? (entries.size === 1 ? [...entries.keys()][0] : undefined);
}

/** Tokens for a server that is called by https do not go there by http. */
function isDowngrade(home: string, server: string): boolean {
  return home.startsWith("https:") && !server.startsWith("https:");
}

function serverOf(name: string, entry: ServerEntry, isHome: boolean): FileServer {
  const { url, "ca-file": caFile, insecure } = entry;
  return {
    name,
    url,
    tokens: tokenSources(entry),
    ...(caFile === undefined ? {} : { "ca-file": caFile }),
    ...(insecure === undefined ? {} : { insecure: String(insecure) }),
    isHome,
  };
}
