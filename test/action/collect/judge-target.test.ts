import { describe, expect, it } from "vitest";
import type { FoundFile } from "../../../action/collect/files.ts";
import { judgeTarget, type TargetState } from "../../../action/collect/judge-target.ts";
import { manifestJob } from "../../../action/collect/manifest.ts";
import { aJob } from "./a-job.ts";

const followed = (projectId: number) => ({ id: 7, projectId, webUrl: `https://gitlab.example.com/p/${projectId}` });
const earlier = [
  manifestJob(aJob({ id: 1, name: "build" }), { folder: "build", layout: "by-job", followed: followed(3) }, [
    { path: "build/app.js", sizeBytes: 5, sha256: "a" },
    { path: "build/latest", sizeBytes: 6, sha256: "b", linkTo: "app.js" },
  ]),
];
const file = (path: string, sizeBytes = 5): FoundFile => ({ path, kind: "file", sizeBytes });
const link = (path: string): FoundFile => ({ path, kind: "link", sizeBytes: 6 });
const judged = (files: readonly FoundFile[], more: Partial<TargetState> = {}) =>
  judgeTarget({
    earlier,
    taken: [{ name: "build", standing: "folder", files }],
    needed: ["build"],
    projectId: 3,
    ...more,
  });

describe("judgeTarget", () => {
  it.each([
    { of: "exactly what was brought", files: [file("build/app.js"), link("build/latest")] },
    { of: "part of it", files: [file("build/app.js")] },
    { of: "nothing", files: [] },
  ])("lets $of go for the same project's next run", ({ files }) => {
    expect(judged(files)).toEqual({ kind: "target", kept: [], leaving: ["build"] });
  });

  it.each([
    { of: "a file nobody has listed", files: [file("build/notes.txt")] },
    { of: "a file of another size", files: [file("build/app.js", 6)] },
    { of: "a link where a file was", files: [link("build/app.js")] },
    { of: "a file where a link was", files: [file("build/latest", 6)] },
  ])("refuses for $of", ({ files }) => {
    expect(judged(files)).toMatchObject({ kind: "refused", code: "ARTIFACTS_TARGET_OCCUPIED" });
  });

  it("keeps what another project's run has brought, and refuses its names in any case", () => {
    const others = { projectId: 4 };

    expect(judged([file("build/notes.txt")], { ...others, needed: ["test"] })).toEqual({
      kind: "target",
      kept: earlier,
      leaving: [],
    });
    expect(judged([], { ...others, needed: ["BUILD"] })).toMatchObject({ code: "ARTIFACTS_TARGET_OCCUPIED" });
  });
});
