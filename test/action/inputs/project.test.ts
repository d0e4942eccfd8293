import { describe, expect, it } from "vitest";
import { readProject } from "../../../action/inputs/project.ts";
import { reading } from "./complaints.ts";

const HOST = "https://gitlab.example.com/gitlab";
const project = (text: string | undefined, host: string | undefined = HOST) =>
  reading((complain) => readProject(text, host, complain));

describe("readProject", () => {
  it.each([
    { text: "42", value: 42 },
    { text: "group/app", value: "group/app" },
    { text: "/group/sub/app.js/", value: "group/sub/app.js" },
    { text: "group%2Fsub%2fapp", value: "group/sub/app" },
    { text: "https://gitlab.example.com/gitlab/group/app", value: "group/app" },
    { text: "https://gitlab.example.com/gitlab/group/app.git", value: "group/app" },
    { text: "https://gitlab.example.com/gitlab/group/app/-/pipelines?page=2", value: "group/app" },
    { text: "https://gitlab.example.com/gitlab/group/app/", value: "group/app" },
    { text: "https://gitlab.example.com/gitlab/projects/42", value: 42 },
  ])("reads $text", async ({ text, value }) => {
    expect(await project(text)).toEqual({ value, problems: [] });
  });

  it.each([
    { text: undefined, says: /^not given/ },
    { text: "  ", says: /^not given/ },
    { text: "0", says: /0 is no id/ },
    { text: "99999999999999999999", says: /no id of a project/ },
    { text: "app", says: /no full path/ },
    { text: "group/../app", says: /no full path/ },
    { text: "group/my app", says: /no full path/ },
    { text: "git@gitlab.example.com:group/app.git", says: /no full path/ },
    { text: "https://other.example.com/group/app", says: /is on other\.example\.com, but `host` is https:\/\/gitlab/ },
    { text: "https://gitlab.example.com/gitlab", says: /no full path/ },
    { text: "https://user:hush@gitlab.example.com/gitlab/app", says: /no full path/ },
  ])("refuses $text and says what to write", async ({ text, says }) => {
    const { value, problems } = await project(text);

    expect(value).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(says)]);
    expect(problems[0]).toMatch(/Write the project's/);
    expect(problems[0]).not.toContain("hush");
  });

  it("leaves it to `host` to be complained about", async () => {
    const { problems } = await reading((complain) => readProject("https://x.example/group/app", undefined, complain));

    expect(problems).toEqual([]);
  });
});
