import { describe, expect, it } from "vitest";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { ANONYMOUS, type Credential } from "../../../shared/gitlab/auth.ts";
import { FirstThatReads } from "../../../shared/gitlab/first-that-reads.ts";
import { Secret } from "../../../shared/text/secret.ts";

const READERS: readonly Credential[] = [
  { kind: "access-token", token: new Secret("glpat-a") },
  { kind: "job-token", token: new Secret("glcbt-a") },
  ANONYMOUS,
];
const refused = (status: number) => new CodedError("GITLAB_FORBIDDEN", `${status}`, { status });

/** Reads that fail as told per kind of credential, and what they were made with. */
function reads(errors: Partial<Record<Credential["kind"], Error>>) {
  const made: string[] = [];
  const by = ({ kind }: Credential) => {
    made.push(kind);
    const error = errors[kind];
    return error === undefined ? Promise.resolve(`read with ${kind}`) : Promise.reject(error);
  };
  return { made, by };
}

describe("the first that reads", () => {
  it.each([401, 403, 404])(
    "goes on to the next credential after %i, and begins with it the next time",
    async (status) => {
      const first = new FirstThatReads(READERS);
      const { made, by } = reads({ "access-token": refused(status) });

      expect(await first.read(by)).toBe("read with job-token");
      expect(await first.read(by)).toBe("read with job-token");

      expect(made).toEqual(["access-token", "job-token", "job-token"]);
    },
  );

  it("comes back to a better credential when the one in use stops working", async () => {
    const first = new FirstThatReads(READERS);
    await first.read(reads({ "access-token": refused(404) }).by);
    const { made, by } = reads({ "job-token": refused(401) });

    expect(await first.read(by)).toBe("read with access-token");
    expect(made).toEqual(["job-token", "access-token"]);
  });

  it("fails with what the best credential got when none may read", async () => {
    const best = refused(403);
    const { by } = reads({ "access-token": best, "job-token": refused(404), anonymous: refused(401) });

    await expect(new FirstThatReads(READERS).read(by)).rejects.toBe(best);
  });

  it("does not try others after a failure that is no matter of permission", async () => {
    const outage = new CodedError("GITLAB_SERVER_ERROR", "502", { status: 502 });
    const { made, by } = reads({ "access-token": outage });

    await expect(new FirstThatReads(READERS).read(by)).rejects.toBe(outage);
    expect(made).toEqual(["access-token"]);
  });
});
