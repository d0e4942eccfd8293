import { readFile, stat } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { BUNDLES } from "../../scripts/build/bundles.ts";
import { ROOT } from "./bundle-lab.ts";

const read = async (name: string) => await readFile(join(ROOT, "dist", name), "utf8");

describe.each(BUNDLES)("dist/$name", ({ name, apart = {} }) => {
  it("needs nothing but Node's own modules and the files that come with it", async () => {
    const text = await read(name);
    const { module } = parseSync(name, text);

    const imported = [
      ...module.staticImports.map((found) => found.moduleRequest.value),
      ...[...text.matchAll(/\b(?:import|require)\("([^"]+)"\)/g)].map(([, path]) => path),
    ];

    const allowed = new Set([
      ...builtinModules.flatMap((builtin) => [builtin, `node:${builtin}`]),
      "node:sqlite",
      ...Object.values(apart).map((file) => `./${file}`),
    ]);
    expect(imported.filter((path) => path !== undefined && !allowed.has(path))).toEqual([]);
  });

  it("says nothing of the machine it was built on", async () => {
    const text = await read(name);

    expect(text).not.toContain(ROOT);
    expect(text).not.toMatch(/\/(home|root|Users|tmp)\/[\w.-]+\//);
    expect(text).not.toMatch(/"resolved"|registry\.[\w.-]+\.(org|com)/);
  });

  it("leaves out what @actions/http-client would load undici for", async () => {
    expect(await read(name)).not.toContain("node_modules/undici");
  });
});

describe("dist/cli.js", () => {
  it("can be executed, and says by what", async () => {
    expect(await read("cli.js")).toMatch(/^#!\/usr\/bin\/env node\n"use strict";\n/);
    expect((await stat(join(ROOT, "dist/cli.js"))).mode & 0o111).toBe(0o111);
  });
});

describe("dist/licenses.txt", () => {
  it("has the licence of every package that is part of a bundle", async () => {
    const licenses = await read("licenses.txt");

    const texts = await Promise.all(BUNDLES.map(({ name }) => read(name)));
    const packages = texts.flatMap((text) =>
      [...text.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map(([, name]) => name),
    );
    expect(packages).toContain("@actions/core");
    for (const name of new Set(packages)) expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
  });
});
