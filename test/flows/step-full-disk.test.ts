import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openLab, ROOT } from "../bundles/bundle-lab.ts";
import { startChild } from "../bundles/child.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";

/** A device on which there is never any space left. */
const FULL = "/dev/full";

describe.runIf(existsSync(FULL))("a log on a full disk", () => {
  it("keeps no command from waiting for its pipeline", async () => {
    const lab = await openLab({ ci: { jobs: [{ name: "deploy", runMs: 300 }] } });
    const main = join(ROOT, "cli/main.ts");
    const target = ["--host", lab.gitlab.url, "--project", lab.project.path, "--ref", "main"];
    const args = ["-c", `exec "$0" "$@" > ${FULL}`, process.execPath, main, "trigger", ...target];

    const child = startChild("/bin/sh", args, {
      cwd: await temporaryFolder(),
      env: { SLUICE_TRIGGER_TOKEN: lab.triggerToken, SLUICE_ACCESS_TOKEN: lab.accessToken },
    });
    const { exitCode, stderr } = await child.ended;

    expect(exitCode).toBe(0);
    expect(lab.pipelineStatus()).toBe("success");
    expect(stderr.match(/Nothing more can be printed/g)).toHaveLength(1);
  });
});
