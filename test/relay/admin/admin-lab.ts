import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adminApi } from "../../../relay/admin/api.ts";
import { createAuth } from "../../../relay/admin/auth.ts";
import { createSourceTally } from "../../../relay/admin/source-tally.ts";
import { createApp } from "../../../relay/app.ts";
import { listen } from "../../../relay/listen.ts";
import { liveConfig } from "../../../relay/live-config.ts";
import { idSource } from "../../../relay/model/new-id.ts";
import type { AdminConfig, RelayConfig } from "../../../relay/model/relay-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aConfig } from "../support/a-config.ts";
import { payloadJson } from "../support/payloads.ts";
import { githubHeaders } from "../support/sending.ts";

/** The tokens of the relays in these tests. */
export const ACTING = "acting-token-0123456789";
export const READING = "reading-token-0123456789";

/** An `admin` with one token of either kind. */
export function anAdmin(differences: Partial<AdminConfig> = {}): AdminConfig {
  return { tokens: [new Secret(ACTING)], readTokens: [new Secret(READING)], sessionMs: 3_600_000, ...differences };
}

/** What came back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Undefined for what is no JSON. */
  readonly json: unknown;
}

/** How a request differs from a GET with the token that may act. */
export interface Asking {
  /** Null for none. */
  readonly token?: string | null;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Becomes JSON, unless it is text. */
  readonly body?: unknown;
}

/** A relay under test. */
export type AdminLab = Awaited<ReturnType<typeof openAdminLab>>;

/** A relay with a store in SQLite, listening on a port of its own, with a clock that stands still; nothing is dispatched. */
export async function openAdminLab(differences: Partial<RelayConfig> = {}) {
  const clock = new ManualClock();
  const folder = mkdtempSync(join(tmpdir(), "sluice-admin-"));
  const store = await openSqliteStore(join(folder, "sluice.db"), { clock });
  const signals: Signal[] = [];
  const tally = createSourceTally(clock);
  const observe = (signal: Signal) => {
    signals.push(signal);
    tally.note(signal);
  };
  const config = liveConfig(aConfig({ admin: anAdmin(), ...differences }));
  const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const woken: number[] = [];
  const ground = {
    config,
    store,
    observe,
    clock,
    newId: idSource(clock, randomBytes),
    onStored: () => void woken.push(woken.length),
    dispatching: () => true,
  };
  const auth = createAuth({ config, clock, randomBytes, observe });
  const app = createApp({ ...ground, more: [adminApi({ ...ground, auth, tally })] });
  const listening = await listen(app, { host: "127.0.0.1", port: 0 });
  let guids = 0;

  const ask = async (path: string, { token = ACTING, method = "GET", headers, body }: Asking = {}): Promise<Answer> => {
    const response = await fetch(`${listening.url}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = Buffer.from(bytes).toString("utf8");
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true && text !== "";
    return {
      status: response.status,
      headers: response.headers,
      text,
      bytes,
      json: isJson ? JSON.parse(text) : undefined,
    };
  };

  return {
    clock,
    store,
    config,
    signals,
    woken,
    auth,
    url: listening.url,
    storePath: join(folder, "sluice.db"),
    ask,
    post: async (path: string, body?: unknown, more: Asking = {}) => ask(path, { method: "POST", body, ...more }),

    /** Sends an event of this type as GitHub would; its id. */
    async send(type: string, body: Buffer, headers: Readonly<Record<string, string>> = {}): Promise<string> {
      guids += 1;
      const answered = await ask("/hooks/hub", {
        token: null,
        method: "POST",
        headers: { ...githubHeaders(body, type, `guid-${guids}`), ...headers },
        body: body.toString("utf8"),
      });
      return (answered.json as { event?: string }).event ?? answered.text;
    },

    /** Sends a push of `branch` as GitHub would; the ids of what was stored. */
    async push(branch = "main", repository = "acme/app"): Promise<{ event: string; delivery: string }> {
      const base = payloadJson("github-push.json");
      const of = { ...Object(base["repository"]), full_name: repository };
      const body = Buffer.from(JSON.stringify({ ...base, ref: `refs/heads/${branch}`, repository: of }));
      guids += 1;
      const answered = await ask("/hooks/hub", {
        token: null,
        method: "POST",
        headers: githubHeaders(body, "push", `guid-${guids}`),
        body: body.toString("utf8"),
      });
      const { event = "", deliveries = [] } = answered.json as { event?: string; deliveries?: string[] };
      return { event, delivery: deliveries[0] ?? "" };
    },

    /** Ends the oldest due delivery without a pipeline. */
    async settle(kind: "held" | "dead"): Promise<string> {
      const [claimed] = await store.claim(clock.now(), 1);
      if (claimed === undefined) throw new Error("Nothing is due.");
      const { delivery, attempt } = claimed;
      const text = `GitLab said <b>no</b> to ${delivery.id}.`;
      await store.settle(delivery.id, attempt, clock.now(), { kind, code: "GITLAB_REF_NOT_FOUND", text, status: 400 });
      return delivery.id;
    },

    /** Delivers the oldest due delivery as a pipeline of this number. */
    async deliver(id: number): Promise<string> {
      const [claimed] = await store.claim(clock.now(), 1);
      if (claimed === undefined) throw new Error("Nothing is due.");
      const { delivery, attempt } = claimed;
      const webUrl = `https://gitlab.example.com/group/deploy/-/pipelines/${id}`;
      await store.settle(delivery.id, attempt, clock.now(), {
        kind: "delivered",
        pipeline: { id, projectId: 7, webUrl },
      });
      return delivery.id;
    },

    async close(): Promise<void> {
      listening.destroy();
      await listening.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
