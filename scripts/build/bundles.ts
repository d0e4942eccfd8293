import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { builtinsWhenNeeded } from "./builtins-when-needed.ts";

/** A file of dist/ and how esbuild makes it. */
export interface Bundle {
  /** Its name in dist/. */
  readonly name: string;
  readonly entry: string;
  /** The oldest Node it runs on. */
  readonly target: string;
  readonly executable?: true;
  /** The names it exports. Absent: it is a script, which runs as a module and as none. Parts of either are loaded when they are needed. */
  readonly exported?: readonly string[];
  /** Sources that it imports at run time as bundles of their own, by the file that stands beside it for them. */
  readonly apart?: Readonly<Record<string, string>>;
}

/** What dist/ holds. Each is one file that runs alone, but for the relay, which the command line loads from beside it. */
export const BUNDLES: readonly Bundle[] = [
  { name: "main.js", entry: "action/main.ts", target: "node24" },
  { name: "post.js", entry: "action/post.ts", target: "node24" },
  {
    name: "cli.js",
    entry: "cli/main.ts",
    target: "node20",
    executable: true,
    apart: { "cli/relay-program.ts": "relay.js" },
  },
  { name: "relay.js", entry: "cli/relay-program.ts", target: "node22.13", exported: ["runRelayProgram"] },
];

/** Some CommonJS packages call `require` at run time, which a module does not have by itself. */
export const MODULE_BANNER = `import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);`;

/** A script gets Node's own modules from the process. Where that is too old to give them, nothing else can say so. */
export const SCRIPT_BANNER = `#!/usr/bin/env node
"use strict";
if (!process.getBuiltinModule) {
  console.error("error: Sluice cannot run on Node.js " + process.versions.node + ". [UNSUPPORTED_NODE]");
  console.error("  what to do: Install Node.js 20.16 or newer; the relay needs 22.13 or newer.");
  process.exit(2);
}`;

/** esbuild's options for one bundle: nothing in its output depends on the machine or the folder it is built in. */
export function buildOptions(root: string, bundle: Bundle) {
  return {
    absWorkingDir: root,
    entryPoints: [bundle.entry],
    outdir: "dist",
    entryNames: bundle.name.replace(/\.js$/, ""),
    bundle: true,
    // Whatever is imported when it is needed becomes a piece of its own.
    splitting: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: bundle.target,
    // Not minified: what runs with somebody's tokens can be read.
    legalComments: "none",
    logLevel: "silent",
    plugins: [
      apart(root, bundle.apart ?? {}),
      threadsInside(root, bundle.target),
      withoutUndici(root),
      onlyWhatIsUsed,
      tunnelWhenNeeded(root),
      builtinsWhenNeeded,
    ],
  } satisfies BuildOptions;
}

/** @actions/http-client imports tunnel at once and needs it only where a proxy is set. */
function tunnelWhenNeeded(root: string): Plugin {
  return {
    name: "tunnel-when-needed",
    setup(build) {
      build.onResolve({ filter: /^tunnel$/ }, ({ kind }) =>
        kind === "import-statement" ? { path: "tunnel", namespace: "when-needed" } : undefined,
      );
      build.onLoad({ filter: /./, namespace: "when-needed" }, () => ({
        contents: ["httpOverHttp", "httpOverHttps", "httpsOverHttp", "httpsOverHttps"]
          .map((name) => `export const ${name} = (options) => require("tunnel").${name}(options);`)
          .join("\n"),
        resolveDir: root,
      }));
      // Its last release (0.0.6, 2018) encodes a proxy's login by `new Buffer`, of which Node warns in every log (DEP0005).
      build.onLoad({ filter: /[\\/]tunnel[\\/]lib[\\/]tunnel\.js$/ }, async ({ path }) => ({
        contents: (await readFile(path, "utf8")).replaceAll("new Buffer(", "Buffer.from("),
      }));
    },
  };
}

/**
 * Puts the built code of the threads that unpack into the bundle, as a text: a bundle that is copied somewhere alone has no
 * second file to start a thread from.
 */
function threadsInside(root: string, target: string): Plugin {
  return {
    name: "threads-inside",
    setup(bundle) {
      bundle.onLoad({ filter: /[\\/]action[\\/]collect[\\/]unpack-thread-code\.ts$/ }, async () => {
        const { outputFiles } = await build({
          absWorkingDir: root,
          entryPoints: ["action/collect/unpack-thread.ts"],
          bundle: true,
          write: false,
          platform: "node",
          format: "iife",
          target,
          legalComments: "none",
          logLevel: "silent",
          plugins: [builtinsWhenNeeded],
        });
        const text = outputFiles.map((file) => file.text).join("");
        return { contents: `export const unpackThread = ${JSON.stringify(text)};` };
      });
    },
  };
}

/** Leaves an import of what is a bundle of its own to run time. */
function apart(root: string, files: Readonly<Record<string, string>>): Plugin {
  return {
    name: "apart",
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
        const file = kind === "dynamic-import" ? files[relative(root, join(resolveDir, path))] : undefined;
        return file === undefined ? undefined : { path: `./${file}`, external: true };
      });
    },
  };
}

/**
 * @actions/http-client imports undici, two thirds of a bundle and of its start-up time, only for `getAgentDispatcher`,
 * which hands a proxy agent to `fetch`. Sluice sends through node:http, proxies included, and never calls it.
 */
function withoutUndici(root: string): Plugin {
  return {
    name: "without-undici",
    setup(build) {
      build.onResolve({ filter: /^undici$/ }, () => ({ path: join(root, "scripts/build/undici-stub.ts") }));
    },
  };
}

/**
 * @actions/core does nothing when it is imported, and does not say so: without this, what it needs for signing in, running
 * programs and summaries would be loaded for a line of log.
 */
const onlyWhatIsUsed: Plugin = {
  name: "only-what-is-used",
  setup(build) {
    build.onResolve({ filter: /./ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      const isIts = path === "@actions/core" || (path.startsWith(".") && /[\\/]@actions[\\/]core[\\/]/.test(importer));
      if (!isIts || pluginData === onlyWhatIsUsed.name) return undefined;
      const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: onlyWhatIsUsed.name });
      return { ...found, sideEffects: false };
    });
  },
};
