import { describe, expect, it } from "vitest";
import { forgeExchange } from "../../../action/report/forge-exchange.ts";
import { MarkedComment } from "../../../shared/forge/comments.ts";
import type { Thread } from "../../../shared/forge/thread.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type ForgeOptions, ForgeStandIn } from "../../forge/stand-in.ts";

const KINDS = ["github", "gitea", "gitlab"] as const;
const me = { id: 7, type: "User" } as const;
const signal = new AbortController().signal;

async function aForge(kind: ForgeOptions["kind"], more: Partial<ForgeOptions> = {}) {
  const forge = await ForgeStandIn.start({ kind, tokens: { "token-of-mine": me, ghs_of_the_workflow: bot }, ...more });
  const thread: Thread = { kind, apiUrl: forge.apiUrl, repository: kind === "gitlab" ? "12" : "octo/app", number: 12 };
  const comment = (token = "token-of-mine", key = "k1") =>
    new MarkedComment(forgeExchange(), thread, new Secret(token), key);
  return { forge, comment };
}
const bot = { id: 41, type: "Bot" } as const;

describe.each(KINDS)("a comment on %s", (kind) => {
  it("is written once, and rewritten from then on, by later runs as well", async () => {
    const { forge, comment } = await aForge(kind);
    await using _ = forge;
    const theirs = forge.say("Looks good to me");

    const first = comment();
    await first.write("begun", signal);
    await first.write("ended", signal);
    await comment().write("ended again", signal);

    expect(forge.comments.map(({ body }) => body)).toEqual(["Looks good to me", "<!-- sluice: k1 -->\nended again"]);
    expect(theirs.body).toBe("Looks good to me");
    expect(forge.requests.map((line) => line.split(" ")[0]).filter((method) => method === "POST")).toHaveLength(1);
  });

  it("is found beyond the first page", async () => {
    const { forge, comment } = await aForge(kind);
    await using _ = forge;
    for (let at = 0; at < 150; at++) forge.say(`no. ${at}`);
    forge.say("<!-- sluice: k1 -->\nold", me);

    await comment().write("new", signal);

    expect(forge.comments).toHaveLength(151);
    expect(forge.comments.at(-1)?.body).toBe("<!-- sluice: k1 -->\nnew");
  });

  it("stands beside those of other steps", async () => {
    const { forge, comment } = await aForge(kind);
    await using _ = forge;

    await comment("token-of-mine", "k1").write("one", signal);
    await comment("token-of-mine", "k2").write("two", signal);

    expect(forge.comments.map(({ body }) => body.split("\n")[1])).toEqual(["one", "two"]);
  });

  it.each([
    { what: "quotes the marker", body: "> <!-- sluice: k1 -->", author: me },
    {
      what: "begins with the marker and is by somebody else",
      body: "<!-- sluice: k1 -->\nmine!",
      author: { id: 1, type: "User" } as const,
    },
  ])("never touches one that $what", async ({ body, author }) => {
    const { forge, comment } = await aForge(kind);
    await using _ = forge;
    const other = forge.say(body, author);

    await comment().write("ours", signal);

    expect(other.body).toBe(body);
    expect(forge.comments.at(-1)?.body).toBe("<!-- sluice: k1 -->\nours");
  });

  it("is written anew when somebody has deleted it in between", async () => {
    const { forge, comment } = await aForge(kind);
    await using _ = forge;

    const ours = comment();
    await ours.write("begun", signal);
    forge.comments.splice(0);
    await ours.write("ended", signal);

    expect(forge.comments.map(({ body }) => body)).toEqual(["<!-- sluice: k1 -->\nended"]);
  });

  it("is not sent a second time after a lost answer, but found at the next write", async () => {
    const { forge, comment } = await aForge(kind);
    await using _ = forge;
    const ours = comment();
    await ours.write("warm up", signal);
    forge.comments.splice(0);
    const next = comment();
    forge.faults.push({ status: 200, body: [] }, "drop");

    await expect(next.write("begun", signal)).rejects.toMatchObject({ code: "GITLAB_CONNECTION_LOST" });
    await next.write("ended", signal);

    expect(forge.comments.map(({ body }) => body)).toEqual(["<!-- sluice: k1 -->\nended"]);
  });

  it("says what the token lacks when it may not write", async () => {
    const { forge, comment } = await aForge(kind, { tokens: { "token-of-mine": { ...me, readOnly: true } } });
    await using _ = forge;

    await expect(comment().write("x", signal)).rejects.toMatchObject({
      code: "COMMENT_REFUSED",
      message: expect.stringMatching(
        /^127\.0\.0\.1:\d+ answered 403 \(Resource not accessible by integration\) to commenting on [#!]12\.$/,
      ),
      hint: expect.stringContaining(kind === "gitlab" ? "with the scope api" : "pull-requests: write"),
    });
  });

  it("says so when the token is unknown, without quoting it", async () => {
    const { forge, comment } = await aForge(kind);
    await using _ = forge;
    forge.faults.push({ status: 401, body: { message: "no token-of-nobody here" } });

    await expect(comment("token-of-nobody").write("x", signal)).rejects.toMatchObject({
      code: "COMMENT_REFUSED",
      message: expect.stringContaining("(no *** here)"),
    });
  });

  it("fails on what no permission explains", async () => {
    const { forge, comment } = await aForge(kind);
    await using _ = forge;
    forge.faults.push({ status: 502 });

    await expect(comment().write("x", signal)).rejects.toMatchObject({ code: "COMMENT_FAILED", status: 502 });
  });
});

describe("on GitHub", () => {
  it("a workflow's own token rewrites what a bot wrote, and nothing of a person", async () => {
    const { forge, comment } = await aForge("github");
    await using _ = forge;
    const forged = forge.say("<!-- sluice: k1 -->\nforged", { id: 1, type: "User" });

    await comment("ghs_of_the_workflow").write("one", signal);
    await comment("ghs_of_the_workflow").write("two", signal);

    expect(forged.body).toBe("<!-- sluice: k1 -->\nforged");
    expect(forge.comments.map(({ body }) => body.split("\n")[1])).toEqual(["forged", "two"]);
  });
});

describe("on a Gitea that knows no pages", () => {
  it("every comment is looked at once", async () => {
    const { forge, comment } = await aForge("gitea", { withoutPages: true });
    await using _ = forge;
    for (let at = 0; at < 250; at++) forge.say(`no. ${at}`);

    await comment().write("x", signal);

    expect(forge.requests.filter((line) => line.startsWith("GET"))).toHaveLength(1);
  });
});
