import { expect } from "vitest";
import { expectMessage, pipelinePath, variablesOf } from "../arrange.ts";
import { rowOf, textIn } from "../call.ts";
import { casesOf } from "../case.ts";

const starting = casesOf("starting");

const CI_FILE = "repository/files/.gitlab-ci.yml/raw";

/** What is read before and after a pipeline is started: refs, the CI file, tokens, and what a pipeline carries. */
export const STARTING = [
  starting(
    71,
    "finds a branch for a reporter, a missing one nowhere and none for a guest → 200, 404, 403",
    { needs: ["project", "ref", "reporterToken", "guestToken"] },
    async (lab) => {
      const { have, gitlab } = lab;
      const branches = `projects/${have.project}/repository/branches`;

      const found = rowOf(await gitlab.get(`${branches}/${encodeURIComponent(have.ref)}`, { as: have.reporterToken }));

      expect(found["name"]).toBe(have.ref);
      expect(textIn(found["commit"] as object as Readonly<Record<string, unknown>>, "id")).toMatch(/^[0-9a-f]{40,64}$/);
      expectMessage(
        lab,
        await gitlab.get(`${branches}/no-such-branch`, { as: have.reporterToken }),
        404,
        "404 Branch Not Found",
      );
      expect((await gitlab.get(`${branches}/${encodeURIComponent(have.ref)}`, { as: have.guestToken })).status).toBe(
        403,
      );
    },
  ),

  starting(
    72,
    "reads a file as it is for a reporter, and for a guest not → 200 plain text, 403",
    { needs: ["project", "ref", "reporterToken", "guestToken"] },
    async ({ have, gitlab }) => {
      const path = `projects/${have.project}/${CI_FILE}`;

      const file = await gitlab.get(path, { as: have.reporterToken, query: { ref: have.ref } });

      expect(file.status, file.text).toBe(200);
      expect(file.headers.get("content-type")).toMatch(/^text\/plain/);
      expect(file.json).toBeUndefined();
      expect((await gitlab.get(path, { as: have.guestToken, query: { ref: have.ref } })).status).toBe(403);
    },
  ),

  starting(
    72,
    "reads no file that is not there, and on no ref that is not there → 404",
    { needs: ["project", "ref", "reporterToken"] },
    async (lab) => {
      const { have, gitlab } = lab;
      const files = `projects/${have.project}/repository/files`;

      const noFile = await gitlab.get(`${files}/no-such-file/raw`, {
        as: have.reporterToken,
        query: { ref: have.ref },
      });
      const noRef = await gitlab.get(`projects/${have.project}/${CI_FILE}`, {
        as: have.reporterToken,
        query: { ref: "no-such-ref" },
      });

      expectMessage(lab, noFile, 404, "404 File Not Found");
      expectMessage(lab, noRef, 404, "404 Commit Not Found");
    },
  ),

  starting(
    73,
    "shows the default branch and the CI file's path to a reporter only",
    { needs: ["project", "ref", "reporterToken", "guestToken"] },
    async ({ have, gitlab }) => {
      const seen = rowOf(await gitlab.get(`projects/${have.project}`, { as: have.reporterToken }));
      const unseen = await gitlab.get(`projects/${have.project}`, { as: have.guestToken });

      expect(seen["default_branch"]).toBe(have.ref);
      expect(seen).toHaveProperty("ci_config_path");
      expect(unseen.status).toBe(200);
      expect(rowOf(unseen)).not.toHaveProperty("default_branch");
    },
  ),

  starting(
    74,
    "checks the CI file of a ref → 200, valid or not, with errors and warnings",
    { needs: ["project", "ref", "maintainerToken"] },
    async ({ have, gitlab }) => {
      const answer = await gitlab.get(`projects/${have.project}/ci/lint`, {
        as: have.maintainerToken,
        query: { content_ref: have.ref },
      });

      expect(rowOf(answer)).toMatchObject({ valid: true, errors: [], warnings: expect.any(Array) });
    },
  ),

  starting(
    75,
    "tells an access token its own scopes, and nobody else → 200, 401",
    { needs: ["maintainerToken"] },
    async (lab) => {
      const own = await lab.gitlab.get("personal_access_tokens/self", { as: lab.have.maintainerToken });

      expect(rowOf(own)["scopes"]).toEqual(expect.arrayContaining(["api"]));
      expect((await lab.gitlab.get("personal_access_tokens/self")).status).toBe(401);
    },
  ),

  starting(
    76,
    "brings a key of the caller's own in TRIGGER_PAYLOAD, where a maintainer reads it and a developer who did not start it does not",
    { needs: ["project", "ref", "triggerToken", "maintainerToken", "developerToken"] },
    async (lab) => {
      const { have, gitlab } = lab;
      const answer = await gitlab.post(
        `projects/${have.project}/ref/${encodeURIComponent(have.ref)}/trigger/pipeline`,
        {
          json: { token: have.triggerToken, own: { marker: "a-1" } },
        },
      );
      expect(answer.status, answer.text).toBe(201);

      const payload = (await variablesOf(lab, rowOf(answer))).get("TRIGGER_PAYLOAD");

      expect(JSON.parse(textIn(payload ?? {}, "value"))).toMatchObject({ ref: have.ref, own: { marker: "a-1" } });
      const path = `${pipelinePath(lab, rowOf(answer))}/variables`;
      expect((await gitlab.get(path, { as: have.developerToken })).status).toBe(403);
    },
  ),
];
