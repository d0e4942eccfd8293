import { describe, expect, it } from "vitest";
import { ladderOf, rungText } from "../../../action/watch/ladder.ts";
import { ANONYMOUS, type Credential } from "../../../shared/gitlab/auth.ts";
import { Secret } from "../../../shared/text/secret.ts";

const access: Credential = { kind: "access-token", token: new Secret("glpat-a") };
const job: Credential = { kind: "job-token", token: new Secret("glcbt-a") };

describe("ladderOf", () => {
  it.each([
    { readers: [ANONYMOUS], ladder: ["without a token"] },
    { readers: [access, ANONYMOUS], ladder: ["with the access token", "without a token"] },
    {
      readers: [access, job, ANONYMOUS],
      ladder: [
        "with the access token",
        "with the job token",
        "with the job token, through the pipeline's jobs",
        "without a token",
      ],
    },
  ])("climbs down $ladder", ({ readers, ladder }) => {
    expect(ladderOf(readers).map(rungText)).toEqual(ladder);
  });
});
