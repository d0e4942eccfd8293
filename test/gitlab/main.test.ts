import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type StandIn, startStandIn } from "./stand-in.ts";

const MAIN = join(import.meta.dirname, "main.ts");
const started: ChildProcess[] = [];
const standIns: StandIn[] = [];

afterEach(async () => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  for (const standIn of standIns.splice(0)) await standIn.close();
});

describe("npm run gitlab", () => {
  it("prints curl lines whose tokens and addresses work, and ends with 0 on Ctrl-C", async () => {
    const run = start("--port", "0");
    const text = await run.said("Ctrl-C ends it.");
    const [, token = "", url = ""] = /--form token=(glptt-\S+) --form ref=main "(\S+)"/u.exec(text) ?? [];

    const form = new FormData();
    form.set("token", token);
    form.set("ref", "main");
    const answer = await fetch(url, { method: "POST", body: form });
    run.child.kill("SIGINT");

    expect(answer.status).toBe(201);
    expect(await run.code).toBe(0);
  });

  it("lets a job token in where the allowlist does, and nobody into the private project", async () => {
    const run = start("--port", "0");
    const text = await run.said("Ctrl-C ends it.");
    const [origin = ""] = /http:\/\/127\.0\.0\.1:\d+/u.exec(text) ?? [];
    const [job = ""] = /glcbt-\S+/u.exec(text) ?? [];

    const facts = (await (await fetch(`${origin}/-/stand-in`)).json()) as { projects: { id: number; path: string }[] };
    const statuses: Record<string, number> = {};
    for (const { id, path } of facts.projects) {
      statuses[path] = (
        await fetch(`${origin}/api/v4/projects/${id}/pipelines`, { headers: { "JOB-TOKEN": job } })
      ).status;
    }

    expect(statuses).toEqual({
      "acme/app": 200,
      "acme/deploy": 200,
      "acme/smoke-tests": 200,
      "acme/secret": 404,
    });
  });

  it("says what to do when the port is taken", async () => {
    const taken = await startStandIn();
    standIns.push(taken);

    const run = start("--port", new URL(taken.url).port);

    expect(await run.code).toBe(1);
    expect(run.errors()).toMatch(/Port \d+ is taken.*npm run gitlab -- --port 0/u);
  });

  it.each([
    { argv: ["--port", "http"], says: "--port must be a number" },
    { argv: ["--version", "16"], says: "--version must be 17, 18 or 19" },
    { argv: ["--prot", "1"], says: "--prot" },
  ])("refuses $argv with exit code 2", async ({ argv, says }) => {
    const run = start(...argv);

    expect(await run.code).toBe(2);
    expect(run.errors()).toContain(says);
  });

  it("explains itself with --help", async () => {
    const run = start("--help");

    expect(await run.code).toBe(0);
    expect(run.output()).toContain("/-/stand-in/faults");
  });
});

function start(...argv: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...argv], { stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  let out = "";
  let err = "";
  const heard = new Set<() => void>();
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    for (const notify of heard) notify();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const code = once(child, "close").then(([number]: unknown[]) => number);
  const said = async (text: string): Promise<string> => {
    while (!out.includes(text)) {
      await Promise.race([
        new Promise<void>((resolve) => heard.add(resolve)),
        code.then((number) => {
          throw new Error(`It ended with ${String(number)} before it said ${text}: ${err}`);
        }),
      ]);
    }
    return out;
  };
  return { child, code, said, output: () => out, errors: () => err };
}
