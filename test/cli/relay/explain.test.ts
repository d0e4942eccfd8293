import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { problemsOf } from "../../relay/support/loading.ts";
import { payload, payloadJson } from "../../relay/support/payloads.ts";
import { fencedBlocks } from "../../support/fenced-blocks.ts";
import { aWorld } from "../a-world.ts";

const PAGE = readFileSync(resolve(import.meta.dirname, "../../../docs/relay-routes.md"), "utf8");
const CONFIGS = fencedBlocks(PAGE).filter(({ language, text }) => language === "yaml" && text.includes("routes:"));
const SHOWN = CONFIGS.at(-1)?.text ?? "";
const PUSH = payload("github-push.json");

async function explain(args: readonly string[], parts: Parameters<typeof aWorld>[0] = {}) {
  const world = aWorld({
    ...parts,
    files: { [resolve("relay.yml")]: SHOWN, "push.json": PUSH, ...parts.files },
  });
  const exitCode = await runCli(["relay", "explain", ...args], world);
  return { exitCode, ...world.printed };
}

describe("docs/relay-routes.md", () => {
  it("has only configurations that the relay accepts", () => {
    expect(CONFIGS.length).toBeGreaterThan(1);
    expect(CONFIGS.map(({ text }) => problemsOf(text).lines)).toEqual(CONFIGS.map(() => []));
  });

  it("shows what `sluice relay explain` really prints", async () => {
    const [shown] = fencedBlocks(PAGE).filter(({ language }) => language === "console");
    const [command = "", ...output] = (shown?.text ?? "").split("\n");

    const { exitCode, out, err } = await explain(command.replace("$ sluice relay explain ", "").split(" "));

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toBe(output.join("\n"));
  });
});

describe("sluice relay explain", () => {
  it("gives a program the same as one JSON object, the body as it would be sent", async () => {
    const { exitCode, out } = await explain(["--source", "hub", "push.json", "--json"]);

    expect(exitCode).toBe(0);
    const explained = JSON.parse(out) as { changes: { routes: { request: { body: string } }[] }[] };
    expect(explained).toMatchObject({
      schema: "sluice/relay-explain-result@1",
      source: "hub",
      kind: "github",
      assumedHeaders: { "x-github-event": "push" },
      status: 202,
      deliveries: 1,
      outcome: "push",
      type: "push",
      repository: "acme/app",
      changes: [
        {
          ref: "refs/heads/main",
          action: "update",
          routes: [
            {
              route: "app-to-deploy",
              matches: "yes",
              lane: "main:group/deploy",
              debounceMs: 30_000,
              refs: ["main", "stable"],
              request: { method: "POST", headers: { "content-type": "application/json" } },
            },
            { route: "handbook", matches: "no", why: expect.stringContaining("none of the 5 paths") },
            { route: "release", matches: "no" },
          ],
        },
      ],
    });
    expect(JSON.parse(explained.changes[0]?.routes[0]?.request.body ?? "")).toMatchObject({
      token: "***",
      ref: "main",
    });
  });

  it("says maybe where the sender does not tell all paths", async () => {
    const { out } = await explain(["--source", "hub", "some.json"], {
      files: { "some.json": JSON.stringify({ ...payloadJson("github-push.json"), forced: true }) },
    });

    expect(out).toMatch(/\n {2}~ handbook: maybe: the sender lists \d+ paths and perhaps not all/);
  });

  it("verifies where it is asked to, with the secrets of that source alone", async () => {
    const signature = (secret: string) =>
      `X-GitHub-Event: push\nX-Hub-Signature-256: sha256=${createHmac("sha256", secret).update(PUSH).digest("hex")}\n`;
    const env = { GITHUB_WEBHOOK_SECRET: "right" };
    const args = ["--source", "hub", "push.json", "--headers", "h.txt", "--verify"];
    const verify = async (text: string) => explain(args, { env, files: { "h.txt": text } });

    expect((await verify(signature("right"))).out).toContain("\n  authentic: its signature or token fits a secret");
    const wrong = await verify(signature("wrong"));
    expect(wrong.out).toContain("\n  not authentic: X-Hub-Signature-256 fits none of the source's secrets");
    expect(wrong.out).toMatch(/The relay would answer 401 and start nothing\.\n$/);
    expect(await explain(args, { files: { "h.txt": "" } })).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(
        /cannot be verified: relay\.yml:2:43 sources\.hub\.secrets\[0\].*\[CONFIG_SECRET_MISSING\]/,
      ),
    });
    expect(
      await explain(
        args.filter((arg) => !/headers|h\.txt/.test(arg)),
        { env },
      ),
    ).toMatchObject({ exitCode: 2 });
  });

  it.each([
    { args: [], exitCode: 0 },
    { args: ["--fail-if-none"], exitCode: 1 },
  ])("with $args ends with exit code $exitCode when no route matches", async ({ args, exitCode }) => {
    const files = {
      "tag.json": payload("github-push.json").toString("utf8").replaceAll("refs/heads/main", "refs/heads/x"),
    };
    const explained = await explain(["--source", "hub", "tag.json", ...args], { files });

    expect(explained.exitCode).toBe(exitCode);
    expect((await explain(["--source", "hub", "push.json", ...args])).exitCode).toBe(0);
  });

  it.each([
    { args: ["--source", "hbu", "push.json"], err: /no source "hbu".*\[USAGE\]\n {2}what to do: Did you mean hub\?/ },
    {
      args: ["--source", "hub", "nowhere.json"],
      err: /The payload nowhere\.json cannot be read\..*\[FILE_UNREADABLE\]/s,
    },
    { args: ["--source", "hub", "push.json", "--headers", "no"], err: /The file no given by --headers cannot be read/ },
    {
      args: ["--source", "hub", "push.json", "--headers", "push.json"],
      err: /The header \w+ is no text.*\[INPUT_INVALID\]/,
    },
    { args: ["push.json"], err: /required option '--source <name>' not specified/ },
  ])("refuses $args with exit code 2", async ({ args, err }) => {
    expect(await explain(args)).toEqual({ exitCode: 2, out: "", err: expect.stringMatching(err) });
  });

  it("prints colours on a terminal only, and marks that its characters can show", async () => {
    const plain = await explain(["--source", "hub", "push.json"]);
    const world = aWorld({ files: { [resolve("relay.yml")]: SHOWN, "push.json": PUSH }, env: { TERM: "linux" } });
    await runCli(["relay", "explain", "--source", "hub", "push.json"], { ...world, colors: { out: true, err: true } });

    // oxlint-disable-next-line no-control-regex
    expect(plain.out).not.toMatch(/\u001b/);
    // oxlint-disable-next-line no-control-regex
    expect(world.printed.out).toMatch(/\u001b\[32m {2}\+ app-to-deploy\u001b\[39m/);
  });

  it("lets no payload forge a line or move the cursor", async () => {
    const hostile = PUSH.toString("utf8").replaceAll("road-runner", "x\\n  ✓ forged\\u001b[2J\u202e");
    const { out } = await explain(["--source", "hub", "push.json"], { files: { "push.json": hostile } });

    expect(out).toContain(String.raw`pushed by x\u{a}  ✓ forged\u{1b}[2J\u{202e}`);
    // oxlint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});
