import { expect } from "vitest";
import type { Answer, Call } from "../call.ts";
import { casesOf, type Lab } from "../case.ts";

const artifacts = casesOf("artifacts");

/** Downloading archives and single files: from where, by whom, found how. */
export const ARTIFACT_READS = [
  artifacts(
    61,
    "on the server's own disk → 200, an attachment, the zip itself",
    { needs: ["project", "artifactJob", "maintainerToken"] },
    async (lab) => {
      const answer = await archive(lab, lab.have.project, lab.have.artifactJob, { as: lab.have.maintainerToken });

      expectZip(answer);
      expect(answer.headers.get("content-disposition")).toMatch(
        /^attachment; filename="([^"]+\.zip)"; filename\*=UTF-8''\1$/,
      );
      expect(answer.headers.get("content-transfer-encoding")).toBe("binary");
    },
  ),

  artifacts(
    62,
    "in object storage with direct download → 302 to a signed address",
    { needs: ["remoteProject", "remoteArtifactJob", "maintainerToken"] },
    async (lab) => {
      const answer = await archive(lab, lab.have.remoteProject, lab.have.remoteArtifactJob, {
        as: lab.have.maintainerToken,
      });

      expect(answer.status).toBe(302);
      const location = new URL(answer.headers.get("location") ?? "");
      const stored = await fetch(location, { redirect: "follow" });
      expect(stored.status, "the address works without any credential").toBe(200);
      expect(Buffer.from(await stored.arrayBuffer()).subarray(0, 4)).toEqual(ZIP_MAGIC);
    },
  ),

  artifacts(
    62,
    "in object storage behind the proxy → 200",
    { needs: ["proxiedProject", "proxiedArtifactJob", "maintainerToken"] },
    async (lab) => {
      const { proxiedProject, proxiedArtifactJob, maintainerToken } = lab.have;

      expectZip(await archive(lab, proxiedProject, proxiedArtifactJob, { as: maintainerToken }));
    },
  ),

  artifacts(63, "of a private project, anonymously → 404", { needs: ["project", "artifactJob"] }, async (lab) => {
    expect((await archive(lab, lab.have.project, lab.have.artifactJob, {})).status).toBe(404);
  }),

  artifacts(63, "of a job that has none → 404", { needs: ["project", "bareJob", "maintainerToken"] }, async (lab) => {
    const answer = await archive(lab, lab.have.project, lab.have.bareJob, { as: lab.have.maintainerToken });

    expect(answer.status).toBe(404);
  }),

  artifacts(
    64,
    "for a job of a project on the allowlist, by header or parameter → 200",
    { needs: ["project", "artifactJob", "jobToken"] },
    async (lab) => {
      const { project, artifactJob, jobToken } = lab.have;

      expectDownload(await archive(lab, project, artifactJob, { jobToken }));
      expectDownload(await archive(lab, project, artifactJob, { query: { job_token: jobToken } }));
    },
  ),

  artifacts(
    64,
    "for a job of a project not on the allowlist → 404, at times 403",
    {
      needs: ["project", "artifactJob", "outsideJobToken"],
      unconfirmed: "the status 404, which newer versions may give as 403 with a policy message",
    },
    async (lab) => {
      const { project, artifactJob, outsideJobToken } = lab.have;

      const answer = await archive(lab, project, artifactJob, { jobToken: outsideJobToken });

      expect([403, 404]).toContain(answer.status);
      lab.softly("I", () => expect(answer.status).toBe(404));
    },
  ),

  artifacts(
    65,
    "by a branch with a slash and a job's name → 200",
    { needs: ["project", "artifactRef", "artifactJobName", "maintainerToken"] },
    async (lab) => {
      const { artifactRef, artifactJobName, maintainerToken } = lab.have;

      expectDownload(await byRef(lab, artifactRef, artifactJobName, { as: maintainerToken }));
    },
  ),

  artifacts(
    65,
    "by an unknown ref or job name → 404",
    { needs: ["project", "artifactRef", "artifactJobName", "maintainerToken"] },
    async (lab) => {
      const { artifactRef, artifactJobName, maintainerToken } = lab.have;

      expect((await byRef(lab, "no-such-branch", artifactJobName, { as: maintainerToken })).status).toBe(404);
      expect((await byRef(lab, artifactRef, "no-such-job", { as: maintainerToken })).status).toBe(404);
    },
  ),

  artifacts(
    65,
    "by ref, for a guest → 403",
    { needs: ["project", "artifactRef", "artifactJobName", "guestToken"] },
    async (lab) => {
      const { artifactRef, artifactJobName, guestToken } = lab.have;

      expect((await byRef(lab, artifactRef, artifactJobName, { as: guestToken })).status).toBe(403);
    },
  ),

  artifacts(
    66,
    "by ref and the name of a job that only the child pipeline has → 200",
    { needs: ["project", "childArtifactRef", "childArtifactJobName", "maintainerToken"] },
    async (lab) => {
      const { childArtifactRef, childArtifactJobName, maintainerToken } = lab.have;

      expectDownload(await byRef(lab, childArtifactRef, childArtifactJobName, { as: maintainerToken }));
    },
  ),

  artifacts(
    67,
    "as a single file → 200",
    { needs: ["project", "artifactJob", "artifactPath", "maintainerToken"] },
    async (lab) => {
      const { project, artifactJob, artifactPath, maintainerToken } = lab.have;

      const answer = await archive(lab, project, artifactJob, { as: maintainerToken }, artifactPath);

      expect(answer.status, answer.text).toBe(200);
      expect(answer.bytes.length).toBeGreaterThan(0);
      expect(answer.bytes.subarray(0, 4)).not.toEqual(ZIP_MAGIC);
    },
  ),

  artifacts(
    67,
    "as a single file of a job that has none → 404",
    { needs: ["project", "bareJob", "maintainerToken"] },
    async (lab) => {
      const { project, bareJob, maintainerToken } = lab.have;

      expect((await archive(lab, project, bareJob, { as: maintainerToken }, "other/file.txt")).status).toBe(404);
    },
  ),

  artifacts(
    67,
    "under a path that leads out of the archive → 400",
    { needs: ["project", "artifactJob", "maintainerToken"] },
    async (lab) => {
      const { project, artifactJob, maintainerToken } = lab.have;

      const answer = await archive(lab, project, artifactJob, { as: maintainerToken }, "..%2F..%2Fsecret.txt");

      expect(answer.status, answer.text).toBe(400);
    },
  ),

  artifacts(
    68,
    "that are not public, of a public project, anonymously → 403",
    { needs: ["hiddenArtifactsProject", "hiddenArtifactsJob", "hiddenArtifactsPath"] },
    async (lab) => {
      const { hiddenArtifactsProject, hiddenArtifactsJob, hiddenArtifactsPath } = lab.have;

      const answer = await archive(lab, hiddenArtifactsProject, hiddenArtifactsJob, {}, hiddenArtifactsPath);

      expect(answer.status, answer.text).toBe(403);
    },
  ),

  artifacts(
    68,
    "of a private project, as a single file, anonymously → 404",
    { needs: ["project", "artifactJob", "artifactPath"] },
    async (lab) => {
      const { project, artifactJob, artifactPath } = lab.have;

      expect((await archive(lab, project, artifactJob, {}, artifactPath)).status).toBe(404);
    },
  ),
];

/** The first bytes of a zip that is not empty. */
const ZIP_MAGIC = Buffer.from("PK\u0003\u0004", "latin1");

function archive({ gitlab }: Lab<never>, project: string, job: string, call: Call, file?: string): Promise<Answer> {
  return gitlab.get(`projects/${project}/jobs/${job}/artifacts${file === undefined ? "" : `/${file}`}`, call);
}

function byRef({ have, gitlab }: Lab<"project">, ref: string, job: string, call: Call): Promise<Answer> {
  return gitlab.get(`projects/${have.project}/jobs/artifacts/${encodeURIComponent(ref)}/download`, {
    ...call,
    query: { job },
  });
}

function expectZip(answer: Answer): void {
  expect(answer.status, answer.text.slice(0, 200)).toBe(200);
  expect(answer.bytes.subarray(0, 4)).toEqual(ZIP_MAGIC);
}

/** Expects the archive, or the way to it: which one is up to how the server stores archives. */
function expectDownload(answer: Answer): void {
  if (answer.status !== 302) return expectZip(answer);
  expect(answer.headers.get("location")).toMatch(/^https?:/);
}
