import { describe, expect, it } from "vitest";
import { deliveryMark } from "../../../relay/deliveries/delivery-mark.ts";

describe("the delivery a pipeline was started for", () => {
  it.each([
    ["stands in its variable", { SLUICE_DELIVERY: "d-1", TRIGGER_PAYLOAD: "{}" }, "d-1"],
    ["stands beside the payload", { TRIGGER_PAYLOAD: '{"ref":"main","sluice":{"delivery":"d-1"}}' }, "d-1"],
    ["is nowhere without either", {}, undefined],
    ["is nowhere in another payload", { TRIGGER_PAYLOAD: '{"payload":{"sluice":{"delivery":"d-1"}}}' }, undefined],
    ["is no mark of the step", { TRIGGER_PAYLOAD: '{"sluice":{"marker":"m-1"}}' }, undefined],
    ["is no number", { TRIGGER_PAYLOAD: '{"sluice":{"delivery":7}}' }, undefined],
    ["is nowhere in null", { TRIGGER_PAYLOAD: "null" }, undefined],
    ["is nowhere under null", { TRIGGER_PAYLOAD: '{"sluice":null}' }, undefined],
    ["is nowhere in what is no JSON", { TRIGGER_PAYLOAD: "payload=1" }, undefined],
  ])("%s", (_, variables, mark) => {
    expect(deliveryMark(new Map(Object.entries(variables)))).toBe(mark);
  });
});
