import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import type { ProjectSeed } from "../gitlab/world/seeds.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const image = randomBytes(3_000_000);
const building = (otherBytes: number): CiFile => ({
  jobs: [
    {
      name: "build",
      stage: "build",
      runMs: 5_000,
      artifacts: {
        "dist/image.bin": image,
        "dist/other.bin": randomBytes(otherBytes),
        "reports/unit.xml": "<testsuite/>",
      },
    },
  ],
});
const BUILD = building(500_000);
const LARGE_BUILD = building(15_000_000);

async function bring(seed: Partial<ProjectSeed>, artifacts = "true", build = BUILD) {
  const project = lab.project(build, seed);
  const { result } = await lab.run(lab.inputs(project, { artifacts }));
  const { requests } = lab.gitlab;
  const asked = requests.filter(({ path }) => /\/jobs\/\d+\/artifacts/.test(path));
  const stored = requests.filter(({ path }) => path.startsWith("/storage/"));
  return { result, asked, stored, into: join(result.artifacts?.path ?? "", "build") };
}

describe("an archive on its way", () => {
  it.each(["local", "proxied", "redirect"] as const)(
    "comes by a single request where the server (%s) gives parts",
    async (storage) => {
      const { result, asked, into } = await bring({ storage, ranges: true });

      expect(result).toMatchObject({ exitCode: 0, artifacts: { count: 3 } });
      expect(asked.map(({ headers }) => headers["range"])).toEqual(["bytes=0-"]);
      expect((await readFile(join(into, "dist/image.bin"))).equals(image)).toBe(true);
    },
  );

  it.each(["local", "proxied", "redirect"] as const)(
    "is asked for its end, too, when it is large and the server (%s) gives parts",
    async (storage) => {
      const { result, asked, into } = await bring({ storage, ranges: true }, "true", LARGE_BUILD);

      expect(result).toMatchObject({ exitCode: 0, artifacts: { count: 3 } });
      expect(asked.map(({ headers }) => headers["range"])).toEqual([
        "bytes=0-",
        expect.stringMatching(/^bytes=178\d{5}-180\d{5}$/),
      ]);
      expect((await readFile(join(into, "dist/image.bin"))).equals(image)).toBe(true);
    },
  );

  it("asks GitLab for each part, shows the storage no token, and never uses an address twice", async () => {
    const { asked, stored } = await bring({ storage: "redirect", ranges: true }, "true", LARGE_BUILD);

    expect(stored).toHaveLength(2);
    expect(asked).toHaveLength(2);
    expect(JSON.stringify(stored.map(({ headers }) => headers))).not.toMatch(/glpat-|glptt-|glcbt-/);
    expect(stored[1]?.headers["if-range"]).toMatch(/^"/);
  });

  it.each([
    { kind: "truncate", bytes: 200_000 },
    { kind: "truncate", bytes: 0 },
  ] as const)("goes on where it broke ($kind after $bytes bytes), by a newly signed address", async (fault) => {
    lab.gitlab.faults.add({ path: /^\/storage\//, times: 2, fault });

    const { result, stored, into } = await bring({ storage: "redirect", ranges: true });

    expect(result.exitCode).toBe(0);
    const from = stored.map(({ headers }) => Number(headers["range"]?.replace(/^bytes=(\d+)-.*$/, "$1")));
    expect(from).toEqual([0, fault.bytes, 2 * fault.bytes]);
    expect((await readFile(join(into, "dist/image.bin"))).equals(image)).toBe(true);
  });

  it("goes on where it broke while its end was asked for", async () => {
    lab.gitlab.faults.add({ path: /^\/storage\//, times: 1, fault: { kind: "truncate", bytes: 200_000 } });

    const { result, stored, into } = await bring({ storage: "redirect", ranges: true }, "true", LARGE_BUILD);

    expect(result.exitCode).toBe(0);
    expect(stored.map(({ headers }) => headers["range"])).toEqual([
      "bytes=0-",
      expect.stringMatching(/^bytes=178/),
      expect.stringMatching(/^bytes=200000-178/),
    ]);
    expect((await readFile(join(into, "dist/image.bin"))).equals(image)).toBe(true);
  });

  it("comes as a whole where the server gives no parts, and leaves no archive behind", async () => {
    const { result, asked, into } = await bring({ storage: "redirect" });

    expect(result).toMatchObject({ exitCode: 0, artifacts: { count: 3 } });
    expect(asked).toHaveLength(1);
    expect(await readdir(join(into, ".."))).toEqual(["build", "sluice-artifacts.json"]);
  });

  it.each([
    { how: "with the archive's end", seed: { ranges: true }, asks: [""] },
    { how: "by the file's own address", seed: {}, asks: ["", "/tree", "/reports/unit.xml"] },
  ])("stays on the server but for the one file that is wanted, $how", async ({ seed, asks }) => {
    const { result, asked, into } = await bring(seed, "build: reports/**");

    expect(result).toMatchObject({ exitCode: 0, artifacts: { count: 1 } });
    expect(await readFile(join(into, "reports/unit.xml"), "utf8")).toBe("<testsuite/>");
    expect(asked.map(({ path }) => path.replace(/^.*artifacts/, ""))).toEqual(asks);
  });
});
