import type { Clock } from "../../shared/time/clock.ts";
import { systemClock } from "../../shared/time/clock.ts";
import { createApp } from "./app.ts";
import { createStorage } from "./artifacts/storage.ts";
import { Faults } from "./faults/faults.ts";
import { HookSender } from "./hooks/hook-sender.ts";
import { listen } from "./http/listen.ts";
import type { RecordedRequest } from "./http/record.ts";
import type { Throttle } from "./http/throttle.ts";
import type { GitLabVersion } from "./version.ts";
import { World } from "./world/world.ts";

/** How the stand-in is started. */
export interface StandInOptions {
  /** Major version of GitLab to be: it decides what a job token may read. Default 19. */
  readonly version?: GitLabVersion;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly clock?: Clock;
  /** Relative URL root, for example `/gitlab`. Default none. */
  readonly root?: string;
  /**
   * Whether the second origin refuses GitLab credentials in any header, so that a client that leaks them over a redirect fails. Default true.
   * A real object store minds only `Authorization`.
   */
  readonly strictStorage?: boolean;
  /** Rack::Attack's limit on requests per period; absent = off, as on a fresh self-managed GitLab. */
  readonly throttle?: Throttle;
}

/** A running stand-in. */
export interface StandIn {
  /** Base URL as a client is given it: `http://127.0.0.1:PORT`, with the relative URL root if there is one. */
  readonly url: string;
  /** The second origin, where archives of projects with `storage: "redirect"` lie. */
  readonly storageUrl: string;
  readonly world: World;
  readonly faults: Faults;
  /** Every request so far to either origin (but the stand-in's own control routes), in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Sends the webhooks of `world.hooks`. */
  readonly hooks: HookSender;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** Starts a GitLab that is empty but for what you put into `world`. Rejects when the port is taken. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const world = new World(options.clock ?? systemClock);
  const faults = new Faults();
  const requests: RecordedRequest[] = [];
  const storage = createStorage({ world, faults, requests, strict: options.strictStorage ?? true });
  const storageServer = await listen(storage.app.fetch, 0);
  storage.origin = storageServer.url;
  const root = (options.root ?? "").replace(/\/+$/u, "");
  const site = { origin: "", version: options.version ?? 19, root };
  const app = createApp({ world, faults, requests, storage, site, throttle: options.throttle });
  try {
    const server = await listen(app.fetch, options.port ?? 0);
    site.origin = server.url;
    const hooks = new HookSender(world, site);
    const close = async () => {
      hooks.close();
      await Promise.all([server.close(), storageServer.close()]);
    };
    return { url: server.url + root, storageUrl: storageServer.url, world, faults, requests, hooks, close };
  } catch (error) {
    await storageServer.close();
    throw error;
  }
}
