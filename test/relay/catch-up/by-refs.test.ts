import { afterEach, describe, expect, it } from "vitest";
import type { CatchUpForgeKind } from "../../forge/catch-up/rows.ts";
import { CatchUpLab, REPOSITORY, sha } from "./catch-up-lab.ts";

const MAIN = "refs/heads/main";
let lab: CatchUpLab;

afterEach(async () => {
  await lab[Symbol.asyncDispose]();
});

/** A lab whose store knows `main` at 1, all refs compared once. */
async function compared(kind: CatchUpForgeKind = "gitea"): Promise<void> {
  lab = await CatchUpLab.open(kind);
  lab.settings = { ...lab.settings, by: "refs" };
  await lab.forge.push(REPOSITORY, MAIN, sha(1), "silently");
  await lab.received(MAIN, sha(1));
  await lab.catchUp();
}

const KINDS: readonly CatchUpForgeKind[] = ["github", "gitlab", "gitea", "bitbucket-cloud", "bitbucket-datacenter"];

describe("comparing refs", () => {
  it.each(KINDS)("at %s makes an event of every ref that moved, came or went without one", async (kind) => {
    await compared(kind);
    lab.when = { actions: ["create", "update", "delete"] };
    await lab.received("refs/heads/gone", sha(7));
    await lab.forge.push(REPOSITORY, MAIN, sha(2), "silently");
    await lab.forge.push(REPOSITORY, "refs/heads/feature/ü", sha(3), "silently");
    await lab.forge.push(REPOSITORY, "refs/tags/v1", sha(4), "silently");

    const { reports, failures } = await lab.catchUp();
    const again = await lab.catchUp();

    expect(failures).toEqual([]);
    expect(reports[0]?.moves).toEqual([
      { ref: MAIN, action: "update", before: sha(1), after: sha(2), event: expect.any(String), deliveries: 1 },
      expect.objectContaining({ ref: "refs/heads/feature/ü", action: "create", before: sha(0), deliveries: 1 }),
      expect.objectContaining({ ref: "refs/tags/v1", action: "create", after: sha(4), deliveries: 1 }),
      expect.objectContaining({ ref: "refs/heads/gone", action: "delete", before: sha(7), after: sha(0) }),
    ]);
    expect(await lab.madeUp()).toEqual([`${MAIN} 2`, "refs/heads/feature/ü 3", "refs/tags/v1 4", "refs/heads/gone n"]);
    expect(again.reports[0]).toMatchObject({ moves: [], noted: 0 });
  });

  it.each(KINDS)(
    "at %s writes the push as that forge does, with nothing in it that is for the token alone",
    async (kind) => {
      await compared(kind);
      await lab.forge.push(REPOSITORY, MAIN, sha(2), "silently");

      const { reports } = await lab.catchUp();

      const event = await lab.store.event(reports[0]?.moves[0]?.event ?? "");
      const text = Buffer.from(event?.body ?? []).toString("utf8");
      expect(event).toMatchObject({
        type: "reconcile",
        sourceKind: kind,
        senderId: `reconcile:${REPOSITORY}:${MAIN}:${sha(2)}`,
      });
      expect(event?.reading).toMatchObject({
        kind: "push",
        origin: { repository: REPOSITORY },
        changes: [{ ref: MAIN, before: sha(1), after: sha(2), commit: sha(2), forced: null }],
      });
      expect(JSON.parse(text)).toMatchObject({ reconciled: true });
      expect(text).not.toMatch(/clone-canary|permissions|forge-api-canary/);
    },
  );

  it.each(KINDS.filter((kind) => kind !== "bitbucket-datacenter"))("at %s knows the default branch", async (kind) => {
    await compared(kind);
    lab.when = { defaultBranch: true };
    await lab.forge.push(REPOSITORY, MAIN, sha(2), "silently");
    await lab.forge.push(REPOSITORY, "refs/heads/next", sha(3), "silently");

    await lab.catchUp();

    expect(await lab.madeUp()).toEqual([`${MAIN} 2`]);
  });

  it.each(KINDS)("at %s reads every page, wherever the forge thinks it is", async (kind) => {
    await compared(kind);
    lab.forge.pageSize = 2;
    for (let n = 1; n <= 7; n += 1) await lab.forge.push(REPOSITORY, `refs/heads/b${n}`, sha(n), "silently");

    const { reports } = await lab.catchUp();

    expect(reports[0]?.moves.map(({ ref }) => ref)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `refs/heads/b${n}`));
  });

  it("keeps its own event and the forge's late one from starting two pipelines, whichever comes first", async () => {
    await compared();
    await lab.forge.push(REPOSITORY, MAIN, sha(2), "silently");
    await lab.catchUp();
    const late = await lab.received(MAIN, sha(2), { before: sha(1) });
    await lab.forge.push(REPOSITORY, MAIN, sha(3), "silently");
    const early = await lab.catchUp({}, async () => void (await lab.received(MAIN, sha(3), { before: sha(2) })));

    expect(late).toMatchObject({ kind: "seen-before" });
    expect(early.reports[0]?.moves).toEqual([]);
    expect(await lab.madeUp()).toEqual([`${MAIN} 2`]);
  });

  it("makes up for a ref that comes back to where it was made up for before", async () => {
    await compared();
    for (const digit of [2, 1, 2]) {
      await lab.forge.push(REPOSITORY, MAIN, sha(digit), "silently");
      await lab.catchUp();
    }

    expect(await lab.madeUp()).toEqual([`${MAIN} 2`, `${MAIN} 1`, `${MAIN} 2`]);
  });

  it("starts nothing for refs it sees for the first time, and what comes after them counts", async () => {
    lab = await CatchUpLab.open("gitea");
    lab.settings = { ...lab.settings, repositories: [REPOSITORY] };
    for (let n = 1; n <= 9; n += 1) await lab.forge.push(REPOSITORY, `refs/heads/b${n}`, sha(n), "silently");

    const first = await lab.catchUp();
    await lab.forge.push(REPOSITORY, "refs/heads/new", sha(1), "silently");
    await lab.forge.push(REPOSITORY, "refs/heads/b1", sha(9), "silently");
    await lab.catchUp();

    expect(first.reports).toEqual([
      { source: "hub", repository: REPOSITORY, by: "refs", asked: [], moves: [], noted: 9, remarks: [] },
    ]);
    expect(await lab.madeUp()).toEqual(["refs/heads/b1 9", "refs/heads/new 1"]);
  });

  it("starts those too with --all, and compares what the store knows in any case", async () => {
    lab = await CatchUpLab.open("gitea");
    await lab.received(MAIN, sha(1));
    await lab.forge.push(REPOSITORY, MAIN, sha(2), "silently");
    await lab.forge.push(REPOSITORY, "refs/heads/old", sha(3), "silently");

    const dry = await lab.catchUp({ dryRun: true });
    const all = await lab.catchUp({ all: true });

    expect(dry.reports[0]).toMatchObject({ moves: [{ ref: MAIN, deliveries: 1 }], noted: 1 });
    expect(all.reports[0]?.moves.map(({ ref }) => ref)).toEqual([MAIN, "refs/heads/old"]);
    expect(await lab.madeUp()).toEqual([`${MAIN} 2`, "refs/heads/old 3"]);
  });

  it("knows an annotated tag by its object and by its commit", async () => {
    await compared();
    const { refs } = lab.forge.repository(REPOSITORY);
    refs.set("refs/tags/v1", { sha: sha("a"), commit: sha("b") });
    refs.set("refs/tags/v2", { sha: sha("c"), commit: sha("d") });
    refs.set("refs/tags/v3", { sha: sha("e"), commit: sha("f") });
    await lab.received("refs/tags/v1", sha("a"));
    await lab.received("refs/tags/v2", sha("d"));

    const { reports } = await lab.catchUp();

    expect(reports[0]?.moves).toMatchObject([{ ref: "refs/tags/v3", after: sha("e") }]);
    expect(await lab.madeUp()).toEqual(["refs/tags/v3 f"]);
  });

  it("does not believe that everything is gone", async () => {
    await compared();
    lab.forge.repository(REPOSITORY).refs.clear();

    const { reports } = await lab.catchUp();

    expect(reports[0]).toMatchObject({ moves: [], remarks: [expect.stringContaining("not believed")] });
  });

  it("believes no repository that has tags and no branch", async () => {
    await compared();
    await lab.forge.push(REPOSITORY, "refs/tags/v1", sha(1), "silently");
    lab.forge.repository(REPOSITORY).refs.delete(MAIN);

    const { reports } = await lab.catchUp();

    expect(reports[0]?.moves.map(({ ref }) => ref)).toEqual(["refs/tags/v1"]);
    expect(reports[0]?.remarks).toEqual([expect.stringContaining("not believed")]);
  });

  it("takes no ref for deleted that slips from one page to another while they are read", async () => {
    await compared();
    await lab.forge.push(REPOSITORY, "refs/heads/next", sha(2), "silently");
    await lab.catchUp();
    await lab.forge.push(REPOSITORY, "refs/heads/old", sha(3), "silently");
    lab.forge.faults.push({ status: 200, body: [{ name: "old", commit: { id: sha(3) } }] });

    const { reports } = await lab.catchUp();

    expect(reports[0]?.moves.map(({ ref, action }) => `${action} ${ref}`)).toEqual(["create refs/heads/old"]);
  });

  it("asks conditions as of any push, and matches paths it cannot know only maybe", async () => {
    await compared();
    lab.when = { paths: ["docs/**"], skipCi: true };
    await lab.forge.push(REPOSITORY, MAIN, sha(2), "silently");
    lab.forge.repository(REPOSITORY).refs.set("refs/heads/skip", { sha: sha(3), message: "wip [skip ci]" });

    const { reports } = await lab.catchUp();

    expect(reports[0]?.moves.map(({ ref, deliveries }) => `${ref} ${deliveries}`)).toEqual([
      `${MAIN} 1`,
      "refs/heads/skip 0",
    ]);
  });
});

describe("a forge that does not do as it is asked", () => {
  it("is waited for as long as it asks for, up to a minute", async () => {
    await compared();
    lab.slept.length = 0;
    lab.forge.faults.push({ status: 429, body: {}, headers: { "retry-after": "20" } }, { status: 503, body: "<html>" });

    const { failures } = await lab.catchUp();

    expect(failures).toEqual([]);
    expect(lab.slept).toEqual([20_000, 1_000]);
  });

  it("is left for another time beyond that", async () => {
    await compared();
    lab.forge.faults.push({ status: 429, body: { message: "slow down" }, headers: { "retry-after": "3600" } });

    const { failures } = await lab.catchUp();

    expect(failures).toMatchObject([{ source: "hub", repository: REPOSITORY, error: { code: "FORGE_UNAVAILABLE" } }]);
    expect(failures[0]?.error.message).toMatch(/429 \(slow down\), and asks to be left alone for 3600 s/);
  });

  it.each([
    { what: "refuses the token", fault: { status: 401, body: { message: "Bad credentials forge-api-canary-0c41" } } },
    { what: "knows no such repository", fault: { status: 404, body: { message: "Not Found" } } },
  ])("and $what does not keep back the other repositories, and nothing counts as deleted", async ({ fault }) => {
    await compared();
    lab.settings = { ...lab.settings, repositories: ["acme/aaa"] };
    await lab.forge.push("acme/aaa", MAIN, sha(1), "silently");
    await lab.forge.push(REPOSITORY, MAIN, sha(2), "silently");
    lab.forge.faults.push(fault);

    const { reports, failures } = await lab.catchUp();

    expect(failures).toMatchObject([{ repository: "acme/aaa", error: { code: "FORGE_REFUSED" } }]);
    expect(failures[0]?.error.message).not.toContain("forge-api-canary");
    expect(reports).toMatchObject([{ repository: REPOSITORY, moves: [{ ref: MAIN }] }]);
  });

  it("leads on to another server, and is not followed there with the token", async () => {
    await compared();
    const elsewhere = await CatchUpLab.open("gitea");
    lab.forge.faults.push({ status: 307, body: {}, headers: { location: `${elsewhere.forge.url}/api/v1/repos` } });

    const { failures } = await lab.catchUp();

    expect(failures).toMatchObject([
      { error: { code: "FORGE_REFUSED", hint: expect.stringContaining("another address") } },
    ]);
    expect(elsewhere.forge.calls).toEqual([]);
    await elsewhere[Symbol.asyncDispose]();
  });

  it("answers with something else than JSON, and that is told", async () => {
    await compared();
    lab.forge.faults.push({ status: 200, body: "<html>sign in</html>" });

    expect((await lab.catchUp()).failures).toMatchObject([
      { error: { code: "FORGE_UNAVAILABLE", message: expect.stringContaining("no JSON") } },
    ]);
  });

  it.each([{}, { message: "Please sign in" }, { values: {} }, "[]"])(
    "answers %j where a list should be, and that is told, and nothing counts as deleted",
    async (body) => {
      await compared();
      await lab.forge.push(REPOSITORY, "refs/heads/next", sha(2), "silently");
      lab.forge.faults.push({ status: 200, body: JSON.stringify(body) });

      const { failures } = await lab.catchUp();

      expect(failures).toMatchObject([
        { error: { code: "FORGE_UNAVAILABLE", message: expect.stringContaining("no list") } },
      ]);
      expect(await lab.madeUp()).toEqual([]);
    },
  );

  it("is given up after three repositories in a row", async () => {
    lab = await CatchUpLab.open("gitea");
    lab.settings = { ...lab.settings, repositories: ["a/a", "a/b", "a/c", "a/d"] };
    lab.forge.faults.push(...Array.from({ length: 12 }, () => ({ status: 502, body: {} })));

    const { failures } = await lab.catchUp();

    expect(failures.map(({ repository }) => repository)).toEqual(["a/a", "a/b", "a/c", undefined]);
    expect(lab.forge.calls).toHaveLength(12);
  });
});
