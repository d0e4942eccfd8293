import { createRequire, isBuiltin } from "node:module";
import { join, relative } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";

/** A file of dist/ and how esbuild makes it. */
export interface Bundle {
  /** Its name in dist/. */
  readonly name: string;
  readonly entry: string;
  /** The oldest Node it runs on. */
  readonly target: string;
  readonly executable?: true;
  /** A module, or a script that runs whatever the package.json of the folder it is copied to says. Default `module`. */
  readonly kind?: "module" | "script";
  /** Sources that it imports at run time as bundles of their own, by the file that stands beside it for them. */
  readonly apart?: Readonly<Record<string, string>>;
}

/**
 * What dist/ holds. The command line is one file that runs alone, all but the relay. The Action, whose files always come
 * together, has its rarely used parts apart, because Node reads every file it loads from end to end.
 */
export const BUNDLES: readonly Bundle[] = [
  {
    name: "main.js",
    entry: "action/main.ts",
    target: "node24",
    apart: { "action/inputs/read-yaml-map.ts": "read-yaml-map.js" },
  },
  { name: "post.js", entry: "action/post.ts", target: "node24" },
  { name: "read-yaml-map.js", entry: "action/inputs/read-yaml-map.ts", target: "node24" },
  {
    name: "cli.js",
    entry: "cli/main.ts",
    target: "node20",
    executable: true,
    kind: "script",
    apart: { "cli/relay-program.ts": "relay.js" },
  },
  { name: "relay.js", entry: "cli/relay-program.ts", target: "node22.13" },
];

/** Some CommonJS packages call `require` at run time, which a module does not have by itself. */
const MODULE_BANNER = `import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);`;

/** A script gets Node's own modules from the process. Where that is too old to give them, nothing else can say so. */
const SCRIPT_BANNER = `#!/usr/bin/env node
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
    outfile: `dist/${bundle.name}`,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: bundle.kind === "script" ? "iife" : "esm",
    target: bundle.target,
    // Not minified: what runs with somebody's tokens can be read, and it would start no faster.
    legalComments: "none",
    logLevel: "silent",
    banner: { js: bundle.kind === "script" ? SCRIPT_BANNER : MODULE_BANNER },
    plugins: [apart(root, bundle.apart ?? {}), withoutUndici(root), tunnelWhenNeeded(root), builtinsWhenNeeded],
  } satisfies BuildOptions;
}

/**
 * Loads Node's own modules when the code that imports them first runs.
 *
 * esbuild would hoist such imports to the top of the file, out of the parts that are loaded lazily: `sluice --version` would
 * load TLS, which takes longer than all the rest. And a name that an older Node does not export yet would keep the whole
 * file from loading, where now it is undefined until it is needed.
 */
const builtinsWhenNeeded: Plugin = {
  name: "builtins-when-needed",
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined;
      const name = path.replace(/^node:/, "");
      return kind === "import-statement"
        ? { path: name, namespace: "builtin", sideEffects: false }
        : { path: name, namespace: "required-builtin" };
    });
    build.onLoad({ filter: /./, namespace: "required-builtin" }, ({ path }) => ({
      contents: `module.exports = ${real(path)};`,
    }));
    build.onLoad({ filter: /./, namespace: "builtin" }, ({ path }) => {
      const heavy = HEAVY[path];
      return { contents: heavy === undefined ? builtinModule(path) : heavyModule(path, heavy) };
    });
  },
};

/**
 * Modules so heavy that they are loaded only when something of them is used: `node:https` takes as long to load as Node takes
 * to start. With the names of them that anything here uses; `assertOnlyListed` finds those that are missing.
 */
const HEAVY: Readonly<Record<string, readonly string[]>> = {
  crypto: ["X509Certificate", "createHash", "createHmac", "randomBytes", "randomUUID", "timingSafeEqual"],
  https: ["Agent", "createServer", "get", "globalAgent", "request"],
  tls: ["createSecureContext", "getCACertificates", "rootCertificates"],
  zlib: ["crc32", "createInflateRaw", "inflateRawSync"],
};

/** @throws Error when a bundle uses a name of a heavy module that is not listed: it would be undefined when it runs */
export function assertOnlyListed(bundle: string, text: string): void {
  for (const [, variable, name] of text.matchAll(/(\w+) = __toESM\(require_(\w+?)\d*\(\)/g)) {
    const listed = HEAVY[name ?? ""];
    if (listed === undefined) continue;
    for (const [, used = ""] of text.matchAll(new RegExp(`\\b${variable}\\.(?:default\\.)?(\\w+)`, "g"))) {
      if (used === "default" || listed.includes(used)) continue;
      throw new Error(`dist/${bundle} uses ${used} of node:${name}: add it to HEAVY in scripts/build/bundles.ts.`);
    }
  }
}

/** One of Node's own modules, in a script as in a module. */
function real(name: string): string {
  return `process.getBuiltinModule("node:${name}")`;
}

/**
 * A CommonJS module whose exports are read from the real one each time they are used, and not before. Like those of the real
 * one they can be overlaid: by assignment, on the module itself or on an object that inherits from it.
 */
function heavyModule(name: string, names: readonly string[]): string {
  return `for (const name of ${JSON.stringify(names)}) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    configurable: true,
    get: () => ${real(name)}[name],
    set(value) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
  });
}`;
}

/**
 * A module that hands on what `require` gives; names that nobody imports fall away.
 *
 * Getters are left out, all but `fs.promises`: behind them Node loads whole subsystems (`http.WebSocket` loads its fetch), and
 * a namespace import would touch them all. Importing one of them by name fails the build.
 */
function builtinModule(name: string): string {
  const require = createRequire(import.meta.url);
  const exported = Object.getOwnPropertyDescriptors(Object(require(`node:${name}`)));
  const names = Object.entries(exported).flatMap(([key, property]) => {
    const behindGetter = "get" in property && property.get !== undefined && key !== "promises";
    return property.enumerable === true && !behindGetter && /^(?!default$)[A-Za-z_$][\w$]*$/.test(key) ? [key] : [];
  });
  return [
    `const builtin = ${real(name)};`,
    "const pick = (name) => builtin[name];",
    "export default builtin;",
    ...names.map((key, at) => `const $${at} = /* @__PURE__ */ pick("${key}"); export { $${at} as ${key} };`),
  ].join("\n");
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
