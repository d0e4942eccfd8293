import { createRequire, isBuiltin } from "node:module";
import type { Plugin } from "esbuild";

/**
 * Loads Node's own modules when the code that imports them first runs.
 *
 * esbuild would hoist such imports to the top of the file, out of the parts that are loaded lazily: `sluice --version` would
 * load TLS, which takes longer than all the rest. And a name that an older Node does not export yet would keep the whole
 * file from loading, where now it is undefined until it is needed.
 */
export const builtinsWhenNeeded: Plugin = {
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
 * to start. With the names of them that anything here uses, since a list of all would differ from one
 * Node to the next, and the bundles with it; `assertOnlyListed` finds those that are missing.
 */
const HEAVY: Readonly<Record<string, readonly string[]>> = {
  child_process: ["exec", "execFile", "spawn"],
  crypto: [
    "X509Certificate",
    "createHash",
    "createHmac",
    "createPublicKey",
    "hash",
    "randomBytes",
    "randomUUID",
    "timingSafeEqual",
    "verify",
  ],
  "fs/promises": [
    "appendFile",
    "lstat",
    "mkdir",
    "mkdtemp",
    "open",
    "readdir",
    "readFile",
    "realpath",
    "rename",
    "rm",
    "rmdir",
    "symlink",
  ],
  http: ["Agent", "IncomingMessage", "STATUS_CODES", "ServerResponse", "createServer", "get", "globalAgent", "request"],
  https: ["Agent", "createServer", "get", "globalAgent", "request"],
  tls: ["connect", "createSecureContext", "getCACertificates", "rootCertificates"],
  zlib: [
    "crc32",
    "createGzip",
    "createInflateRaw",
    "deflate",
    "deflateSync",
    "gunzip",
    "gunzipSync",
    "inflate",
    "inflateRawSync",
    "inflateSync",
  ],
};

/** @throws Error when a bundle uses a name of a heavy module that is not listed: it would be undefined when it runs */
export function assertOnlyListed(bundle: string, text: string): void {
  for (const [, variable, name] of text.matchAll(/(\w+) = __toESM\(require_(\w+?)\d*\(\)/g)) {
    const listed = HEAVY[name ?? ""];
    if (listed === undefined) continue;
    for (const [, used = ""] of text.matchAll(new RegExp(`(?<![\\w$./"'-])${variable}\\.(?:default\\.)?(\\w+)`, "g"))) {
      if (used === "default" || listed.includes(used)) continue;
      throw new Error(
        `dist/${bundle} uses ${used} of node:${name}: add it to HEAVY in scripts/build/builtins-when-needed.ts.`,
      );
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
    ...names.map((key) => `const $${key} = /* @__PURE__ */ pick("${key}"); export { $${key} as ${key} };`),
  ].join("\n");
}
