import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../../bundles/temporary-folder.ts";
import { startStandIn } from "../../gitlab/stand-in.ts";

it("a new token's file can be read by nobody else, and is never written over", async () => {
  const gitlab = await startStandIn();
  onTestFinished(() => gitlab.close());
  const { world } = gitlab;
  const ada = world.user("ada");
  world.project({ path: "group/app", members: { ada: "maintainer" } });
  const folder = await temporaryFolder();
  const env = {
    PATH: process.env["PATH"],
    SLUICE_HOST: gitlab.url,
    SLUICE_PROJECT: "group/app",
    SLUICE_ACCESS_TOKEN: world.accessToken(ada),
  };
  const main = join(import.meta.dirname, "../../../cli/main.ts");
  const create = ["tokens", "create", "--description", "x", "--output", "t"];
  const run = () => promisify(execFile)(process.execPath, [main, ...create], { env, cwd: folder });

  const { stdout } = await run();
  const again = await run().catch((error: { code: number }) => error);

  const { mode } = await stat(join(folder, "t"));
  expect(stdout).toBe("");
  expect(mode & 0o777).toBe(0o600);
  expect(await readFile(join(folder, "t"), "utf8")).toBe(`${world.triggerTokens[0]?.token}\n`);
  expect(again).toMatchObject({ code: 2 });
  expect(world.triggerTokens).toHaveLength(1);
});
