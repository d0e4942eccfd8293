import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openLab } from "./bundle-lab.ts";
import { cliAlone } from "./cli-alone.ts";
import { nodeVersions } from "./node-versions.ts";

const image = randomBytes(9_000_000);
const artifacts = {
  "image.bin": image,
  ...Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`small/${at}.txt`, `text ${at}`])),
};

describe.each(await nodeVersions())("dist/cli.js alone in a folder, on Node $version", ({ path: node }) => {
  it.each([true, false])("unpacks an archive that wants threads (its server gives parts: %s)", async (ranges) => {
    const lab = await openLab({ seed: { ranges } });
    const { world } = lab.gitlab;
    world.pipeline(lab.project, { jobs: [{ name: "build", artifacts }] });
    const cli = await cliAlone(node);
    const args = ["artifacts", "--host", lab.gitlab.url, "--project", "group/app", "--ref", "main", "--job", "build"];

    const { exitCode, stderr } = await cli.run([...args, "--into", "out"], { SLUICE_ACCESS_TOKEN: lab.accessToken });

    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect((await readFile(join(cli.folder, "out/image.bin"))).equals(image)).toBe(true);
    expect(await readdir(join(cli.folder, "out/small"))).toHaveLength(400);
    expect(await readFile(join(cli.folder, "out/small/399.txt"), "utf8")).toBe("text 399");
  });
});

describe("the bundles that unpack", () => {
  it.each(["cli.js", "main.js"])("%s carries the code of its threads", async (name) => {
    const text = await readFile(new URL(`../../dist/${name}`, import.meta.url), "utf8");

    expect({ carried: /unpackThread = ['"]/.test(text), missing: text.includes(`"./unpack-thread.ts"`) }).toEqual({
      carried: true,
      missing: false,
    });
  });
});
