import { describe, expect, it } from "vitest";
import { judgeFlat } from "../../../action/collect/judge-flat.ts";

const share = (id: number, name: string, ...paths: readonly string[]) => ({
  job: { id, name },
  files: paths.map((path) => ({ path })),
});

describe("judgeFlat", () => {
  it("lets jobs share folders as long as no two files have one name", () => {
    const shares = [share(1, "build", "dist/app", "dist/lib/a"), share(2, "docs", "dist/lib/b", "index.html")];

    expect(judgeFlat(shares)).toBeUndefined();
  });

  it.each([
    [
      "one path twice",
      [share(1, "build", "dist/app"), share(2, "test", "dist/app")],
      "jobs build (1) and test (2) both have a file `dist/app`",
    ],
    [
      "paths in another case",
      [share(1, "build", "Dist/app"), share(2, "test", "dist/lib")],
      "`Dist` of job build (1) and `dist` of job test (2) differ only in case or Unicode form",
    ],
    [
      "a file where another has a folder",
      [share(1, "build", "dist"), share(2, "test", "dist/lib")],
      "`dist` is a file of job build (1) and a folder of job test (2)",
    ],
    [
      "a folder where another has a file",
      [share(1, "build", "dist/lib"), share(2, "test", "dist")],
      "`dist` is a file of job test (2) and a folder of job build (1)",
    ],
    [
      "a file called as the manifest",
      [share(1, "sluice", "Sluice-Artifacts.json")],
      "job sluice (1) has a file `Sluice-Artifacts.json`, which is what the manifest is called",
    ],
    [
      "a name that no log may print",
      [share(1, "a\u001b[2J", "x"), share(2, "b", "x")],
      "jobs a\\u{1b}[2J (1) and b (2) both have a file `x`",
    ],
  ])("refuses %s and names both jobs", (_title, shares, reason) => {
    expect(judgeFlat(shares)).toEqual({ kind: "refused", code: "ARTIFACTS_NAME_COLLISION", reason });
  });
});
