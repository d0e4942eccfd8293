// One relay on SQLite whose machine's clock is hours and days wrong, is set forward and back while it runs, and which is killed meanwhile.
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { balanceRelay } from "../crash/balance-relay.ts";
import { fatesOf, isAtRest } from "../crash/fates.ts";
import { waitUntil } from "../support/wait-until.ts";
import { RelayHome, route, SEEING } from "./relay-home.ts";
import { Load } from "./relay-load.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

const SHIFTING = join(import.meta.dirname, "shifting-relay.ts");
const WITHIN_MS = 100_000;
const PER_LIFE = 30;

let home: RelayHome;
let relay: RelayProcess | undefined;

afterEach(async () => {
  await relay?.end("SIGKILL");
  relay = undefined;
  await home.dispose();
});

it("a clock that jumps both ways, also while no relay runs, loses nothing and starts nothing twice", {
  timeout: 120_000,
}, async () => {
  home = await RelayHome.create({
    gitlab: SEEING,
    routes: [route("app")],
    dispatch: "creations-per-minute: 10000, breaker: { failures: 1000 }",
  });
  // What fails is due again after a pause, by a clock that is another one by then.
  home.gitlab.faults.add({ method: "POST", times: 15, fault: { kind: "status", status: 429 } });
  const load = new Load();
  const senders = Array.from({ length: 4 }, async () => load.send());

  for (const shifts of ["0,300,-4320", "4320", "-1440,0"]) {
    relay = await startRelayProcess(home.configPath, { ...home.env, CLOCK_SHIFTS_MIN: shifts }, SHIFTING);
    const enough = load.accepted.size + PER_LIFE;
    load.pointAt(relay.url);
    await waitUntil(
      () => load.accepted.size >= enough,
      () => "pushes to be accepted",
      WITHIN_MS,
    );
    load.hold();
    await relay.end("SIGKILL");
  }
  load.finish();
  relay = await startRelayProcess(home.configPath, home.env);
  load.pointAt(relay.url);
  await Promise.all(senders);
  await waitUntil(
    async () => await isAtRest(home),
    () => "everything to be carried",
    WITHIN_MS,
  );
  const { counts, wrong } = balanceRelay({
    kills: 3,
    sent: load.sent,
    accepted: load.accepted,
    fates: await fatesOf(home),
  });

  expect(wrong).toEqual([]);
  expect(counts).toMatchObject({ lost: 0, twice: 0 });
  expect(counts["delivered exactly once"]).toBeGreaterThan(3 * PER_LIFE - 16);
});
