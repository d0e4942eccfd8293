import { describe, expect, it } from "vitest";
import { GroupCommit } from "../../../../relay/store/postgres/group-commit.ts";
import { CodedError } from "../../../../shared/errors/coded-error.ts";

interface Doubling {
  readonly most?: number;
  readonly mostWeight?: number;
  readonly fails?: (calls: readonly number[]) => Error | undefined;
}

/** A group commit of numbers, each answered by its double, which notes what went together. */
function doubling({ most = 100, mostWeight = 1_000, fails }: Doubling = {}) {
  const groups: (readonly number[])[] = [];
  const commit = new GroupCommit<number, number>({
    doing: "Doubling",
    perform: async (calls) => {
      groups.push(calls);
      await endOfTurn();
      const failure = fails?.(calls);
      if (failure !== undefined) throw failure;
      return calls.map((call) => call * 2);
    },
    most,
    weigh: (call) => call,
    mostWeight,
  });
  return { commit, groups };
}

describe("a group commit", () => {
  it("puts together what arrives in one turn, and answers each", async () => {
    const { commit, groups } = doubling();

    const answers = await Promise.all([1, 2, 3].map((call) => commit.run(call)));

    expect(answers).toEqual([2, 4, 6]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it("lets gather what arrives while one is under way, which goes alone, in the order of arrival", async () => {
    const { commit, groups } = doubling();
    const first = commit.run(1);
    await until(() => groups.length === 1);

    await Promise.all([first, commit.run(2), commit.run(3)]);
    await commit.run(4);

    expect(groups).toEqual([[1], [2, 3], [4]]);
  });

  it("takes so many at a time, and so heavy ones, but one in any case", async () => {
    const { commit, groups } = doubling({ most: 3, mostWeight: 10 });

    await Promise.all([1, 2, 3, 4, 7, 9, 50, 1].map((call) => commit.run(call)));

    expect(groups).toEqual([[1, 2, 3], [4], [7], [9], [50], [1]]);
  });

  it("tries each alone where a row is to blame, so that only that one is refused", async () => {
    const { commit, groups } = doubling({
      fails: (calls) => (calls.includes(2) ? new CodedError("INTERNAL", "A row.") : undefined),
    });

    const answers = await Promise.allSettled([1, 2, 3].map((call) => commit.run(call)));

    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(groups).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it("tells all of them where the database fails, tries none again, and goes on afterwards", async () => {
    let isDown = true;
    const { commit, groups } = doubling({
      fails: () => (isDown ? new CodedError("STORE_UNAVAILABLE", "Down.") : undefined),
    });

    const answers = await Promise.allSettled([commit.run(1), commit.run(2)]);
    isDown = false;

    expect(answers).toMatchObject([
      { reason: { code: "STORE_UNAVAILABLE" } },
      { reason: { code: "STORE_UNAVAILABLE" } },
    ]);
    expect(await commit.run(3)).toBe(6);
    expect(groups).toEqual([[1, 2], [3]]);
  });

  it("answers what it has taken before it is closed, and takes nothing more", async () => {
    const { commit } = doubling();
    const taken = commit.run(1);

    const closing = commit.close();

    await expect(commit.run(2)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await closing;
    expect(await taken).toBe(2);
  });
});

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await endOfTurn();
}
