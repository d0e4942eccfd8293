import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Health } from "../../relay/dispatch/breaker.ts";
import type { Call, Entered, Gate, Pass } from "../../relay/dispatch/gate.ts";
import type { GitLabConfig, RelayConfig } from "../../relay/model/relay-config.ts";
import { aConfig, aDispatch } from "../relay/support/a-config.ts";

/** A place where gates can be opened, with a clock that is moved by hand. */
export interface GateGround {
  /** The gate of one more relay; where it cannot be shared, a test opens one only. */
  open(config: () => RelayConfig): Promise<Gate>;
  /** Moves the time that limits and pauses go by. */
  advance(ms: number): Promise<void>;
  /** This relay's own clock, which goes as far in as much time. */
  nowMs(): number;
  close(): Promise<void>;
}

/** Limits of a configuration with two GitLabs, `main` and `other`. */
export interface GateLimits {
  readonly perLane?: number;
  readonly perGitLab?: number;
  readonly perProject?: number;
  readonly failures?: number;
}

export const FAILS: Health = { kind: "fails" };
export const WORKS: Health = { kind: "works" };
const MINUTE_MS = 60_000;
const PAUSE_MS = 30_000;

/** Two GitLabs, `main` and `other`; the limits are those of `main` and its projects. */
export function limited({ perLane, perGitLab, perProject, failures = 2 }: GateLimits): RelayConfig {
  const gitlab = (name: string, limit?: number): [string, GitLabConfig] => [
    name,
    { name, url: `https://${name}.example.com`, ...(limit === undefined ? {} : { creationsPerMinute: limit }) },
  ];
  return aConfig({
    gitlab: new Map([gitlab("main", perGitLab), gitlab("other")]),
    dispatch: aDispatch({
      breaker: { failures, pauseMs: PAUSE_MS },
      ...(perProject === undefined ? {} : { perProject }),
      ...(perLane === undefined ? {} : { creationsPerMinute: perLane }),
    }),
  });
}

/** A gate with shorter words for what is done with it. */
export class Turnstile {
  readonly gate: Gate;
  readonly #ground: GateGround;
  static #calls = 0;

  constructor(gate: Gate, ground: GateGround) {
    this.gate = gate;
    this.#ground = ground;
  }

  async enter(lane: string, purpose: Call["purpose"] = "trigger"): Promise<Entered> {
    Turnstile.#calls += 1;
    return this.gate.enter({ lane, purpose, delivery: `d${Turnstile.#calls}`, attempt: 1 }, this.#ground.nowMs());
  }

  async in(lane: string, purpose: Call["purpose"] = "trigger"): Promise<Pass> {
    const entered = await this.enter(lane, purpose);
    if (entered.kind === "closed") throw new Error(`Nothing gets into ${lane}.`);
    return entered.pass;
  }

  async out(pass: Pass, health: Health = WORKS, created = true) {
    return this.gate.leave(pass, { health, created }, this.#ground.nowMs());
  }

  /** A call that begins and ends at once. */
  async call(lane: string, health: Health = WORKS, created = true) {
    const entered = await this.enter(lane);
    return entered.kind === "closed" ? "refused" : this.out(entered.pass, health, created);
  }

  async room(...lanes: readonly string[]): Promise<readonly number[]> {
    await this.gate.look();
    return lanes.map((lane) => this.gate.room(lane, this.#ground.nowMs()));
  }

  /** In how many milliseconds a lane opens. */
  async opensIn(lane: string): Promise<number | undefined> {
    await this.gate.look();
    const atMs = this.gate.opensAtMs(lane, this.#ground.nowMs());
    return atMs === undefined ? undefined : atMs - this.#ground.nowMs();
  }
}

/** What every gate promises, whether it has its GitLabs to itself or shares them. */
export function gateContract(name: string, create: () => Promise<GateGround>): void {
  describe(`${name} before a GitLab`, () => {
    const state = { config: limited({}) };
    let ground: GateGround;

    const aGate = async (limits: GateLimits) => {
      state.config = limited(limits);
      return new Turnstile(await ground.open(() => state.config), ground);
    };

    beforeEach(async () => {
      ground = await create();
    });

    afterEach(async () => {
      await ground.close();
    });

    it("lets any number through where nothing limits it", async () => {
      const gate = await aGate({});

      expect(await gate.room("main:a")).toEqual([Infinity]);
    });

    it("has no more calls of a lane under way than there may be, looks included", async () => {
      const gate = await aGate({ perProject: 2 });
      const first = await gate.in("main:a");
      await gate.in("main:a", "look-up");

      expect(await gate.enter("main:a")).toEqual({ kind: "closed" });
      expect(await gate.enter("main:b")).toMatchObject({ kind: "in" });
      await gate.out(first);
      expect(await gate.enter("main:a")).toMatchObject({ kind: "in" });
    });

    it("counts creations by project, each for itself", async () => {
      const gate = await aGate({ perLane: 2 });
      await gate.call("main:a");
      await ground.advance(10);
      await gate.call("main:a");
      await ground.advance(10);

      expect(await gate.call("main:a")).toBe("refused");
      expect(await gate.room("main:a", "main:b")).toEqual([0, 2]);
      expect(await gate.opensIn("main:a")).toBe(MINUTE_MS - 20);
    });

    it("counts creations by GitLab, over all its projects", async () => {
      const gate = await aGate({ perGitLab: 2 });
      await gate.call("main:a");
      await gate.call("main:b");

      expect(await gate.enter("main:c")).toEqual({ kind: "closed", opensAtMs: ground.nowMs() + MINUTE_MS });
      expect(await gate.room("main:a", "main:c", "other:a")).toEqual([0, 0, Infinity]);
    });

    it("lets in again what is a minute old, and no sooner", async () => {
      const gate = await aGate({ perLane: 1 });
      await gate.call("main:a");
      await ground.advance(MINUTE_MS - 1);
      const before = await gate.call("main:a");
      await ground.advance(1);

      expect(before).toBe("refused");
      expect(await gate.call("main:a")).toBeUndefined();
    });

    it("does not know when it opens while that hangs on calls under way", async () => {
      const gate = await aGate({ perLane: 1 });
      await gate.in("main:a");
      await ground.advance(5 * MINUTE_MS);

      expect(await gate.room("main:a")).toEqual([0]);
      expect(await gate.opensIn("main:a")).toBeUndefined();
      expect(await gate.enter("main:a")).toEqual({ kind: "closed" });
    });

    it("does not count what has created nothing, nor looks", async () => {
      const gate = await aGate({ perLane: 1 });
      await gate.call("main:a", WORKS, false);
      await gate.out(await gate.in("main:a", "look-up"), { kind: "untold" }, false);

      expect(await gate.room("main:a")).toEqual([1]);
    });

    it("closes every lane of a GitLab that fails in a row, and no other one's", async () => {
      const gate = await aGate({});
      await gate.call("main:a", FAILS);

      expect(await gate.call("main:b", FAILS)).toEqual({
        gitlab: "main",
        from: "closed",
        to: "open",
        pauseMs: PAUSE_MS,
      });
      expect(await gate.room("main:a", "main:c", "other:a")).toEqual([0, 0, Infinity]);
      expect(await gate.opensIn("main:c")).toBe(PAUSE_MS);
    });

    it("forgets failures once a call works", async () => {
      const gate = await aGate({});
      await gate.call("main:a", FAILS);
      await gate.call("main:a", WORKS);

      expect(await gate.call("main:a", FAILS)).toBeUndefined();
      expect(await gate.room("main:a")).toEqual([Infinity]);
    });

    it("lets exactly one call try whether it works again", async () => {
      const gate = await aGate({});
      await gate.call("main:a", FAILS);
      await gate.call("main:a", FAILS);
      await ground.advance(PAUSE_MS);
      // A look that is answered tells nothing about calls, so the next one tries.
      await gate.out(await gate.in("main:b", "look-up"), { kind: "untold" }, false);
      const probe = await gate.in("main:b");

      expect(await gate.enter("main:a")).toEqual({ kind: "closed" });
      expect(await gate.opensIn("main:a")).toBeUndefined();
      expect(await gate.out(probe)).toEqual({ gitlab: "main", from: "half-open", to: "closed" });
      expect(await gate.room("main:a")).toEqual([Infinity]);
    });

    it("is closed for as long as GitLab asks, and by a probe that fails for another pause", async () => {
      const gate = await aGate({});
      const asked = await gate.call("main:a", { kind: "asks-for-pause", ms: 5_000 });
      await ground.advance(5_000);

      expect(asked).toMatchObject({ to: "open", pauseMs: 5_000 });
      expect(await gate.call("main:a", FAILS)).toMatchObject({ from: "half-open", to: "open", pauseMs: PAUSE_MS });
    });

    it("takes a limit from the configuration in force, with what has been used", async () => {
      const gate = await aGate({ perLane: 5 });
      await gate.call("main:a");
      await gate.call("main:a");
      state.config = limited({ perLane: 2 });

      expect(await gate.enter("main:a")).toMatchObject({ kind: "closed" });
      state.config = limited({});
      expect(await gate.enter("main:a")).toMatchObject({ kind: "in" });
    });

    it("begins anew with a GitLab that has moved", async () => {
      const gate = await aGate({});
      await gate.call("main:a", FAILS);
      await gate.call("main:a", FAILS);
      state.config = aConfig({ gitlab: new Map([["main", { name: "main", url: "https://new.example.com" }]]) });

      expect(await gate.room("main:a")).toEqual([Infinity]);
      expect(await gate.enter("main:a")).toMatchObject({ kind: "in" });
    });
  });
}
