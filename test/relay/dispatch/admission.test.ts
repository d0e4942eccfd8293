import { describe, expect, it } from "vitest";
import { Admission } from "../../../relay/dispatch/admission.ts";
import type { Health } from "../../../relay/dispatch/breaker.ts";
import type { GitLabConfig, RelayConfig } from "../../../relay/model/relay-config.ts";
import { aConfig, aDispatch } from "../support/a-config.ts";

const MINUTE_MS = 60_000;
const FAILS: Health = { kind: "fails" };
const WORKS: Health = { kind: "works" };

/** Two GitLabs, `main` and `other`, with these limits a minute. */
function limited(perProject?: number, perGitLab?: number): RelayConfig {
  const gitlab = (name: string, limit?: number): [string, GitLabConfig] => [
    name,
    { name, url: `https://${name}.example.com`, ...(limit === undefined ? {} : { creationsPerMinute: limit }) },
  ];
  return aConfig({
    gitlab: new Map([gitlab("main", perGitLab), gitlab("other")]),
    dispatch: aDispatch({
      breaker: { failures: 2, pauseMs: 30_000 },
      ...(perProject === undefined ? {} : { creationsPerMinute: perProject }),
    }),
  });
}

/** A gate, and how to put calls through it. */
function aGate(first: RelayConfig) {
  const state = { config: first };
  const admission = new Admission(() => state.config);
  return {
    admission,
    reload: (next: RelayConfig) => {
      state.config = next;
    },
    call: (lane: string, nowMs: number, health: Health = WORKS, created = true) => {
      const pass = admission.enter(lane, "trigger", nowMs);
      return pass === undefined ? "refused" : admission.leave(pass, health, created, nowMs);
    },
  };
}

describe("the gate before a GitLab", () => {
  it("lets any number through where nothing limits it", () => {
    expect(aGate(limited()).admission.room("main:a", 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("counts creations by project, each for itself", () => {
    const { admission, call } = aGate(limited(2));
    call("main:a", 0);
    call("main:a", 10);

    expect(call("main:a", 20)).toBe("refused");
    expect([admission.room("main:a", 20), admission.room("main:b", 20)]).toEqual([0, 2]);
    expect(admission.opensAtMs("main:a", 20)).toBe(MINUTE_MS);
  });

  it("counts creations by GitLab, over all its projects", () => {
    const { admission, call } = aGate(limited(undefined, 2));
    call("main:a", 0);
    call("main:b", 10);

    expect(["main:a", "main:c", "other:a"].map((lane) => admission.room(lane, 20))).toEqual([
      0,
      0,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it("counts what was called before it began, by project and by GitLab", () => {
    const before = [
      { lane: "main:a", endedAtMs: -10_000 },
      { lane: "other:a", endedAtMs: -10_000 },
    ];
    const admission = new Admission(() => limited(2, 2), before);
    const pass = admission.enter("main:a", "trigger", 0);

    expect(["main:a", "main:b", "other:a"].map((lane) => admission.room(lane, 0))).toEqual([0, 0, 1]);
    expect(admission.opensAtMs("main:a", 0)).toBe(50_000);
    expect(pass && admission.leave(pass, WORKS, true, 70_000)).toBeUndefined();
    expect(admission.room("main:a", 70_000)).toBe(1);
  });

  it("does not know when it opens while that hangs on calls under way", () => {
    const { admission } = aGate(limited(1));
    admission.enter("main:a", "trigger", 0);

    expect([admission.room("main:a", 5), admission.opensAtMs("main:a", 5)]).toEqual([0, undefined]);
  });

  it("does not count what has created nothing, nor looks", () => {
    const { admission, call } = aGate(limited(1));
    call("main:a", 0, WORKS, false);
    const look = admission.enter("main:a", "look-up", 0);

    expect(look).toBeDefined();
    expect(admission.room("main:a", 0)).toBe(1);
  });

  it("closes every lane of a GitLab that fails in a row, and no other one's", () => {
    const { admission, call } = aGate(limited());
    call("main:a", 0, FAILS);

    expect(call("main:b", 10, FAILS)).toEqual({ gitlab: "main", from: "closed", to: "open", pauseMs: 30_000 });
    expect(["main:a", "main:c", "other:a"].map((lane) => admission.room(lane, 20))).toEqual([
      0,
      0,
      Number.POSITIVE_INFINITY,
    ]);
    expect(admission.opensAtMs("main:c", 20)).toBe(30_010);
  });

  it("lets exactly one call try whether it works again", () => {
    const { admission, call } = aGate(limited());
    call("main:a", 0, FAILS);
    call("main:a", 0, FAILS);
    const look = admission.enter("main:b", "look-up", 30_000);
    // A look that is answered tells nothing about calls, so the next one tries.
    expect(look && admission.leave(look, { kind: "untold" }, false, 30_000)).toBeUndefined();
    const probe = admission.enter("main:b", "trigger", 30_000);

    expect(probe).toBeDefined();
    expect(admission.enter("main:a", "trigger", 30_001)).toBeUndefined();
    expect(admission.opensAtMs("main:a", 30_001)).toBeUndefined();
    expect(probe && admission.leave(probe, WORKS, true, 30_002)).toEqual({
      gitlab: "main",
      from: "half-open",
      to: "closed",
    });
    expect(admission.room("main:a", 30_002)).toBe(Number.POSITIVE_INFINITY);
  });

  it("takes a limit from the configuration in force, with what has been used", () => {
    const { admission, call, reload } = aGate(limited(5));
    call("main:a", 0);
    call("main:a", 0);
    reload(limited(2));
    expect(admission.room("main:a", 1)).toBe(0);

    reload(limited());
    expect(admission.room("main:a", 1)).toBe(Number.POSITIVE_INFINITY);
  });

  it("begins anew with a GitLab that has moved", () => {
    const { admission, call, reload } = aGate(limited());
    call("main:a", 0, FAILS);
    call("main:a", 0, FAILS);
    reload(aConfig({ gitlab: new Map([["main", { name: "main", url: "https://new.example.com" }]]) }));

    expect(admission.room("main:a", 1)).toBe(Number.POSITIVE_INFINITY);
  });
});
