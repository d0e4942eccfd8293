import { Admission } from "../../relay/dispatch/admission.ts";
import { ManualClock } from "../gitlab/manual-clock.ts";
import { type GateGround, gateContract } from "./gate-contract.ts";

gateContract("a gate in memory", async (): Promise<GateGround> => {
  const clock = new ManualClock();
  return {
    open: async (config) => new Admission(config),
    advance: async (ms) => clock.jump(ms),
    nowMs: () => clock.monotonicMs(),
    close: async () => {},
  };
});
