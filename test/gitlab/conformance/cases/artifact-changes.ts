import { expect } from "vitest";
import { type Answer, rowOf } from "../call.ts";
import { casesOf, type Lab } from "../case.ts";

const artifacts = casesOf("artifacts");

/** Keeping and deleting artifacts. */
export const ARTIFACT_CHANGES = [
  artifacts(
    69,
    "are kept for ever when asked → 200, without an expiry",
    { needs: ["project", "artifactJob", "maintainerToken"] },
    async (lab) => {
      const answer = await keep(lab, lab.have.artifactJob);

      expect(answer.status, answer.text).toBe(200);
      expect(rowOf(answer)["id"]).toBe(Number(lab.have.artifactJob));
      expect(rowOf(answer)["artifacts_expire_at"]).toBeNull();
    },
  ),

  artifacts(
    69,
    "that do not exist are not kept → 404",
    { needs: ["project", "bareJob", "maintainerToken"] },
    async (lab) => {
      expect((await keep(lab, lab.have.bareJob)).status).toBe(404);
    },
  ),

  artifacts(
    70,
    "of a job are deleted by a maintainer → 204, by a developer → 403, anonymously → 401",
    { needs: ["project", "disposableJob", "maintainerToken", "developerToken"] },
    async ({ have, gitlab }) => {
      const path = `projects/${have.project}/jobs/${have.disposableJob}/artifacts`;

      expect((await gitlab.delete(path)).status).toBe(401);
      expect((await gitlab.delete(path, { as: have.developerToken })).status).toBe(403);
      expect((await gitlab.get(path, { as: have.maintainerToken })).status).not.toBe(404);

      expect((await gitlab.delete(path, { as: have.maintainerToken })).status).toBe(204);
      expect((await gitlab.get(path, { as: have.maintainerToken })).status).toBe(404);
    },
  ),

  artifacts(
    70,
    "of a job, while the project's statistics are recalculated, are not deleted → 409",
    { needs: ["refreshingProject", "refreshingJob", "maintainerToken"] },
    async ({ have, gitlab }) => {
      const path = `projects/${have.refreshingProject}/jobs/${have.refreshingJob}/artifacts`;

      expect((await gitlab.delete(path, { as: have.maintainerToken })).status).toBe(409);
      expect((await gitlab.get(path, { as: have.maintainerToken })).status).not.toBe(404);
    },
  ),

  artifacts(
    70,
    "of a whole project are deleted by a maintainer → 202, by a developer → 403, anonymously → 401",
    { needs: ["disposableProject", "maintainerToken", "developerToken"] },
    async ({ have, gitlab }) => {
      const path = `projects/${have.disposableProject}/artifacts`;

      expect((await gitlab.delete(path)).status).toBe(401);
      expect((await gitlab.delete(path, { as: have.developerToken })).status).toBe(403);
      expect((await gitlab.delete(path, { as: have.maintainerToken })).status).toBe(202);
    },
  ),
];

function keep({ have, gitlab }: Lab<"project" | "maintainerToken">, job: string): Promise<Answer> {
  return gitlab.post(`projects/${have.project}/jobs/${job}/artifacts/keep`, { as: have.maintainerToken });
}
