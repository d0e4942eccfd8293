import { describe, expect, it, onTestFinished } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { startStandIn } from "../../gitlab/stand-in.ts";
import { aWorld } from "../a-world.ts";

/** A GitLab with the project `group/app`, of which ada is a maintainer and dora a developer. */
async function openLab() {
  const gitlab = await startStandIn();
  onTestFinished(() => gitlab.close());
  const { world } = gitlab;
  const [ada, dora] = [world.user("ada"), world.user("dora")];
  const project = world.project({ path: "group/app", members: { ada: "maintainer", dora: "developer" } });
  const accessToken = world.accessToken(ada);
  const run = async (args: readonly string[], parts: Parameters<typeof aWorld>[0] = {}) => {
    const env = {
      SLUICE_HOST: gitlab.url,
      SLUICE_PROJECT: project.path,
      SLUICE_ACCESS_TOKEN: accessToken,
      ...parts.env,
    };
    const seen = aWorld({ ...parts, env });
    const exitCode = await runCli(["tokens", ...args], seen);
    return { exitCode, ...seen.printed, made: seen.made };
  };
  const kept = () => world.triggerTokens.map(({ id }) => id);
  return { gitlab, world, project, ada, dora, run, kept };
}

describe("sluice tokens list", () => {
  it("shows each token in a line of a table, and no token", async () => {
    const { run, world, project, ada, dora } = await openLab();
    world.triggerToken(project, ada, "nightly");
    world.triggerToken(project, dora, "of a colleague");
    world.triggerToken(project, null, "from long ago");

    const { exitCode, out, err } = await run(["list"]);

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out.trimEnd().split("\n")).toHaveLength(4);
    expect(out).toMatch(/nightly +@ada .*active/);
    expect(out).toMatch(/from long ago +nobody .*legacy, no owner/);
    expect(out).not.toContain("glptt-");
  });

  it("prints one JSON object, with tokens only when asked for them and only one's own", async () => {
    const { run, world, project, ada, dora } = await openLab();
    const own = world.triggerToken(project, ada, "nightly", new Date(Date.now() + 3 * 86_400_000));
    world.triggerToken(project, dora, "of a colleague");

    const usual = JSON.parse((await run(["list", "--json"])).out);
    const shown = JSON.parse((await run(["list", "--json", "--show-tokens"])).out);

    expect(usual).toMatchObject({
      schema: "sluice/trigger-tokens@1",
      done: "listed",
      project: "group/app",
      tokens: [
        { id: own.id, description: "nightly", owner: "ada", state: "expiring", lastUsed: null },
        { owner: "dora", state: "active", expiresAt: null },
      ],
    });
    expect(JSON.stringify(usual)).not.toContain(own.token);
    expect(shown.tokens[0].token).toBe(own.token);
    expect(shown.tokens[1]).not.toHaveProperty("token");
  });

  it("says so where there are none", async () => {
    const { run } = await openLab();

    expect(await run(["list"])).toMatchObject({ exitCode: 0, out: "", err: "group/app has no trigger tokens.\n" });
  });
});

describe("sluice tokens create", () => {
  it("gives the new token alone to standard output, and it triggers", async () => {
    const { run, gitlab, world, project } = await openLab();

    const { exitCode, out, err } = await run(["create", "--description", "nightly", "--expires-at", "90d"]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^glptt-\w+\n$/);
    expect(err).toContain("Created trigger token");
    expect(err).not.toContain(out.trim());
    const body = new URLSearchParams({ token: out.trim(), ref: "main" });
    const answer = await fetch(`${gitlab.url}/api/v4/projects/${project.id}/trigger/pipeline`, {
      method: "POST",
      body,
    });
    expect(answer.status).toBe(201);
    expect(Math.round(((world.triggerTokens[0]?.expiresAt ?? 0) - Date.now()) / 86_400_000)).toBe(90);
  });

  it("writes it into a new file and prints it nowhere", async () => {
    const { run, world } = await openLab();

    const { exitCode, out, err, made } = await run(["create", "--description=x", "--output", "token.txt", "--json"]);

    const token = world.triggerTokens[0]?.token ?? "";
    expect(exitCode).toBe(0);
    expect(made.get("/home/ci/token.txt")).toBe(`${token}\n`);
    expect(out + err).not.toContain(token);
    expect(JSON.parse(out)).toMatchObject({ done: "created", tokens: [{ description: "x" }] });
  });

  it("creates nothing where the file is there already", async () => {
    const { run, kept } = await openLab();

    const ended = await run(["create", "--description=x", "--output=t"], { files: { "/home/ci/t": "mine" } });

    expect(ended).toMatchObject({ exitCode: 2, out: "" });
    expect(ended.err).toContain("is there already");
    expect(kept()).toEqual([]);
  });

  it("leaves no file behind where GitLab refuses", async () => {
    const { run, world, dora } = await openLab();

    const ended = await run(["create", "--description=x", "--output=t"], {
      env: { SLUICE_ACCESS_TOKEN: world.accessToken(dora) },
    });

    expect(ended.exitCode).toBe(3);
    expect(ended.made.size).toBe(0);
  });

  it("says that a lost answer may have created one", async () => {
    const { run, gitlab } = await openLab();
    gitlab.faults.add({ method: "POST", path: /triggers/, fault: { kind: "drop-after" } });

    const ended = await run(["create", "--description=x"]);

    expect(ended.exitCode).toBe(4);
    expect(ended.err).toContain("The token may have been created");
  });

  it.each([
    { args: ["--description", " "], says: "`description`: it is empty" },
    { args: ["--description=x", "--expires-at=never"], says: "`expires-at`: it is no date" },
    { args: ["--description=x", "--expires-at=2020-01-01"], says: "`expires-at`: it is in the past" },
    { args: [], says: "required option '--description <text>' not specified" },
  ])("asks GitLab for nothing when called with $args", async ({ args, says }) => {
    const { run, gitlab } = await openLab();

    const ended = await run(["create", ...args]);

    expect(ended).toMatchObject({ exitCode: 2, out: "" });
    expect(ended.err).toContain(says);
    expect(gitlab.requests).toEqual([]);
  });
});

describe("sluice tokens update", () => {
  it("gives one's own token another description", async () => {
    const { run, world, project, ada } = await openLab();
    const row = world.triggerToken(project, ada, "old");

    expect(await run(["update", String(row.id), "--description", "new"])).toMatchObject({ exitCode: 0, out: "" });
    expect(row.description).toBe("new");
  });

  it("says that only the owner may", async () => {
    const { run, world, project, dora } = await openLab();
    const { id } = world.triggerToken(project, dora);

    const ended = await run(["update", String(id), "--description", "new"]);

    expect(ended.exitCode).toBe(3);
    expect(ended.err).toContain("Only the trigger token's owner may");
  });
});

describe("sluice tokens revoke", () => {
  it("says when each was last used, asks, and revokes", async () => {
    const { run, world, project, ada, kept } = await openLab();
    const [used, unused, other] = [1, 2, 3].map(() => world.triggerToken(project, ada));
    if (used === undefined || unused === undefined) throw new Error("no tokens");
    used.lastUsed = Date.now() - 3 * 86_400_000;

    const ended = await run(["revoke", String(used.id), String(unused.id)], { answer: "y" });

    expect(ended).toMatchObject({ exitCode: 0, out: "" });
    expect(ended.err).toMatch(
      /of @ada: last used 3d ago[\s\S]*never used[\s\S]*Revoke these 2 tokens for good\? \[y\/N\]/,
    );
    expect(kept()).toEqual([other?.id]);
  });

  it.each(["", "n", "nope"])("leaves everything as it is when %j is answered", async (answer) => {
    const { run, world, project, ada, kept } = await openLab();
    const { id } = world.triggerToken(project, ada);

    const ended = await run(["revoke", String(id)], { answer });

    expect(ended.exitCode).toBe(6);
    expect(kept()).toEqual([id]);
  });

  it("wants --yes where nobody can be asked", async () => {
    const { run, world, project, ada, kept } = await openLab();
    const { id } = world.triggerToken(project, ada);

    const unasked = await run(["revoke", String(id)]);
    const sure = await run(["revoke", String(id), "--yes", "--json"]);

    expect(unasked).toMatchObject({ exitCode: 2, out: "" });
    expect(unasked.err).toContain("Add --yes");
    expect(JSON.parse(sure.out)).toMatchObject({ done: "revoked", tokens: [{ id }] });
    expect(kept()).toEqual([]);
  });

  it("revokes nothing when one of the ids is none of the project's", async () => {
    const { run, world, project, ada, kept } = await openLab();
    const { id } = world.triggerToken(project, ada);

    const ended = await run(["revoke", String(id), "999", "--yes"]);

    expect(ended.exitCode).toBe(3);
    expect(ended.err).toContain(`has no trigger token 999; it has ${id}`);
    expect(ended.err).toContain("nothing was revoked");
    expect(kept()).toEqual([id]);
  });

  it("leaves a token alone that was changed since it was shown", async () => {
    const { run, gitlab, world, project, ada, kept } = await openLab();
    const row = world.triggerToken(project, ada);
    gitlab.faults.add({ method: "DELETE", path: /triggers/, fault: { kind: "status", status: 412, body: "{}" } });

    const ended = await run(["revoke", String(row.id), "--yes"]);

    expect(ended.exitCode).toBe(4);
    expect(ended.err).toContain("Somebody has changed the token since");
    expect(kept()).toEqual([row.id]);
    const since = gitlab.requests.find(({ method }) => method === "DELETE")?.headers["if-unmodified-since"];
    expect(Date.parse(String(since))).toBeGreaterThanOrEqual(Math.floor(row.updatedAt / 1_000) * 1_000);
  });

  it("revokes the others when one cannot be", async () => {
    const { run, gitlab, world, project, ada, kept } = await openLab();
    const [one, two] = [world.triggerToken(project, ada), world.triggerToken(project, ada)];
    gitlab.faults.add({ method: "DELETE", path: /triggers/, fault: { kind: "status", status: 500, body: "{}" } });

    const ended = await run(["revoke", String(one.id), String(two.id), "--yes"]);

    expect(ended.exitCode).toBe(4);
    expect(kept()).toEqual([one.id]);
  });
});

describe("a refusal", () => {
  it.each([
    {
      who: "an unknown token",
      token: () => "glpat-unknown-unknown",
      exitCode: 3,
      says: "GitLab does not know the access token",
    },
    {
      who: "a developer",
      token: (lab: Lab) => lab.world.accessToken(lab.dora),
      exitCode: 3,
      says: "at least the role Maintainer",
    },
    {
      who: "a token that reads only",
      token: (lab: Lab) => lab.world.accessToken(lab.ada, { scopes: ["read_api"] }),
      exitCode: 3,
      says: "insufficient_scope",
    },
    {
      who: "somebody who does not know the project",
      token: (lab: Lab) => lab.world.accessToken(lab.world.user("eve")),
      exitCode: 3,
      says: "The project does not exist, or",
    },
    { who: "no token", token: () => "", exitCode: 2, says: "`access-token`: not given" },
  ])("of $who says what is missing", async ({ token, exitCode, says }) => {
    const lab = await openLab();

    const ended = await lab.run(["create", "--description=x"], { env: { SLUICE_ACCESS_TOKEN: token(lab) } });

    expect(ended.exitCode).toBe(exitCode);
    expect(ended.err).toContain(says);
    expect(lab.kept()).toEqual([]);
  });
});

type Lab = Awaited<ReturnType<typeof openLab>>;
