import { describe, expect, it } from "vitest";
import { isSameServer, readServer, surroundingJob } from "../../../action/inputs/server.ts";
import { reading } from "./complaints.ts";

const JOB = { GITLAB_CI: "true", CI_SERVER_URL: "https://gitlab.example.com/gitlab", CI_JOB_TOKEN: "glcbt-1" };

describe("readServer", () => {
  it.each([
    { text: undefined, server: "https://gitlab.com" },
    { text: "gitlab.example.com", server: "https://gitlab.example.com" },
    { text: "https://gitlab.example.com/", server: "https://gitlab.example.com" },
    { text: "https://gitlab.example.com/gitlab/", server: "https://gitlab.example.com/gitlab" },
    { text: "https://gitlab.example.com/api/v4", server: "https://gitlab.example.com" },
    { text: "gitlab.example.com:8443", server: "https://gitlab.example.com:8443" },
    { text: "http://127.0.0.1:8080", server: "http://127.0.0.1:8080" },
    { text: "localhost:8080", server: "http://localhost:8080" },
    { text: "127.0.0.1:8929", server: "http://127.0.0.1:8929" },
    { text: " https://[::1]:8080 ", server: "https://[::1]:8080" },
  ])("reads $text", async ({ text, server }) => {
    expect(await reading((complain) => readServer(text, undefined, complain))).toEqual({ value: server, problems: [] });
  });

  it.each([
    { text: "ftp://gitlab.example.com", says: /no address of a server/ },
    { text: "https://", says: /no address of a server/ },
    { text: "https://user:glpat-secret@gitlab.example.com", says: /user name or password/ },
    {
      text: "https://gitlab.example.com/a/b/-/pipelines/1",
      says: /is a page on a server.*https:\/\/gitlab\.example\.com/,
    },
    { text: "https://gitlab.example.com?private_token=glpat-secret", says: /part after \? or #/ },
  ])("refuses $text without repeating what may be secret", async ({ text, says }) => {
    const { value, problems } = await reading((complain) => readServer(text, undefined, complain));

    expect(value).toBeUndefined();
    expect(problems.join()).toMatch(says);
    expect(problems.join()).not.toContain("secret");
  });

  it.each([
    { text: undefined, server: "https://gitlab.example.com/gitlab" },
    { text: "gitlab.example.com", server: "https://gitlab.example.com/gitlab" },
    { text: "https://gitlab.example.com", server: "https://gitlab.example.com" },
    { text: "other.example.com", server: "https://other.example.com" },
  ])("inside a GitLab job, reads $text as $server", async ({ text, server }) => {
    const around = surroundingJob(JOB);

    expect((await reading((complain) => readServer(text, around, complain))).value).toBe(server);
  });
});

describe("surroundingJob", () => {
  it("is known by its token alone, as in a container that a job starts", () => {
    const { GITLAB_CI: _, ...env } = JOB;

    expect(surroundingJob(env)).toEqual({ server: "https://gitlab.example.com/gitlab", jobToken: "glcbt-1" });
  });

  it("takes the address GitLab wants its API called at", () => {
    const env = { ...JOB, CI_API_V4_URL: "https://api.example.com/gitlab/api/v4" };

    expect(surroundingJob(env)).toEqual({ server: "https://api.example.com/gitlab", jobToken: "glcbt-1" });
  });

  it.each([
    { name: "outside of a GitLab job", env: { CI_SERVER_URL: JOB.CI_SERVER_URL } },
    { name: "when the job names no server", env: { GITLAB_CI: "true", CI_JOB_TOKEN: "glcbt-1" } },
    { name: "when the job's server is no URL", env: { ...JOB, CI_SERVER_URL: "$CI_SERVER_URL" } },
  ])("is none $name", ({ env }) => {
    expect(surroundingJob(env)).toBeUndefined();
  });
});

describe("isSameServer", () => {
  it.each([
    { one: "https://a.example", other: "https://a.example:443/gitlab", same: true },
    { one: "https://a.example", other: "https://A.example", same: true },
    { one: "https://a.example", other: "https://a.example:8443", same: false },
    { one: "https://a.example", other: "https://a.example.evil.org", same: false },
    { one: "", other: "", same: false },
  ])("$one and $other: $same", ({ one, other, same }) => {
    expect(isSameServer(one, other)).toBe(same);
  });
});
