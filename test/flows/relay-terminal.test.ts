import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { hasScript, startOnTerminal } from "../support/on-terminal.ts";
import { until } from "../support/until.ts";
import { RelayHome } from "./relay-home.ts";

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");

let home: RelayHome;

afterEach(async () => home.dispose());

/** Whether somebody answers at this address. */
async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

describe.runIf(hasScript)("a relay that was started on a terminal", () => {
  it("ends when the terminal is closed, which is told by SIGHUP too, instead of living on where nobody sees it", async () => {
    home = await RelayHome.create();
    const command = `exec '${process.execPath}' '${CLI}' relay --config '${home.configPath}'`;
    const { child, written } = await startOnTerminal(command, home.env);
    const url = await until(() => /Listening on (http:[^,]+),/.exec(written.text)?.[1]);
    const before = await answers(url);

    child.kill("SIGKILL");

    expect(before).toBe(true);
    await until(async () => !(await answers(url)));
    const { pending } = await home.look(async (store) => store.backlog());
    expect(pending).toBe(0);
  });
});
