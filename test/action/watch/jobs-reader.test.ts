import { expect, it } from "vitest";
import { jobsReader } from "../../../action/watch/jobs-reader.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { ANONYMOUS } from "../../../shared/gitlab/auth.ts";
import { aJob } from "../samples.ts";

const never = new AbortController().signal;

it("says once that jobs cannot be listed, and does not ask again", async () => {
  const told: string[] = [];
  let asked = 0;
  const read = jobsReader(
    [ANONYMOUS],
    () => {
      asked += 1;
      return Promise.reject(new CodedError("GITLAB_FORBIDDEN", "GitLab answered 403.", { status: 403 }));
    },
    (text) => told.push(text),
  );

  expect(await read(never)).toBeUndefined();
  expect(await read(never)).toBeUndefined();

  expect(asked).toBe(1);
  expect(told).toEqual(["The pipeline's jobs are not shown: GitLab answered 403."]);
});

it("does not take an outage for a refusal", async () => {
  const answers = [Promise.resolve([aJob()])];
  const outage = new CodedError("GITLAB_SERVER_ERROR", "502", { status: 502 });
  const read = jobsReader(
    [ANONYMOUS],
    () => answers.pop() ?? Promise.reject(outage),
    () => {},
  );

  expect(await read(never)).toEqual([aJob()]);
  await expect(read(never)).rejects.toBe(outage);
});
