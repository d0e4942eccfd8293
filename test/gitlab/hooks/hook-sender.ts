import { randomUUID } from "node:crypto";
import type { Site } from "../http/site.ts";
import { pipelineHookView } from "../views/pipeline-hook-view.ts";
import type { HookRow, PipelineRow } from "../world/rows.ts";
import type { World } from "../world/world.ts";

/** One webhook that has been sent, or could not be. */
export interface SentHook {
  readonly url: string;
  readonly body: string;
  /** What the receiver answered; absent when no answer came. */
  readonly status?: number;
  readonly answer?: string;
}

/** GitLab's default for `webhook_timeout`. */
const TIMEOUT_MS = 10_000;

/**
 * Sends pipeline events to the webhooks of a world, one after the other, as app/services/web_hook_service.rb does: once each, whatever
 * comes back. GitLab's workers may overtake each other; `hold` lets a test do so.
 */
export class HookSender {
  /** Every webhook so far, in the order in which they were sent. */
  readonly sent: SentHook[] = [];
  readonly #site: Site;
  readonly #closing = new AbortController();
  #queue: Promise<void> = Promise.resolve();
  #held: (() => Promise<void>)[] | undefined;

  constructor(world: World, site: Site) {
    this.#site = site;
    world.onStatus = (pipeline) => {
      for (const hook of world.hooks) {
        if (hook.project === pipeline.project) this.#post(hook, pipeline, world.nowMs);
      }
    };
  }

  /** Resolves once everything that was to be sent has been. */
  async idle(): Promise<void> {
    await this.#queue;
  }

  /** Keeps webhooks back until `release`. */
  hold(): void {
    this.#held ??= [];
  }

  /** Sends what was kept back, in the order asked for. */
  release(order: "as they came" | "the last first" = "as they came"): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const send of order === "as they came" ? held : held.toReversed()) this.#enqueue(send);
  }

  /** Sends nothing more. */
  close(): void {
    this.#closing.abort();
  }

  #post({ url, token }: HookRow, pipeline: PipelineRow, nowMs: number): void {
    const body = JSON.stringify(pipelineHookView(this.#site, pipeline, nowMs));
    const id = randomUUID();
    const headers = {
      "content-type": "application/json",
      "user-agent": `GitLab/${this.#site.version}.0.0`,
      "x-gitlab-event": "Pipeline Hook",
      "x-gitlab-webhook-uuid": randomUUID(),
      "x-gitlab-event-uuid": randomUUID(),
      "x-gitlab-instance": this.#site.origin,
      "x-gitlab-token": token,
      "idempotency-key": id,
      ...(this.#site.version < 19 ? {} : { "webhook-id": id, "webhook-timestamp": String(Math.floor(nowMs / 1_000)) }),
    };
    const send = async () => {
      const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(TIMEOUT_MS)]);
      try {
        const answer = await fetch(url, { method: "POST", headers, body, signal });
        this.sent.push({ url, body, status: answer.status, answer: await answer.text() });
      } catch {
        this.sent.push({ url, body });
      }
    };
    if (this.#held === undefined) this.#enqueue(send);
    else this.#held.push(send);
  }

  #enqueue(send: () => Promise<void>): void {
    this.#queue = this.#queue.then(send);
  }
}
