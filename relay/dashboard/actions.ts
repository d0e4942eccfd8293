import type { DeliveryState } from "../model/delivery.ts";

/** What a person may do to a delivery. */
export interface Action {
  readonly name: "redeliver" | "release" | "cancel";
  readonly verb: string;
  readonly from: readonly DeliveryState[];
  /** What will happen, said before it does. */
  readonly says: string;
}

/** Every action, in the order they are offered. */
export const ACTIONS: readonly Action[] = [
  {
    name: "release",
    verb: "Release",
    from: ["held", "dead"],
    says: "This same delivery goes on its way again, with all its attempts before it, along its route as the configuration has it now.",
  },
  {
    name: "redeliver",
    verb: "Redeliver",
    from: ["held", "dead", "delivered", "canceled"],
    says: "A new delivery is made of the same event, from the stored bytes, along the route of the same name as it is now. Every redelivery may start a pipeline of its own.",
  },
  {
    name: "cancel",
    verb: "Cancel",
    from: ["pending", "held"],
    says: "Nothing is sent for this delivery any more. It can be redelivered later.",
  },
];

function actionOf(name: string): Action | undefined {
  return ACTIONS.find((action) => action.name === name);
}

/** Whether a delivery in this state lets itself be released, redelivered or canceled. */
export function isPossible(name: Action["name"], state: DeliveryState): boolean {
  return actionOf(name)?.from.includes(state) === true;
}
