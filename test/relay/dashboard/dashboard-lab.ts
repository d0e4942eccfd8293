import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuth } from "../../../relay/admin/auth.ts";
import { createSourceTally } from "../../../relay/admin/source-tally.ts";
import { createApp } from "../../../relay/app.ts";
import { dashboard } from "../../../relay/dashboard/dashboard.ts";
import { createLive } from "../../../relay/dashboard/live.ts";
import { createSightings } from "../../../relay/dashboard/sightings.ts";
import { listen } from "../../../relay/listen.ts";
import { liveConfig } from "../../../relay/live-config.ts";
import { idSource } from "../../../relay/model/new-id.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { ACTING, anAdmin } from "../admin/admin-lab.ts";
import { aConfig } from "../support/a-config.ts";

const DAY_MS = 86_400_000;

/** Ten past three in the afternoon of yesterday. Browsers go by the machine's clock, by which cookies must not be over. */
function yesterdayAfternoon(): Date {
  return new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS + 15 * 3_600_000 + 600_000);
}

/** A relay with a dashboard under test. */
export type DashboardLab = Awaited<ReturnType<typeof openDashboardLab>>;

/**
 * A relay with a dashboard and a store in SQLite, listening on a port of its own; nothing is dispatched, and its clock stands still
 * unless another one is given.
 */
export async function openDashboardLab(
  differences: Partial<RelayConfig> = {},
  clock: Clock = new ManualClock(yesterdayAfternoon()),
) {
  const folder = mkdtempSync(join(tmpdir(), "sluice-dashboard-"));
  const store = await openSqliteStore(join(folder, "sluice.db"), { clock });
  const signals: Signal[] = [];
  const tally = createSourceTally(clock);
  const sightings = createSightings(clock);
  const live = createLive(clock);
  const observe = (signal: Signal) => {
    signals.push(signal);
    for (const note of [tally.note, sightings.observe, live.observe]) note(signal);
  };
  const config = liveConfig(aConfig({ admin: anAdmin({ sessionMs: 30 * DAY_MS }), ...differences }));
  const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const auth = createAuth({ config, clock, randomBytes, observe });
  const woken: number[] = [];
  const newId = idSource(clock, randomBytes);
  const onStored = () => void woken.push(woken.length);
  const ground = { config, store, observe, clock, newId, onStored, dispatching: () => true };
  const app = createApp({ ...ground, more: [dashboard({ ...ground, auth, tally, sightings, live })] });
  const listening = await listen(app, { host: "127.0.0.1", port: 0 });

  /** A request as a browser on one of the relay's own pages makes it. */
  const ask = async (
    path: string,
    init: Omit<RequestInit, "headers"> & { readonly headers?: Readonly<Record<string, string>> } = {},
  ) =>
    fetch(`${listening.url}${path}`, {
      redirect: "manual",
      ...init,
      headers: { "sec-fetch-site": "same-origin", ...init.headers },
    });

  const submit = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(path, { method: "POST", body: new URLSearchParams(fields), headers });

  return {
    clock,
    store,
    config,
    signals,
    observe,
    woken,
    live,
    newId,
    url: listening.url,
    ask,
    submit,

    /** Signs in with a token; the cookie that proves it. */
    async signIn(token = ACTING): Promise<{ readonly cookie: string }> {
      const answer = await submit("/dashboard/sign-in", { token });
      return { cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
    },

    async close(): Promise<void> {
      await live.stop();
      listening.destroy();
      await listening.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
