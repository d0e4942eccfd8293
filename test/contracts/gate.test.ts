import { describe } from "vitest";
import { Admission } from "../../relay/dispatch/admission.ts";
import { ManualClock } from "../gitlab/manual-clock.ts";
import { whyNoPostgres } from "../postgres/databases.ts";
import { type GateGround, gateContract } from "./gate-contract.ts";
import { sharedGround } from "./gate-ground.ts";

gateContract("a gate in memory", async (): Promise<GateGround> => {
  const clock = new ManualClock();
  return {
    open: async (config) => new Admission(config),
    advance: async (ms) => clock.jump(ms),
    nowMs: () => clock.monotonicMs(),
    close: async () => {},
  };
});

describe.skipIf((await whyNoPostgres()) !== undefined)("on PostgreSQL", () => {
  gateContract("a gate that is shared", sharedGround);
});
