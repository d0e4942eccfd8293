import { join } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";

/** A file of dist/ and how esbuild makes it. */
export interface Bundle {
  /** Its name in dist/. */
  readonly name: string;
  readonly entry: string;
  /** The oldest Node it runs on. */
  readonly target: string;
  readonly executable: boolean;
}

/** What dist/ holds. The relay is apart from the command line, which therefore starts fast and runs alone. */
export const BUNDLES: readonly Bundle[] = [
  { name: "main.js", entry: "action/main.ts", target: "node24", executable: false },
  { name: "post.js", entry: "action/post.ts", target: "node24", executable: false },
  { name: "cli.js", entry: "cli/main.ts", target: "node20", executable: true },
  { name: "relay.js", entry: "cli/relay-program.ts", target: "node22.13", executable: false },
];

/** Some CommonJS packages call `require` at run time, which a module does not have by itself. */
const REQUIRE_BANNER = `import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);`;

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
    format: "esm",
    target: bundle.target,
    minifySyntax: true,
    minifyWhitespace: true,
    // Names stay, so that a stack trace in somebody's log can be read.
    keepNames: false,
    legalComments: "none",
    charset: "utf8",
    logLevel: "silent",
    banner: { js: bundle.executable ? `#!/usr/bin/env node\n${REQUIRE_BANNER}` : REQUIRE_BANNER },
    plugins: [relayApart, withoutUndici(root)],
  } satisfies BuildOptions;
}

/** Leaves the command line's way to the relay a run-time import of the file beside it. */
const relayApart: Plugin = {
  name: "relay-apart",
  setup(build) {
    build.onResolve({ filter: /\/relay-program\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./relay.js", external: true } : undefined,
    );
  },
};

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
