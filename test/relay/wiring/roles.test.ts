import { resolve } from "node:path";
import { expect, it } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { RELAY_ROLES } from "../../../relay/model/relay-role.ts";
import { startRelay } from "../../../relay/wiring.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { aWorld } from "../../cli/a-world.ts";
import { HEALTHY } from "../support/broken-config.ts";
import { ENV } from "../support/loading.ts";

it.each(["ingest", "dispatch"] as const)("a relay on a file cannot only %s: nobody would do the rest", async (role) => {
  const starting = startRelay("/etc/sluice/relay.yml", {
    role,
    env: ENV,
    readFile: () => HEALTHY.join("\n"),
    clock: systemClock,
    random: () => 0,
    randomBytes: (count) => new Uint8Array(count),
    createLog: () => {
      throw new Error("It must not come so far.");
    },
  });

  await expect(starting).rejects.toMatchObject({
    code: "ROLE_NEEDS_POSTGRES",
    message: `A relay on sqlite:/etc/sluice/sluice.db cannot have the role ${role}.`,
  });
});

it.each([
  { args: ["relay", "--role", "both"], env: {}, says: "argument 'both' is invalid" },
  { args: ["relay"], env: { SLUICE_RELAY_ROLE: "both" }, says: 'SLUICE_RELAY_ROLE is "both"' },
])("a role nobody knows is refused with those there are: $args $env", async ({ args, env, says }) => {
  const world = aWorld({ env, files: { [resolve("relay.yml")]: HEALTHY.join("\n") } });

  expect(await runCli(args, world)).toBe(2);
  expect(world.printed.err).toContain(says);
  for (const role of RELAY_ROLES) expect(world.printed.err).toContain(role);
});
